/// What a person takes a name for: look-alikes of other alphabets, case, accents, invisible characters and separators dropped,
/// and `0`, `1`, `5` and `rn` read as the letters that they imitate (in the spirit of UTS #39 section 4).
package enum NameSkeleton {
  /// The skeleton. Two names with one skeleton can be taken for each other.
  package static func of(_ name: String) -> String {
    var skeleton: [UInt8] = []
    for character in characters(of: name) {
      skeleton += Unicode.Scalar(character).flatMap { UTF8.encode($0) }.map(Array.init) ?? []
    }
    return String(decoding: skeleton, as: UTF8.self)
  }

  /// The same as folded characters, to look names up by.
  static func characters(of name: String) -> [UInt32] {
    var characters: [UInt32] = []
    for scalar in name.unicodeScalars {
      if scalar.value < 0x80 {
        guard ByteClass.alphanumeric.contains(UInt8(scalar.value)) else { continue }
      } else if CharacterRole.of(scalar.value) == .nothing || CharacterRole.of(scalar.value) == .separator {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { continue }
      }
      switch LetterFold.fold(scalar.value) {
      case 0x30: characters.append(0x6F)
      case 0x31, 0x69: characters.append(0x6C)
      case 0x35: characters.append(0x73)
      // `m` and `rn`.
      case 0x6E where characters.last == 0x72: characters[characters.count - 1] = 0x6D
      case let character where character >= 0x80 || ByteClass.alphanumeric.contains(UInt8(character)):
        characters.append(character)
      default: continue
      }
    }
    return characters
  }
}
