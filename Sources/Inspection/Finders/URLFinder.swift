/// Finds URLs: ordinary ones, ones with credentials, ones that carry or run content.
enum URLFinder {
  private static let end = ByteClass(inverting: " \t\r\n\"'`<>|\\^{}")
  /// What ends a sentence, not a URL.
  private static let trailing = ByteClass(".,;:!?)]*_")
  private static let scheme = ByteClass("+-.", letters: true, digits: true)

  static func find(in text: ScannedText, _ found: inout FindingList) {
    var index = 0
    while index < text.count {
      guard text.bytes[index] == UInt8(ascii: ":") else {
        index += 1
        continue
      }
      if text.has("//", at: index + 1) {
        index = ordinary(text, colon: index, &found)
      } else {
        index = active(text, colon: index, &found)
      }
    }
  }

  private static func ordinary(_ text: ScannedText, colon: Int, _ found: inout FindingList) -> Int {
    var start = colon
    while start > 0, colon - start < 16, scheme.contains(text.bytes[start - 1]) { start -= 1 }
    guard start < colon, text.bytes[start].isASCIILetter else { return colon + 3 }
    var stop = text.endOfRun(of: end, from: colon + 3, limit: 4096)
    while stop > colon + 3, let last = text[stop - 1], trailing.contains(last) { stop -= 1 }
    guard stop > colon + 3 else { return colon + 3 }
    let authority = text.bytes[colon + 3..<stop].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let url = FoundText(kind: .url, severity: .info, range: start..<stop, reason: "a URL")
    if let at = authority.lastIndex(of: UInt8(ascii: "@")), authority[..<at].contains(UInt8(ascii: ":")) {
      found.append(
        FoundText(
          kind: .urlWithCredentials,
          severity: .medium,
          range: start..<stop,
          reason: "a URL with a user's name and password in it"
        )
      )
    } else if authority.contains(where: { $0 >= 0x80 }) {
      var strange = url
      strange.severity = .medium
      strange.reason = "a URL whose host has letters beyond ASCII, which may imitate another host"
      found.append(strange)
    } else {
      found.append(url)
    }
    return stop
  }

  private static func active(_ text: ScannedText, colon: Int, _ found: inout FindingList) -> Int {
    let schemes: [(StaticString, Int, TextSeverity, String)] = [
      ("javascript", 10, .medium, "a `javascript:` URL, which runs code where it is opened"),
      ("vbscript", 8, .medium, "a `vbscript:` URL, which runs code where it is opened"),
      ("data", 4, .low, "a `data:` URL, which carries its content with it"),
    ]
    for (name, length, severity, reason) in schemes where text.hasFolded(name, at: colon - length) {
      let start = colon - length
      guard text.isWordStart(start), let next = text[colon + 1], ByteClass.alphanumeric.contains(next) || next >= 0x80
      else { break }
      var isImage = false
      // `data:` is a word too: only with a media type is it a URL (RFC 2397).
      if length == 4 {
        let head = text.bytes[colon..<text.endOfRun(of: end, from: colon + 1, limit: 128)]
        guard let comma = head.firstIndex(of: UInt8(ascii: ",")), head[..<comma].contains(UInt8(ascii: "/")) else {
          break
        }
        isImage = text.hasFolded("image/", at: colon + 1) && !text.hasFolded("image/svg", at: colon + 1)
      }
      let stop = text.endOfRun(of: end, from: colon + 1)
      found.append(
        FoundText(kind: .activeURL, severity: isImage ? .info : severity, range: start..<stop, reason: reason)
      )
      return stop
    }
    return colon + 1
  }
}
