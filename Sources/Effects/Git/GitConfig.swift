/// The parts of Git's configuration that say where a push goes (git-config(1)), read from files without running Git.
struct GitConfig: Sendable {
  /// Values by `section.subsection.name`, section and name in lower case; several values of one key in their order.
  private var values: [[UInt8]: [String]] = [:]

  /// The last value, as for Git; nil where there is none.
  subscript(_ key: String) -> String? { values[Array(key.utf8)]?.last }

  /// Every value of a key.
  func all(_ key: String) -> [String] { values[Array(key.utf8)] ?? [] }

  /// Adds what a configuration file says. Lines that are no assignments are passed over: a broken file makes Git itself stop.
  mutating func add(_ text: String) {
    var section = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let line = Self.trimmed(line)
      if line.hasPrefix("[") {
        section = Self.section(line)
        continue
      }
      guard let first = line.first, first != "#", first != ";" else { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.trimmed(parts[0]).lowercased()
      let value = parts.count > 1 ? Self.unquoted(Self.trimmed(parts[1])) : "true"
      values[Array((section + name).utf8), default: []].append(value)
    }
  }

  /// `[remote "origin"]` as `remote.origin.`, `[push]` as `push.`.
  private static func section(_ line: String) -> String {
    let inner = line.dropFirst().prefix { $0 != "]" }
    let parts = inner.split(separator: "\"", omittingEmptySubsequences: false)
    let name = trimmed(parts.first ?? "").lowercased()
    return parts.count > 1 ? "\(name).\(parts[1])." : "\(name)."
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    var end = Substring(start)
    while let last = end.last, last == " " || last == "\t" || last == "\r" { end.removeLast() }
    return String(end)
  }

  /// Quotes removed, and a comment after the value.
  private static func unquoted(_ value: String) -> String {
    var result = ""
    var quoted = false
    for character in value {
      if character == "\"" {
        quoted.toggle()
      } else if !quoted, character == "#" || character == ";" {
        break
      } else {
        result.append(character)
      }
    }
    return quoted ? value : trimmed(result)
  }
}
