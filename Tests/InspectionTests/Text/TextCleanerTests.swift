import Inspection
import Testing

struct TextCleanerTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\tb\nc\r\nd", "a\tb\nc\r\nd"), ("10 %\r50 %\r", "10 %\n50 %\n"),
    ("red \u{1B}[1;31mtext\u{1B}[0m", "red text"), ("\u{9B}31mred", "red"),
    ("\u{1B}]8;;http://evil\u{1B}\\link\u{1B}]8;;\u{07}", "link"), ("\u{1B}]0;title\u{07}x", "x"),
    ("\u{1B}]52;c;aGk=\u{9C}x", "x"), ("\u{1B}Pq#0\u{1B}\\x", "x"), ("\u{1B}(Bx\u{1B}7y\u{1B}cz", "xyz"),
    ("open \u{1B}]0;never closed\nnext", "open 0;never closed\nnext"), ("\u{1B}", ""), ("\u{1B}[", ""),
    ("\u{1B}[31", ""),
    ("\u{1B}\u{1B}[31mx", "x"), ("nul\0bell\u{07}del\u{7F}", "nulbelldel"),
    ("N\u{08}NA\u{08}AM\u{08}ME\u{08}E", "NAME"), ("_\u{08}u_\u{08}n", "un"), ("abc\u{08}\u{08}d", "abcd"),
    ("zero\u{200B}width\u{2060}\u{FEFF}", "zerowidth"), ("soft\u{AD}hyphen", "softhyphen"),
    ("a\u{202E}b\u{202C}c\u{2066}d\u{2069}", "abcd"), ("tag\u{E0041}\u{E0042}", "tag"),
    ("fill\u{3164}\u{115F}er", "filler"),
    ("x\u{FE0F}y\u{E0101}", "xy"), ("1\u{FE0F}2", "12"), ("line\u{2028}next\u{85}last", "line\nnext\nlast"),
    ("⠁\u{2800}⠂", "⠁ ⠂"),
  ])
  func takesOut(_ text: String, _ clean: String) {
    let result = TextCleaner.clean(text)
    #expect(Array(result.text.utf8) == Array(clean.utf8), "\(result.text.debugDescription)")
    #expect(TextCleaner.clean(result.text).text == result.text)
    #expect(TextCleaner.clean(result.text).removed.total == 0)
  }

  /// Emoji, and the languages that need characters which show nothing.
  @Test(arguments: [
    "👩‍👩‍👧‍👦", "👨🏽‍💻", "❤️‍🔥", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣ #️⃣ *️⃣", "☎︎ ☎️", "©️ ™️", "🇩🇪🇫🇷",
    "می‌خواهم", "नमस्‍ते क्‌ष", "ශ්‍රී", "ক্‍ষ", "ᠮᠣᠩᠭᠣᠯ ᠪᠠᠢ᠌ᠨ᠎ᠠ", "שלום\u{200F}!", "abc \u{200F}שלום", "葛󠄀飾区", "مرحبا بالعالم",
    "日本語、中文、한국어", "naïve e\u{301}", "ภาษาไทย", "∀x ∈ ℝ", "\u{E0B0} \u{F8FF}",
  ])
  func keepsWriting(_ text: String) {
    let result = TextCleaner.clean(text)
    #expect(Array(result.text.utf8) == Array(text.utf8), "\(result.text.debugDescription)")
    #expect(result.removed.total == 0)
  }

  @Test func counts() {
    let removed = TextCleaner.clean("\u{1B}[1ma\u{200B}b\u{202E}c\u{E0041}d\u{FE0F}\0").removed
    #expect(removed.terminalSequences == 1)
    #expect(removed.invisible == 1)
    #expect(removed.bidirectional == 1)
    #expect(removed.tags == 1)
    #expect(removed.variationSelectors == 1)
    #expect(removed.controls == 1)
    #expect(removed.total == 6)
  }

  /// Every character that Unicode calls ignorable, and every control, is taken out between two letters; no other is.
  @Test func agreesWithUnicode() {
    var wrong: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      let isKept = TextCleaner.clean(text).text.utf8.elementsEqual(text.utf8)
      let properties = scalar.properties
      let isControl = properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
      let isSeparator = scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{2800}"
      let isAnnotation = (0xFFF9...0xFFFB).contains(value)
      let mustGo =
        isControl || isSeparator || isAnnotation || properties.isDefaultIgnorableCodePoint
        || properties.isNoncharacterCodePoint
      if isKept == mustGo { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }
}
