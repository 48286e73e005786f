/// The operators of `${…}` that change text: `# ## % %% / // /# /% ^ ^^ , ,,` and `:offset:length`.
struct TextOperation {
  private let sign: String
  private let operand: [(byte: UInt8, quoted: Bool)]
  /// Of an operator that replaces, what takes the place of what matches; nil where nothing is given.
  private let replacement: [(byte: UInt8, quoted: Bool)]?

  /// Nil where the operand is not known or the operator is none of these.
  init?(_ sign: String, _ operand: [Fragment]) {
    self.sign = sign
    var bytes: [(byte: UInt8, quoted: Bool, isWritten: Bool)] = []
    for fragment in operand {
      guard case .text(let text, let quoted, let split) = fragment else { return nil }
      bytes += text.map { ($0, quoted, !quoted && !split) }
    }
    var pattern = bytes
    var rest: [(byte: UInt8, quoted: Bool, isWritten: Bool)]?
    if sign.hasPrefix("/"), let separator = Self.separator(bytes, sign) {
      pattern = Array(bytes[..<separator])
      rest = Array(bytes[(separator + 1)...])
    }
    self.operand = Self.escaped(pattern.map { ($0.byte, $0.quoted) })
    // Of what an expansion gave a backslash stays.
    replacement = rest.map { Self.escaped($0.map { ($0.byte, $0.quoted || !$0.isWritten && $0.byte != 0x26) }) }
    // An extended pattern would match in another way.
    if self.operand.contains(where: { $0.byte == UInt8(ascii: "(") && !$0.quoted }) { return nil }
  }

  /// The slash that ends the pattern: one that is written so, neither quoted nor of an expansion. The first byte belongs to the
  /// pattern, even a slash, but where the operator is not `//` it may be empty.
  private static func separator(
    _ bytes: [(byte: UInt8, quoted: Bool, isWritten: Bool)],
    _ sign: String
  ) -> Int? {
    var index = 0
    while index < bytes.count {
      let (byte, _, isWritten) = bytes[index]
      if isWritten, byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if isWritten, byte == PathText.slash, index > 0 || sign != "//" { return index }
      index += 1
    }
    return nil
  }

  /// In a pattern a backslash that is not quoted itself quotes the byte behind it.
  private static func escaped(_ bytes: [(byte: UInt8, quoted: Bool)]) -> [(byte: UInt8, quoted: Bool)] {
    var result: [(byte: UInt8, quoted: Bool)] = []
    var isEscaped = false
    for (byte, quoted) in bytes {
      if isEscaped {
        result.append((byte, true))
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), !quoted {
        isEscaped = true
      } else {
        result.append((byte, quoted))
      }
    }
    if isEscaped { result.append((UInt8(ascii: "\\"), true)) }
    return result
  }

  func apply(to value: [String]) -> [String]? {
    var result: [String] = []
    for element in value {
      guard let text = apply(to: Array(element.utf8)) else { return nil }
      result.append(String(decoding: text, as: UTF8.self))
    }
    return result
  }

  private func apply(to text: [UInt8]) -> [UInt8]? {
    switch sign {
    case "#", "##", "%", "%%": trimmed(text)
    case "/", "//", "/#", "/%": replaced(text)
    case "^", "^^", ",", ",,": cased(text)
    default: nil
    }
  }

  private func trimmed(_ text: [UInt8]) -> [UInt8] {
    let pattern = Pattern(operand)
    let lengths = sign.utf8.count == 1 ? Array(0...text.count) : (0...text.count).reversed()
    for length in lengths {
      if sign.hasPrefix("#") {
        if pattern.matches(text[..<length]) { return Array(text[length...]) }
      } else if pattern.matches(text[(text.count - length)...]) {
        return Array(text[..<(text.count - length)])
      }
    }
    return text
  }

  private func replaced(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= 512 else { return nil }
    let pattern = Pattern(operand)
    // An unquoted `&` may stand for what matched.
    if let replacement, replacement.contains(where: { $0.byte == UInt8(ascii: "&") && !$0.quoted }) { return nil }
    let replacement = (replacement ?? []).map(\.byte)
    if operand.isEmpty {
      return sign == "/#" ? replacement + text : sign == "/%" ? text + replacement : text
    }
    switch sign {
    case "/#":
      let length = (0...text.count).reversed().first { pattern.matches(text[..<$0]) }
      return length.map { replacement + text[$0...] } ?? text
    case "/%":
      let start = (0...text.count).first { pattern.matches(text[$0...]) }
      return start.map { text[..<$0] + replacement } ?? text
    default: break
    }
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      if let end = (place...text.count).reversed().first(where: { $0 > place && pattern.matches(text[place..<$0]) }) {
        result += replacement
        place = end
        if sign == "/" { return result + text[place...] }
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return result
  }

  private func cased(_ text: [UInt8]) -> [UInt8]? {
    guard operand.isEmpty, text.allSatisfy({ $0 < 0x80 }) else { return nil }
    let upper = sign.hasPrefix("^")
    func change(_ byte: UInt8) -> UInt8 {
      if upper { return byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }
      return byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    }
    if sign.utf8.count == 2 { return text.map(change) }
    return text.prefix(1).map(change) + text.dropFirst()
  }

  /// The part of a text that `offset` or `offset:length` means, a negative one counted from the end; nil where bash would call
  /// it an error.
  static func slice(_ text: String, _ numbers: [Int64]) -> String? {
    let scalars = Array(text.unicodeScalars)
    let count = Int64(scalars.count)
    guard let offset = numbers.first else { return nil }
    let start = offset < 0 ? count &+ offset : offset
    guard start >= 0, start <= count else { return "" }
    var end = count
    if numbers.count > 1 { end = numbers[1] < 0 ? count &+ numbers[1] : start + min(numbers[1], count - start) }
    guard end >= start else { return nil }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[Int(start)..<Int(end)])
    return String(result)
  }
}
