/// Which characters show nothing by themselves.
///
/// `VisibleText` writes everything out that a person could misread; here the question is narrower: what can be taken out of a
/// text without anybody seeing a difference.
enum InvisibleScalars {
  /// Whether the character shows nothing: Unicode's `Default_Ignorable_Code_Point`, the controls of annotations (Unicode
  /// 23.8), and noncharacters. Controls such as ESC are not meant: they do something.
  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0xAD: false
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F: true
    case 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0: true
    case 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Overrides, embeddings, isolates and marks of the bidirectional algorithm (UAX #9 section 2).
  static func turnsDirection(_ value: UInt32) -> Bool {
    switch value {
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    default: false
    }
  }

  /// Marks that only hint at a direction; right-to-left text is written with them.
  static func isDirectionMark(_ value: UInt32) -> Bool { value == 0x61C || value == 0x200E || value == 0x200F }

  static func isVariationSelector(_ value: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
  }

  static func isTag(_ value: UInt32) -> Bool { (0xE0000...0xE007F).contains(value) }

  static func isPrivateUse(_ value: UInt32) -> Bool {
    (0xE000...0xF8FF).contains(value) || (0xF0000...0xFFFFD).contains(value) || (0x100000...0x10FFFD).contains(value)
  }
}
