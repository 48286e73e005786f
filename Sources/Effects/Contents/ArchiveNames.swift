/// The names in archives, read without unpacking anything: what unpacking would write.
enum ArchiveNames {
  /// The largest archive that is read, in bytes.
  static let largest = 16_777_216
  /// The most names that are told one by one.
  static let most = 512

  /// The names, links left as names; nil where the format is not one of these, the archive is damaged, or they are too many.
  static func of(_ bytes: [UInt8]) -> [String]? {
    if bytes.starts(with: [0x50, 0x4B]) { return zip(bytes) }
    return tar(bytes)
  }

  /// The central directory of a zip file (APPNOTE.TXT, 4.3.12), found by its end record.
  private static func zip(_ bytes: [UInt8]) -> [String]? {
    func number(_ place: Int, _ size: Int) -> Int? {
      guard place >= 0, place + size <= bytes.count else { return nil }
      return (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    // The end record is 22 bytes and a comment of at most 65,535.
    var end = bytes.count - 22
    let lowest = max(0, end - 65_535)
    while end >= lowest, number(end, 4) != 0x0605_4B50 { end -= 1 }
    guard end >= lowest, end >= 0, let count = number(end + 10, 2), var place = number(end + 16, 4), count <= most
    else {
      return nil
    }
    var names: [String] = []
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, let length = number(place + 28, 2), let extra = number(place + 30, 2),
        let comment = number(place + 32, 2), place + 46 + length <= bytes.count,
        // A link would make names behind it lead elsewhere.
        let mode = number(place + 40, 2), mode & 0xF000 != 0xA000,
        let name = String(validating: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      else { return nil }
      names.append(name)
      place += 46 + length + extra + comment
    }
    return names
  }

  /// The headers of an uncompressed tar file (POSIX `pax`, ustar). Archives with long names in records of their own, and with
  /// links, are not followed.
  private static func tar(_ bytes: [UInt8]) -> [String]? {
    var names: [String] = []
    var place = 0
    func text(_ offset: Int, _ length: Int) -> String? {
      String(validating: bytes[(place + offset)..<(place + offset + length)].prefix { $0 != 0 }, as: UTF8.self)
    }
    while place + 512 <= bytes.count {
      if bytes[place] == 0 { return names }
      guard let magic = text(257, 5), magic == "ustar", let name = text(0, 100), let prefix = text(345, 155),
        let digits = text(124, 12), let size = Int(digits.filter { $0 >= "0" && $0 <= "7" }, radix: 8),
        names.count < most
      else { return nil }
      switch bytes[place + 156] {
      case 0, UInt8(ascii: "0"), UInt8(ascii: "5"), UInt8(ascii: "7"): break
      default: return nil
      }
      let isGNU = bytes[place + 262] == 0x20
      names.append(prefix.isEmpty || isGNU ? name : "\(prefix)/\(name)")
      guard size >= 0, size <= bytes.count else { return nil }
      place += 512 + (size + 511) / 512 * 512
    }
    return nil
  }
}
