/// Finds client secrets of Microsoft Entra: 3 characters, a digit, `Q~`, 31 to 34 more.
enum AzureFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    while let mark = text.find("Q~", from: index, before: text.count) {
      index = mark + 2
      let start = mark - 4
      guard let digit = text[mark - 1], digit.isASCIIDigit, start >= 0, text.isWordStart(start),
        text.endOfRun(of: body, from: start, limit: 4) == mark
      else { continue }
      let end = text.endOfRun(of: body, from: mark + 2, limit: 35)
      guard (31...34).contains(end - mark - 2) else { continue }
      found.append(SecretFinding(kind: .azureSecret, range: start..<end))
      index = end
    }
  }

  private static let body = ByteClass("-_.~", letters: true, digits: true)
}
