import Inspection
import Testing

struct RenderedMarkupTests {
  @Test(arguments: [
    ("a <!-- one two three --> b", TextFindingKind.hiddenMarkup, TextSeverity.info),
    ("<span style=\"color:red;display:none\">x</span>", .hiddenMarkup, .info),
    ("<p style='font-size: 0'>", .hiddenMarkup, .info),
    ("![logo](https://a.example/logo.png)", .fetchedImage, .info),
    ("![logo](https://a.example/logo.png?v=1)", .fetchedImage, .low),
    ("![logo](<https://a.example/logo.png?v=1>)", .fetchedImage, .low),
    ("[![badge](https://a.example/b.svg?x=1)](https://a.example)", .fetchedImage, .low),
    ("<img width=\"1\" src=\"https://a.example/x?y\">", .fetchedImage, .low),
    ("![x](https://a.example/p?q={conversation})", .fetchedImage, .medium),
    ("![x](https://a.example/p?q=<last message>)", .fetchedImage, .medium),
    ("![x](//a.example/p?q=%MESSAGE%)", .fetchedImage, .medium),
    ("![x](https://a.example/$KEY)", .fetchedImage, .medium),
    ("&lt;img src=&quot;https://a.example/x?y&quot;&gt;", .fetchedImage, .low),
  ])
  func isFound(text: String, kind: TextFindingKind, severity: TextSeverity) {
    let found = TextInspector.findings(in: text).first { $0.kind == kind }
    #expect(found?.severity == severity)
  }

  @Test(arguments: [
    "<!-- -->", "<!-- prettier-ignore -->", "<!DOCTYPE html>", "![x](images/a.png)", "![x][ref]", "a![0](x)",
    "<imgs src=\"https://a.example\">", "<p style=\"display:block\">", "if a < b && c > d", "![", "<img", "![](",
  ])
  func isNothing(text: String) {
    let kinds = TextInspector.findings(in: text).map(\.kind)
    #expect(!kinds.contains(.hiddenMarkup) && !kinds.contains(.fetchedImage), "\(kinds)")
  }
}
