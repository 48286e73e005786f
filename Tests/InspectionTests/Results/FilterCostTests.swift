import CanonicalJSON
import Inspection
import Testing

/// Results made to send the filter over the same bytes again and again. A quadratic filter would take minutes for so much,
/// which the time limit of the suite catches.
@Suite(.timeLimit(.minutes(10)))
struct FilterCostTests {
  @Test(arguments: [
    "data:", "data:a/b,", "javascript:a", "://", "a://b:", "<", "<b>", "ig<b>", "<!--", "<|im_start", "[system", "&#1",
    "&",
    "%2525", "\\u{1", "\\x", "i ", "忽略", "ignore all ", "send to ", "user must ", "read ", "do not ", "69 ", "aGVs",
    "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ ", "\u{200B}", "a\u{200B}", "\u{E0041}a", "\u{1F3F4}\u{E0067}\u{E0062}", "\u{1B}]",
    "\u{1B}]a", "\u{9D}", "a\u{08}", "\u{E000}", "mcp__", "a__b__", "pаy ", "e\u{301}", "\u{301}", "\n#", "[\"a\",",
    "*", "ff ", "255 ", "99, ", "aWdub3Jl ", "aaaa ", "aaaa\n", "![", "![a](", "![a](//", "<img ", "<img src=//", "<a ",
    "<a display", "[cavra: ", "[cavra: 1", "Human: \nAssistant: ",
  ])
  func isLinear(unit: String) {
    let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
    let names = KnownNames(server: "a", tools: [], others: ["b": ["read_file", "fetch"]])
    let filtered = ResultFilter.apply(ResultFilterTests.text(text), options: ResultFilterOptions(names: names))
    #expect(filtered.findings.count < 400)
  }
}
