import Foundation
import Testing

@testable import ShellSyntax

/// Where words end and what their quotes leave: compared with what bash hands to a command.
@Suite(.enabled(if: Bash.path != nil, Comment(rawValue: Bash.missing)))
struct WordTests {
  @Test(arguments: [
    "argv a b  c\td", "argv 'a b' \"c d\" e\\ f", "argv a'b'\"c\"\\d", "argv '' \"\" a''",
    "argv 'a\\b' \"a\\b\" a\\b \"\\\\\" \"\\\"\" \"\\a\"",
    "argv a\\\nb \"a\\\nb\" 'a\\\nb'", "argv $'a\\tb\\x41\\101\\u00e9\\e\\'\\\"\\\\' $'\\q\\c[' $'a\\0b'c",
    "argv $'\\x{41}' $'\\xzz' $'\\u' $'\\U1F600'",
    "argv a#b '#c' #d", "argv a;argv b", "argv a&&argv b||argv c", "argv a |cat; argv 2>/dev/null b",
    "argv a>/dev/null; argv b c>/dev/null d",
    "argv if then { } ! done", "argv a=b c+=d", "x=1 argv y", "argv -a --b=c", "argv $ a$ $'$' \"$\" '$x' \\$x",
    "argv \\", "argv \"a\nb\"",
    "{ argv a; }; (argv b)", "if argv a; then argv b; fi", "argv ^ % @ : , . ] [ ~x+", "argv \"'\" '\"' \\' \\\"",
    "argv a\\;b 'c;d' \"e|f\"",
    "argv 12>/dev/null 12 >/dev/null", "argv \\# \\\\ \\\t|cat", "argv $\"a b\"", "argv a!b !", "argv é日本 😀",
    "argv a\rb", "argv \u{A0} \u{2028}x",
    "argv <<E a\nbody\nE\nargv b", "argv <<-'E F' a\n\tx\n\tE F\nargv b", "argv a<<<x b", "argv a\\\n b",
    "'argv' a; \"ar\"gv b; \\argv c",
  ])
  func splitting(command: String) throws {
    let script = "argv() { printf '%s\\0' \"$@\"; printf '\\1'; }\n" + command
    let bash = try Bash.output(of: script).split(separator: 1, omittingEmptySubsequences: false).dropLast().map {
      $0.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
    }
    let ours = Self.arguments(ShellParser.parse(command).list)
    // Branches that bash did not take, and commands whose output went elsewhere, are in ours only.
    for list in bash { #expect(ours.contains(list), "\(list.map { String(decoding: $0, as: UTF8.self) })") }
    #expect(!ours.isEmpty)
  }

  private static func arguments(_ list: CommandList) -> [[[UInt8]]] {
    list.items.flatMap { item in ([item.first] + item.rest.map(\.pipeline)).flatMap(\.commands) }.flatMap(arguments)
  }

  private static func arguments(_ command: Command) -> [[[UInt8]]] {
    switch command {
    case .simple(let simple): [simple.words.dropFirst().map { $0.constant ?? [] }]
    case .compound(.group(let list), _, _), .compound(.subshell(let list), _, _): arguments(list)
    case .compound(.conditional(let branches, _), _, _):
      branches.flatMap { arguments($0.condition) + arguments($0.body) }
    default: []
    }
  }
}
