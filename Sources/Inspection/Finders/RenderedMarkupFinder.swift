/// Finds what rendering turns into something else than it reads: text that is not shown, and images that are fetched.
///
/// A model reads a comment of HTML that no person sees. An image's address is asked for as soon as the text is shown, so that
/// whatever is written into the address is sent away. Pages are full of both: alone they are worth a line in a review.
enum RenderedMarkupFinder {
  static func find(in text: ScannedText, _ found: inout FindingList) {
    var index = 0
    while index < text.count {
      switch text.bytes[index] {
      case UInt8(ascii: "<"):
        if text.has("<!--", at: index) { comment(text, at: index, &found) } else { tag(text, at: index, &found) }
      case UInt8(ascii: "!") where text.has("![", at: index): image(text, at: index, &found)
      default: break
      }
      index += 1
    }
  }

  private static func comment(_ text: ScannedText, at start: Int, _ found: inout FindingList) {
    // An empty comment, and one word such as a marker of a program, say nothing.
    let inside = text.bytes[start + 4..<min(text.count, start + 4 + 64)]
    let words = inside.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ">") }
      .split { ByteClass.space.contains($0) }
    guard words.count > 2 else { return }
    found.append(
      FoundText(
        kind: .hiddenMarkup,
        severity: .info,
        range: start..<start + 4,
        reason: "a comment of HTML, which a model reads and a person is not shown"
      )
    )
  }

  private static let nameBytes = ByteClass("", letters: true, digits: true)
  private static let longestTag = 512

  private static func tag(_ text: ScannedText, at start: Int, _ found: inout FindingList) {
    let nameEnd = text.endOfRun(of: nameBytes, from: start + 1, limit: 12)
    guard nameEnd > start + 1, let after = text[nameEnd], ByteClass.space.contains(after) else { return }
    let end = text.endOfRun(of: beforeTagEnd, from: nameEnd, limit: longestTag)
    let isImage = text.hasFolded("img", at: start + 1) && nameEnd == start + 4
    var index = nameEnd
    while index < end {
      defer { index += 1 }
      guard let before = text[index - 1], !ByteClass.alphanumeric.contains(before) else { continue }
      if unseen.contains(where: { text.hasFolded($0, at: index) }) {
        let reason = "an element of HTML that is not displayed, which a model reads and a person is not shown"
        found.append(FoundText(kind: .hiddenMarkup, severity: .info, range: start..<nameEnd, reason: reason))
        return
      }
      guard isImage, text.hasFolded("src", at: index) else { continue }
      let value = text.endOfRun(of: beforeValue, from: index + 3, limit: 6)
      fetched(text, address: value, from: start, &found)
      return
    }
  }

  private static let beforeTagEnd = ByteClass(inverting: "<>")
  private static let beforeValue = ByteClass(" =\"'")
  private static let unseen: [StaticString] = [
    "display:none", "display: none", "visibility:hidden", "visibility: hidden", "font-size:0", "font-size: 0",
    "opacity:0\"", "opacity:0;", "opacity: 0\"", "opacity: 0;", "color:transparent", "color: transparent",
  ]

  /// `![words](address)`.
  private static func image(_ text: ScannedText, at start: Int, _ found: inout FindingList) {
    let close = text.endOfRun(of: beforeBracket, from: start + 2, limit: 256)
    guard text.has("](", at: close) else { return }
    fetched(text, address: text.endOfRun(of: beforeAddress, from: close + 2, limit: 4), from: start, &found)
  }

  private static let beforeBracket = ByteClass(inverting: "[]\n")
  private static let beforeAddress = ByteClass(" <")
  private static let addressBytes = ByteClass(inverting: " \t\r\n\"'()")

  private static func fetched(_ text: ScannedText, address: Int, from start: Int, _ found: inout FindingList) {
    guard
      text.hasFolded("http://", at: address) || text.hasFolded("https://", at: address) || text.has("//", at: address)
    else { return }
    let end = text.endOfRun(of: addressBytes, from: address, limit: 2048)
    var bytes = text.bytes[address..<end]
    // `![words](<address>)`.
    if text[address - 1] == UInt8(ascii: "<") { bytes = bytes.prefix { $0 != UInt8(ascii: ">") } }
    // A place that is still to be filled: `{data}`, `<message>`, `$SECRET`, `[DATA]`, `%MESSAGE%`.
    let isTemplate = bytes.contains { "{}<>$[".utf8.contains($0) } || hasNamedPercent(bytes)
    let hasQuery = bytes.contains(UInt8(ascii: "?"))
    found.append(
      FoundText(
        kind: .fetchedImage,
        severity: isTemplate ? .medium : hasQuery ? .low : .info,
        range: start..<bytes.endIndex,
        reason: isTemplate
          ? "an image whose address has a place to fill, so that showing it sends data away"
          : "an image that is fetched when it is shown, with whatever its address says"
      )
    )
  }

  /// `%MESSAGE%`: a run of capitals between two percent signs, which no escapes are (RFC 3986 section 2.1).
  private static func hasNamedPercent(_ bytes: ArraySlice<UInt8>) -> Bool {
    var length = -1
    for byte in bytes {
      if byte == UInt8(ascii: "%") {
        if length > 2 { return true }
        length = 0
      } else if length >= 0 {
        length = byte.isASCIIUpper || byte == UInt8(ascii: "_") ? length + 1 : -1
      }
    }
    return false
  }
}
