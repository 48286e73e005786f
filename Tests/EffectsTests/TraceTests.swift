import Foundation
import Model
import TestSupport
import Testing

@testable import Effects

/// The tree of commands behind the effects.
@Suite struct TraceTests {
  private static func trace(_ line: String) throws -> CommandTrace {
    let traces = CommandExpander(workspace: CommandWorld.world.workspace).traces(line, in: "/srv/app")
    try #require(traces.count == 1)
    return traces[0]
  }

  /// The tree in one line: each command by its words, those that it runs in brackets.
  private static func tree(_ trace: CommandTrace, below parent: Int? = nil) -> String {
    trace.steps.indices.filter { trace.steps[$0].parent == parent }.map { number in
      let inner = tree(trace, below: number)
      return (trace.steps[number].line.isEmpty ? "-" : trace.steps[number].line) + (inner.isEmpty ? "" : " [\(inner)]")
    }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("ls", "ls"), ("ls a; cat b", "ls a; cat b"), ("ls | wc -l && echo 'x y'", "ls; wc -l; echo 'x y'"),
    ("sudo -u x env A=1 rm a", "sudo -u x env 'A=1' rm a [env 'A=1' rm a [rm a]]"),
    ("bash -c 'ls; sh -c \"cat a\"'", "bash -c 'ls; sh -c \"cat a\"' [ls; sh -c 'cat a' [cat a]]"),
    ("echo $(foo) >b", "echo $(foo) [foo]"), ("x=$(date) ls", "ls [date]"), ("x=1", "-"), (">b", "-"),
    ("x=$(ls; x=$(wc)) cat", "cat [ls; - [wc]]"), ("f() { ls; cat a; }; f", "f [ls; cat a]"),
    ("for i in 1 2; do echo $i; done", "echo 1; echo 2"), ("find a -exec cat {} +", "find a -exec cat '{}' + [cat a]"),
    ("echo a | xargs rm", "echo a; xargs rm [rm a]"), ("eval ls; ls", "eval ls [ls]; ls"),
  ])
  func commands(line: String, expected: String) throws {
    #expect(Self.tree(try Self.trace(line)) == expected)
  }

  @Test func effectsBelongToTheirCommand() throws {
    let trace = try Self.trace("cat a >b; sudo cat a; x=$(cat .env)")
    let found = zip(trace.effects, trace.stepOfEffect).map { effect, step in
      "\(step.map(String.init) ?? "-"): \(CommandWorld.summary(effect))"
    }
    #expect(
      found == [
        "0: write b", "0: run cat a", "0: read a", "1: run sudo cat a", "1: privilege sudo", "2: run cat a",
        "2: read a",
        "4: run cat .env", "4: read .env",
      ]
    )
    #expect(trace.steps.map(\.source) == ["cat a >b", "sudo cat a", "", "x=$(cat .env)", "cat .env"])
    #expect(trace.steps[2].via == ["sudo"])
    #expect(trace.steps[4].range == 26..<34)
  }

  @Test func aSyntaxErrorBelongsToTheWholeLine() throws {
    let trace = try Self.trace("ls\ncat (")
    #expect(Self.tree(trace) == "ls")
    #expect(trace.stepOfEffect == [0, nil])
  }

  /// What a trace shows is what is judged.
  @Test func theEffectsAreThoseOfExpansion() throws {
    for command in try Corpus.commands("commands.dev") {
      var traced = EffectList()
      for effect in try Self.trace(command).effects { traced.add(effect) }
      let expanded = CommandWorld.expand(command)
      #expect(CommandWorld.summary(traced.effects) == CommandWorld.summary(expanded), "\(command)")
    }
  }
}
