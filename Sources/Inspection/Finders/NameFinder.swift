/// Finds the names of other servers and of their tools in a text.
///
/// A name such as `read_file` is no accident. One that is a plain word, such as `fetch`, counts only where the text treats it
/// as a name: in code quotes, called, or beside the word `tool`.
enum NameFinder {
  private static let part = ByteClass("_-.", letters: true, digits: true)
  private static let longest = 128

  static func find(in text: ScannedText, names: KnownNames, _ found: inout FindingList) {
    guard !names.isEmpty else { return }
    var index = 0
    while index < text.count {
      guard isPart(text.bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, isPart(text.bytes[index]) { index += 1 }
      var end = index
      while end > start, text.bytes[end - 1] == UInt8(ascii: ".") || text.bytes[end - 1] == UInt8(ascii: "-") {
        end -= 1
      }
      guard end - start <= longest, end > start else { continue }
      name(start..<end, in: text, names: names, &found)
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte >= 0x80 || part.contains(byte) }

  private static func name(_ range: Range<Int>, in text: ScannedText, names: KnownNames, _ found: inout FindingList) {
    let token = String(decoding: text.bytes[range], as: UTF8.self)
    if let other = names.other(named: token) {
      let severity = severity(of: other, token: token, range, in: text)
      if let severity {
        found.append(FoundText(kind: .namesOtherTool, severity: severity, range: range, reason: words(other)))
      }
      return
    }
    // `server__tool`, `mcp__server__tool`: as gateways and clients write it.
    let pieces = Array(text.bytes[range]).split(separator: UInt8(ascii: "_")).count
    guard pieces > 1, let tail = token.range(of: "__") else { return }
    var rest = token[tail.upperBound...]
    if let again = rest.range(of: "__") { rest = rest[again.upperBound...] }
    if let other = names.other(named: String(rest)), other.tool != nil {
      found.append(FoundText(kind: .namesOtherTool, severity: .medium, range: range, reason: words(other)))
    }
  }

  private static func words(_ other: KnownNames.Other) -> String {
    guard let tool = other.tool else { return "names another server, `\(VisibleText.escape(other.server))`" }
    return "names the tool `\(VisibleText.escape(tool))` of another server, `\(VisibleText.escape(other.server))`"
  }

  /// How much the mention says; nil where the word is only a word.
  private static func severity(
    of other: KnownNames.Other,
    token: String,
    _ range: Range<Int>,
    in text: ScannedText
  ) -> TextSeverity? {
    let before = neighbour(in: text, before: range.lowerBound)
    let after = neighbour(in: text, after: range.upperBound)
    guard other.tool != nil else {
      return after == "server" || after == "mcp" || before == "server" || before == "mcp" ? .medium : nil
    }
    if isMadeUp(other.tool ?? "") { return .medium }
    if after == "tool" || after == "tools" || after == "function" || before == "tool" || before == "function" {
      return .medium
    }
    let isQuoted = text[range.lowerBound - 1] == UInt8(ascii: "`") && text[range.upperBound] == UInt8(ascii: "`")
    let isCalled = text[range.upperBound] == UInt8(ascii: "(")
    return isQuoted || isCalled || before == "call" || before == "invoke" ? .low : nil
  }

  /// Whether the name is none of the words of a language: `read_file`, `getUser`, `s3-list`.
  private static func isMadeUp(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return zip(bytes, bytes.dropFirst()).contains { left, right in
      (left.isASCIILower && right.isASCIIUpper) || (left.isASCIILetter && right.isASCIIDigit)
    } || bytes.contains { !$0.isASCIILetter }
  }

  private static func neighbour(in text: ScannedText, after index: Int) -> String {
    let start = text.endOfRun(of: between, from: index, limit: 3)
    return folded(text, start..<text.endOfRun(of: .alphanumeric, from: start, limit: 12))
  }

  private static func neighbour(in text: ScannedText, before index: Int) -> String {
    var end = index
    while index - end < 3, let byte = text[end - 1], between.contains(byte) { end -= 1 }
    var start = end
    while end - start < 12, let byte = text[start - 1], ByteClass.alphanumeric.contains(byte) { start -= 1 }
    return folded(text, start..<end)
  }

  private static let between = ByteClass(" \n\"'`*")

  private static func folded(_ text: ScannedText, _ range: Range<Int>) -> String {
    String(decoding: text.bytes[range].map(\.asciiLowercased), as: UTF8.self)
  }
}

extension StringProtocol {
  /// The first place of an ASCII text, without Foundation.
  fileprivate func range(of text: StaticString) -> Range<Index>? {
    let wanted = String(describing: text)
    var index = startIndex
    while index < endIndex {
      if self[index...].utf8.starts(with: wanted.utf8) {
        return index..<self.index(index, offsetBy: wanted.count)
      }
      index = self.index(after: index)
    }
    return nil
  }
}
