import Inspection
import Testing

struct VisibleTextTests {
  @Test(arguments: [
    ("plain text, 100 %", "plain text, 100 %"),
    ("résumé 文档 🚀", "résumé 文档 🚀"),
    ("red \u{1B}[31mtext\u{1B}[0m", #"red \u{1B}[31mtext\u{1B}[0m"#),
    ("link \u{1B}]8;;http://evil\u{07}", #"link \u{1B}]8;;http://evil\u{7}"#),
    ("C1 \u{9B}31m", #"C1 \u{9B}31m"#),
    ("a\u{202E}b\u{2066}c", #"a\u{202E}b\u{2066}c"#),
    ("zero\u{200B}width\u{200D}\u{FEFF}", #"zero\u{200B}width\u{200D}\u{FEFF}"#),
    ("tag\u{E0041}", #"tag\u{E0041}"#),
    ("variation\u{FE0F}\u{E0100}", #"variation\u{FE0F}\u{E0100}"#),
    ("no-break\u{A0}space\u{3000}\u{2028}", #"no-break\u{A0}space\u{3000}\u{2028}"#),
    ("filler\u{3164}\u{115F}\u{2800}\u{34F}\u{AD}", #"filler\u{3164}\u{115F}\u{2800}\u{34F}\u{AD}"#),
    ("lines\r\n\tforged", #"lines\r\n\tforged"#),
    ("nul\0del\u{7F}", #"nul\u{0}del\u{7F}"#),
  ])
  func escapes(_ text: String, _ shown: String) {
    #expect(VisibleText.escape(text) == shown)
    #expect(VisibleText.hidesSomething(text) == (text != shown))
    #expect(!VisibleText.hidesSomething(VisibleText.escape(text)))
  }

  @Test func keepsLineBreaksWhereAsked() {
    #expect(VisibleText.escape("a\n\tb\r\u{1B}", keepingLineBreaks: true) == "a\n\tb\\r\\u{1B}")
  }

  /// One character of a hundred thousand combining marks is cut like any other text.
  @Test(arguments: [
    String(repeating: "x", count: 100_000), "e" + String(repeating: "\u{301}", count: 50_000),
    String(repeating: "\u{1F600}", count: 20_000),
  ])
  func cutsByBytes(text: String) {
    let cut = VisibleText.cut(text, to: 100)
    #expect(cut.utf8.count <= 100)
    #expect(cut.hasSuffix("… (\(text.utf8.count) bytes)"))
    #expect(text.utf8.starts(with: cut.utf8.prefix(60)))
    #expect(VisibleText.cut("short", to: 5) == "short")
  }
}
