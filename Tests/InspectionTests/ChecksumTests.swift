import Inspection
import Testing

struct ChecksumTests {
  /// The token of GitHub's own announcement of the format, which was never valid for anything.
  static let published = "ghp" + "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"

  @Test(arguments: ["", "token", "x1", "é"], ["", "andmore", "0"])
  func isFoundInsideWords(before: String, after: String) {
    let (text, redactions) = Redactor.redact(before + Self.published + after)
    #expect(!text.contains(Self.published.suffix(36)))
    #expect(redactions.first?.kind == .githubToken)
    #expect(text.hasPrefix(before + "[redacted:"))
  }

  /// With another checksum it is a token only where a word begins.
  @Test func wrongChecksum() {
    let wrong = Self.published.dropLast() + "8"
    #expect(Redactor.redact("token" + wrong).redactions.isEmpty)
    #expect(Redactor.redact("token " + wrong).redactions.count == 1)
  }

  @Test(arguments: [
    "headers[\"Authorization\"] = sign(request, key1)", "'Authorization'] = _basic_auth_str(username, password)",
    "if \"Authorization\" in headers and self.should_strip_auth(a1)", "Authorization: realm=", "authorization, then",
  ])
  func sourceCodeIsNoHeader(text: String) { #expect(Redactor.redact(text).text == text) }
}
