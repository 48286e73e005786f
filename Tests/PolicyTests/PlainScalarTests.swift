import Testing

@testable import Policy

struct PlainScalarTests {
  @Test(arguments: [
    "1.0.0", "0.1.0", "1.2.3-beta", "abc", "-x", ".env", "..", "10.0.0.1", "v1", "-", "7z", "3com", "2026", "on1", "y",
    "n",
    "a: b",
  ])
  func isText(_ text: String) {
    switch PlainScalar.content(of: text) {
    case .string(let content): #expect(content == text)
    case .integer(let number): #expect(String(number) == text)
    default: Issue.record("neither text nor a plain integer")
    }
  }

  /// What YAML 1.1 and 1.2 readers take for numbers, dates or booleans in different ways.
  @Test(arguments: [
    "1.5", ".5", "1e3", "0x1F", "0o17", "007", "1_000", "12:30:00", "2026-01-31", "+7", "-1.5", ".inf", "yes", "Off",

    "<<",
  ])
  func isRefused(_ text: String) {
    if case .some = PlainScalar.content(of: text) { Issue.record("taken") }
  }
}
