/// The sequences that a terminal acts on (ECMA-48 sections 5.4 and 8.3), in their 7-bit and 8-bit forms.
enum TerminalSequence {
  /// Whether the character can begin one: ESC, or an 8-bit control of C1.
  static func isIntroducer(_ value: UInt32) -> Bool { value == 0x1B || (0x80...0x9F).contains(value) }

  /// Where the sequence that begins at `start` ends.
  ///
  /// A control string that is never closed is only its introducer: what follows would otherwise be text that a model reads
  /// and nobody was shown.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (value, length) = ScalarReader.read(bytes, at: start)
    var index = start + length
    guard value == 0x1B else {
      switch value {
      case 0x9B: return controlSequence(bytes, from: index)
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return controlString(bytes, from: index) ?? index
      default: return index
      }
    }
    guard index < bytes.count else { return index }
    switch bytes[index] {
    case UInt8(ascii: "["): return controlSequence(bytes, from: index + 1)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return controlString(bytes, from: index + 1) ?? index + 1
    case 0x20...0x2F:
      while index < bytes.count, (0x20...0x2F).contains(bytes[index]) { index += 1 }
      return index < bytes.count && (0x30...0x7E).contains(bytes[index]) ? index + 1 : index
    case 0x30...0x7E: return index + 1
    default: return index
    }
  }

  /// CSI: parameters, intermediates, one final byte.
  private static func controlSequence(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, (0x30...0x3F).contains(bytes[index]) { index += 1 }
    while index < bytes.count, (0x20...0x2F).contains(bytes[index]) { index += 1 }
    return index < bytes.count && (0x40...0x7E).contains(bytes[index]) ? index + 1 : index
  }

  /// OSC, DCS, SOS, PM, APC: to BEL or ST. Another control ends the search, so that many open strings cost no more than one.
  private static func controlString(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x07: return index + 1
      case 0x1B: return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\\") ? index + 2 : nil
      case 0xC2 where index + 1 < bytes.count && (0x80..<0xA0).contains(bytes[index + 1]):
        return bytes[index + 1] == 0x9C ? index + 2 : nil
      case 0x00..<0x20, 0x7F: return nil
      default: index += 1
      }
    }
    return nil
  }
}
