import Inspection
import Testing

/// Text made to send a careless scanner over the same bytes again and again. A quadratic scan of so much would take
/// minutes, which the time limit of the suite catches.
@Suite(.timeLimit(.minutes(10)))
struct ScannerCostTests {
  @Test(arguments: [
    "sk-", "eyJ", "eyJ-", "eyJaaaaaaaaaaaa.", "password=", "password: ", "://", "a://b:", "-----BEGIN ",
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----aaaaaaaaaaaaaaaaaaaa", "Q~", "8Q~", "Authorization: ",
    "cookie: a=", "bearer ", "--password ", "\"", "token='", "curl -u ", "xoxb-", "é", "\u{1F511}",
    "token:", "secret=", "token=a.", "cookie: a=$", "Authorization: x ", "Authorization: (", "ghp_", "echo a |",
    "-----BEGIN PRIVATE KEY-----aaaaaaaaaaaaaaaaaaaa!",
    "-----BEGIN PRIVATE KEY-----aaaaaaaaaaaaaaaaaaaa-----END PRIVATE KEY-----\n",
  ])
  func isLinear(_ unit: String) {
    let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
    let findings = SecretScanner.findings(in: text)
    for (left, right) in zip(findings, findings.dropFirst()) {
      #expect(left.range.upperBound <= right.range.lowerBound)
    }
  }
}
