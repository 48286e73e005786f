import CanonicalJSON

/// The servers in Codex's `config.toml`: the tables `[mcp_servers.NAME]` and `[mcp_servers.NAME.env]`.
///
/// Only what such a table may hold is read (TOML 1.0: strings of one line, arrays and inline tables of them, numbers,
/// Booleans). What is of another form in one of these tables is refused; all other tables are passed over.
enum CodexTable {
  private static let root = "mcp_servers"

  static func servers(_ bytes: [UInt8], file: String) throws(AgentClientsError) -> JSONObject {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .badServer(file, "it is no text") }
    var servers = JSONObject()
    var path: [String] = []
    var reader = TOMLReader(text: Array(text.unicodeScalars), file: file)
    while !reader.isAtEnd {
      reader.skipBlankLines()
      guard !reader.isAtEnd else { break }
      if reader.take("[") {
        guard !reader.take("[") else {
          path = []
          reader.skipLine()
          continue
        }
        path = try reader.key()
        guard reader.take("]") else { throw reader.fault("a table's name does not end") }
        try reader.endLine()
        continue
      }
      guard path.first == root || path.isEmpty else {
        // Another table; a string of several lines there could hold anything, so that it is stepped over as one.
        try reader.skipValueLine()
        continue
      }
      let key = path + (try reader.key())
      guard reader.take("=") else { throw reader.fault("a name has no value") }
      guard key.first == root else {
        try reader.skipValueLine()
        continue
      }
      let value = try reader.value()
      try reader.endLine()
      guard key.count > 1 else { throw reader.fault("`\(root)` is no table") }
      servers = set(value, at: key.dropFirst(), in: servers)
    }
    return servers
  }

  private static func set(_ value: JSON, at path: ArraySlice<String>, in object: JSONObject) -> JSONObject {
    guard let name = path.first else { return object }
    var object = object
    object[name] =
      path.count == 1 ? value : .object(set(value, at: path.dropFirst(), in: object[name]?.objectValue ?? [:]))
    return object
  }
}

/// One reading of such a file.
private struct TOMLReader {
  let text: [Unicode.Scalar]
  let file: String
  private var place = 0

  init(text: [Unicode.Scalar], file: String) {
    self.text = text
    self.file = file
  }

  var isAtEnd: Bool { place >= text.count }
  private var current: Unicode.Scalar? { place < text.count ? text[place] : nil }

  func fault(_ what: String) -> AgentClientsError {
    let line = text.prefix(place).count { $0 == "\n" } + 1
    return .unparsable(file, line: line, column: 1, what)
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == scalar else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() { while current == " " || current == "\t" { place += 1 } }

  mutating func skipLine() { while let scalar = current, scalar != "\n" { place += 1 } }

  mutating func skipBlankLines() {
    while let scalar = current {
      if scalar == "#" { skipLine() } else if [" ", "\t", "\r", "\n"].contains(scalar) { place += 1 } else { return }
    }
  }

  mutating func endLine() throws(AgentClientsError) {
    skipBlanks()
    if current == "#" { skipLine() }
    if current == "\r" { place += 1 }
    guard current == "\n" || isAtEnd else { throw fault("something stands behind a value") }
  }

  /// Steps over the rest of a line, and over strings of several lines and arrays that begin on it.
  mutating func skipValueLine() throws(AgentClientsError) {
    var depth = 0
    while let scalar = current {
      switch scalar {
      case "\n" where depth <= 0: return
      case "#": skipLine()
      case "\"", "'": try skipString(scalar)
      case "[", "{":
        depth += 1
        place += 1
      case "]", "}":
        depth -= 1
        place += 1
      default: place += 1
      }
    }
  }

  private mutating func skipString(_ quote: Unicode.Scalar) throws(AgentClientsError) {
    guard text[place...].prefix(3).elementsEqual([quote, quote, quote]) else {
      _ = try string()
      return
    }
    place += 3
    while !isAtEnd, !text[place...].prefix(3).elementsEqual([quote, quote, quote]) {
      place += quote == "\"" && current == "\\" ? 2 : 1
    }
    guard !isAtEnd else { throw fault("a string does not end") }
    place += 3
  }

  mutating func key() throws(AgentClientsError) -> [String] {
    var parts: [String] = []
    repeat {
      skipBlanks()
      if current == "\"" || current == "'" {
        parts.append(try string())
      } else {
        var name = String.UnicodeScalarView()
        while let scalar = current,
          scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_".unicodeScalars.contains(scalar)
        {
          name.append(scalar)
          place += 1
        }
        guard !name.isEmpty else { throw fault("a name is missing") }
        parts.append(String(name))
      }
    } while take(".")
    return parts
  }

  mutating func value() throws(AgentClientsError) -> JSON {
    skipBlanks()
    switch current {
    case "\"", "'": return .string(try string())
    case "[": return try array()
    case "{": return try table()
    default: return try word()
    }
  }

  private mutating func word() throws(AgentClientsError) -> JSON {
    var word = ""
    while let scalar = current, scalar.isASCII,
      scalar.properties.isAlphabetic || "0123456789+-_.".unicodeScalars.contains(scalar)
    {
      word.unicodeScalars.append(scalar)
      place += 1
    }
    if word == "true" || word == "false" { return .bool(word == "true") }
    let digits = word.replacing("_", with: "")
    if let number = Int(digits) { return JSON(number) }
    if let number = Double(digits), let json = JSONNumber(number) { return .number(json) }
    throw fault("a value cannot be read")
  }

  private mutating func array() throws(AgentClientsError) -> JSON {
    place += 1
    var elements: [JSON] = []
    while true {
      skipBlankLines()
      if take("]") { return .array(elements) }
      elements.append(try value())
      skipBlankLines()
      if take(",") { continue }
      guard take("]") else { throw fault("an array does not end") }
      return .array(elements)
    }
  }

  private mutating func table() throws(AgentClientsError) -> JSON {
    place += 1
    var object = JSONObject()
    if take("}") { return .object(object) }
    while true {
      let name = try key().joined(separator: ".")
      guard take("=") else { throw fault("a name has no value") }
      object[name] = try value()
      if take(",") { continue }
      guard take("}") else { throw fault("a table does not end") }
      return .object(object)
    }
  }

  private mutating func string() throws(AgentClientsError) -> String {
    guard let quote = current else { throw fault("a string is missing") }
    guard !text[place...].prefix(3).elementsEqual([quote, quote, quote]) else {
      throw fault("a string of several lines is not read here, write it on one")
    }
    place += 1
    var string = String.UnicodeScalarView()
    while let scalar = current, scalar != "\n" {
      place += 1
      if scalar == quote { return String(string) }
      guard scalar == "\\", quote == "\"" else {
        string.append(scalar)
        continue
      }
      string.append(try escape())
    }
    throw fault("a string does not end")
  }

  private mutating func escape() throws(AgentClientsError) -> Unicode.Scalar {
    guard let scalar = current else { throw fault("a string does not end") }
    place += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "\"", "\\": return scalar
    case "u", "U":
      let count = scalar == "u" ? 4 : 8
      let digits = String(String.UnicodeScalarView(text[place...].prefix(count)))
      guard digits.utf8.count == count, let code = UInt32(digits, radix: 16), let found = Unicode.Scalar(code) else {
        throw fault("an escape cannot be read")
      }
      place += count
      return found
    default: throw fault("an escape cannot be read")
    }
  }
}
