/// Where an invisible character belongs to the writing: inside emoji, and between the letters of scripts that join.
enum Joining {
  /// Whether the character may be the base of an emoji sequence (UTS #51): by block, so that new emoji count too.
  static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x2194...0x21AA, 0x231A...0x23FF, 0x24C2: true
    case 0x25AA...0x25FE, 0x2600...0x27BF, 0x2934...0x2935, 0x2B05...0x2B55, 0x3030, 0x303D, 0x3297, 0x3299: true
    case 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// `0`–`9`, `#` and `*`: the base of a keycap, `1️⃣`.
  static func isKeycapBase(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || value == 0x23 || value == 0x2A
  }

  /// What may stand before a zero-width joiner inside an emoji: its base, its style, its skin tone.
  static func mayJoinEmoji(_ value: UInt32) -> Bool { isEmoji(value) || value == 0xFE0F }

  /// Letters and marks of scripts in which the joiner and the non-joiner change what is written: Arabic, Syriac, N'Ko,
  /// Mongolian, and the scripts of South and Southeast Asia (Unicode 9.2, 12.1).
  static func usesJoiners(_ value: UInt32) -> Bool {
    switch value {
    case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6FF, 0x710...0x74F, 0x750...0x77F, 0x7CA...0x7EA: true
    case 0x8A0...0x8C9, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x17B3, 0x17B6...0x17DD, 0x1820...0x18AA: true
    case 0xFB50...0xFDCF, 0xFDF0...0xFDFF, 0xFE70...0xFEFC, 0x11000...0x1134D: true
    default: false
    }
  }

  /// Letters that are written from right to left.
  static func isRightToLeft(_ value: UInt32) -> Bool {
    switch value {
    case 0x590...0x61B, 0x61D...0x8FF, 0xFB1D...0xFDCF, 0xFDF0...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF: true
    case 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Chinese characters, some of which have registered variants (UTS #37).
  static func isIdeograph(_ value: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }

  static func isMongolian(_ value: UInt32) -> Bool { (0x1820...0x18AA).contains(value) }
}
