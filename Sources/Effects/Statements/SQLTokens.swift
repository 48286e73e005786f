/// SQL taken apart into statements of words, as far as telling what they do needs: comments and blanks are left out, texts
/// stand for themselves as one mark, names and keywords are in lower case (ISO/IEC 9075-2, "token and separator").
struct SQLTokens {
  /// Where databases read the same text otherwise.
  enum Dialect {
    /// PostgreSQL: a backslash is a letter, `$tag$` quotes, comments nest.
    case postgres
    /// MySQL: a backslash escapes, `#` begins a comment, `/*! … */` is run.
    case mysql
    /// SQLite and others.
    case other
  }

  /// A text constant.
  static let text = "'"

  private(set) var statements: [[String]] = []
  private let bytes: [UInt8]
  private let dialect: Dialect
  private var index = 0
  private var current: [String] = []

  init(_ source: String, _ dialect: Dialect) {
    bytes = Array(source.utf8)
    self.dialect = dialect
    while index < bytes.count { step() }
    endStatement()
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    index + offset < bytes.count ? bytes[index + offset] : 0
  }

  private mutating func endStatement() {
    if !current.isEmpty { statements.append(current) }
    current = []
  }

  private mutating func step() {
    let (first, second) = (byte(), byte(1))
    switch first {
    case UInt8(ascii: ";"):
      endStatement()
      index += 1
    case UInt8(ascii: "-") where second == first: skipLine()
    case UInt8(ascii: "#") where dialect == .mysql: skipLine()
    case UInt8(ascii: "/") where second == UInt8(ascii: "*"): skipComment()
    case UInt8(ascii: "*") where second == UInt8(ascii: "/"): index += 2
    case UInt8(ascii: "'"):
      let escapes = dialect == .mysql || current.last == "e"
      if current.last == "e" { current.removeLast() }
      skipQuoted(first, escapes: escapes)
      current.append(Self.text)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): current.append(skipQuoted(first, escapes: false))
    case UInt8(ascii: "$") where dialect == .postgres && skipDollarText(): current.append(Self.text)
    case _ where Self.isWord(first): word()
    case _ where first <= 0x20: index += 1
    default:
      current.append(String(decoding: [first], as: UTF8.self))
      index += 1
    }
  }

  private mutating func word() {
    let start = index
    while Self.isWord(byte()) { index += 1 }
    let lower = bytes[start..<index].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    current.append(String(decoding: lower, as: UTF8.self))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private mutating func skipLine() { while index < bytes.count, bytes[index] != 0x0A { index += 1 } }

  /// A comment; what MySQL runs in one (`/*!50000 DROP … */`) is read on.
  private mutating func skipComment() {
    index += 2
    if dialect != .postgres, byte() == UInt8(ascii: "!") || byte() == UInt8(ascii: "M") && byte(1) == UInt8(ascii: "!")
    {
      while byte() == UInt8(ascii: "!") || byte() == UInt8(ascii: "M") || byte() >= 0x30 && byte() <= 0x39 {
        index += 1
      }
      return
    }
    var depth = 1
    while index < bytes.count, depth > 0 {
      if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
      } else if dialect == .postgres, byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else {
        index += 1
      }
    }
  }

  /// - Returns: what stands between the quotes, in lower case.
  @discardableResult
  private mutating func skipQuoted(_ quote: UInt8, escapes: Bool) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      if escapes, bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == quote {
        if byte(1) != quote { break }
        index += 2
      } else {
        index += 1
      }
    }
    let end = min(index, bytes.count)
    index = min(index + 1, bytes.count)
    let lower = bytes[min(start, end)..<end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return String(decoding: lower, as: UTF8.self)
  }

  /// `$$ … $$`, `$tag$ … $tag$`.
  private mutating func skipDollarText() -> Bool {
    var end = index + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return false }
    let tag = bytes[index...end]
    var place = end + 1
    while place + tag.count <= bytes.count {
      if bytes[place] == UInt8(ascii: "$"), bytes[place..<(place + tag.count)].elementsEqual(tag) {
        index = place + tag.count
        return true
      }
      place += 1
    }
    index = bytes.count
    return true
  }
}
