import Testing

@testable import ShellSyntax

/// Bash runs every complete line before a syntax error.
@Suite struct LineTests {
  @Test(arguments: [
    ("a\nb\n(", 2), ("a; b\nc; (", 2), ("a; b; (", 0), ("a &\nb )\nc", 1), ("a && b\n;", 1), ("if a; then\nb\n", 0),
    ("a\n'", 1),
    ("cat <<E\nx\nE\n}", 1), ("a `(`\nb", 2),
  ])
  func completeLines(text: String, count: Int) {
    let result = ShellParser.parse(text)
    #expect(result.list.items.count == count)
    #expect((result.error == nil) == text.hasSuffix("b"))
  }

  @Test(arguments: [
    ("a )", 2), ("a\n)", 2), ("a 'b", 2), ("echo $(if", 9), ("x; if a; then b", 3), ("echo \"`a", 6), ("((1)", 0),
    ("a >", 3), ("a[1", 1),
  ])
  func errorPlaces(text: String, offset: Int) {
    #expect(ShellParser.parse(text).error?.offset == offset)
  }

  /// `extglob` changes how the lines after it are read.
  @Test func extendedPatterns() {
    #expect(ShellParser.parse("shopt -s extglob\nrm !(a|b c)").error == nil)
    #expect(ShellParser.parse("shopt -s extglob; rm !(a)").error != nil)
    #expect(ShellParser.parse("shopt -s extglob\nshopt -u extglob\nrm !(a)").error != nil)
    #expect(ShellParser.parse("rm !(a)", options: ParseOptions(extendedPatterns: true)).error == nil)
  }
}
