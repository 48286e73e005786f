import Testing

@testable import ShellSyntax

@Suite struct LimitTests {
  private func error(_ text: String, _ options: ParseOptions = ParseOptions()) -> ShellSyntaxError? {
    ShellParser.parse(text, options: options).error
  }

  @Test func limits() {
    #expect(error("echo a\u{0}b")?.code == .nul)
    #expect(error("echo a\u{0}b")?.offset == 6)
    #expect(error(String(repeating: "a", count: 65_537))?.code == .tooLarge)
    #expect(error(String(repeating: "a", count: 65_536)) == nil)
    #expect(error(String(repeating: "a ", count: 25_000))?.code == .tooManyNodes)
  }

  /// Nothing may nest deeper than the limit, whatever it is made of, and nothing may overflow the stack before.
  @Test(arguments: [
    ("( ", ")"), ("{ ", ";}"), ("$(", ")"), ("\"$(", ")\""), ("${x:-", "}"), ("\"${x:-", "}\""), ("$((", "))"),
    ("<(", ")"), ("$[", "]"),
    ("if ", ""), ("while ", ""), ("case a in a) ", ""), ("for i in a; do ", ""), ("f() { ", ""), ("coproc { ", ";}"),
    ("[[ ( ", ""), ("[[ ! ", ""),
    ("a=(", ")"), ("a[$(", ")]=1"), ("! { ", ""), ("`", ""), ("$(a <<E\n", ""), ("until { ", ""), ("function f { ", ""),
  ])
  func depth(open: String, close: String) {
    for count in [65, 3_000] {
      let text = String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
      let result = ShellParser.parse(text)
      let isRefused = result.error != nil && result.list.items.isEmpty
      if open == "`" { continue }  // pairs up instead of nesting: it must only end
      #expect(isRefused)
    }
  }

  @Test func deepEnough() {
    let text = String(repeating: "(", count: 30) + " a" + String(repeating: ")", count: 30)
    #expect(error(String(repeating: "{ ", count: 40) + "a" + String(repeating: ";}", count: 40)) == nil)
    #expect(error(text.replacing("(", with: "( ")) == nil)
  }

  /// The work grows with the length alone, not with its square: the texts that make readers go back are read at most once
  /// for each allowed level.
  @Test(arguments: [
    "\\\n", "a\\\n", "'a'", "\"a\"", "$((1) ", "$((", "((", "$(", "`a`", "<<E ", "<<E\n", "<<-E\n\t", "a;", "a|",
    "if a;", "${x", "${x:-'", "a[", "x=(",
    "{", "! ", "time ", "{a}>", "1>", "[[ ", "\"${x:-'$", "$((a `", "a\n", "#\n", "$'\\x", "case a in ", "$(a <<E\n",
    "E)\n", "\\`", "> ", "coproc x ",
  ])
  func linear(piece: String) {
    for size in [4_000, 32_000] {
      let text = String(repeating: piece, count: size / piece.utf8.count)
      for text in [text, "$(" + text, "\"" + text, "cat <<E\n" + text] {
        #expect(ShellParser.parse(text, options: ParseOptions(maximumNodes: 1_000_000)).work < 70 * (size + 64))
      }
    }
  }
}
