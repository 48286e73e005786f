import CanonicalJSON
import Model
import Testing
import Words

@Suite struct ExplanationWordsTests {
  private static func match(_ rule: String, _ outcome: Outcome, _ effect: Int, instead: String? = nil) -> RuleMatch {
    RuleMatch(
      ruleID: rule,
      packID: "p",
      layer: "user",
      outcome: outcome,
      severity: .high,
      reason: "because of \(rule)",
      instead: instead,
      effect: effect
    )
  }

  private static func run(_ words: String...) -> Effect {
    Effect(.run(ProgramRun(program: words[0], written: words[0], arguments: Array(words.dropFirst()))))
  }

  /// `ls\nsudo rm x`, where `ls` is free and `rm` deletes.
  private static let explanation: Explanation = {
    let steps = [
      CommandStep(words: ["ls"], line: "ls", source: "ls", range: 0..<2, via: [], parent: nil),
      CommandStep(
        words: ["sudo", "rm", "x\u{1B}"],
        line: "sudo rm 'x\u{1B}'",
        source: "sudo rm x",
        range: 3..<12,
        via: [],
        parent: nil
      ),
      CommandStep(words: ["rm", "x"], line: "rm x", source: "", range: 3..<12, via: ["sudo"], parent: 1),
    ]
    let file = FileTarget(given: "x", path: "/srv/app/x", real: "/data/x")
    let effects = [run("ls"), run("sudo", "rm", "x"), run("rm", "x"), Effect(.delete(file))]
    let matches = [
      match("a", .allow, 0), match("b", .allow, 1), match("c", .allow, 2), match("d", .allow, 3),
      match("e", .block, 3, instead: "keep it"),
    ]
    return Explanation(
      action: Action(.executeCommand(line: "ls\nsudo rm x"), cwd: "/srv/app"),
      trace: CommandTrace(steps: steps, effects: effects, stepOfEffect: [0, 1, 2, 2]),
      verdict: Verdict(leading: matches[4], matches: matches),
      outcome: .block,
      mode: .enforce,
      policyDigest: "sha256:00"
    )
  }()

  @Test func tree() {
    let expected = #"""
      block: `ls\nsudo rm x`
        because because of e (rule e, high)
        mode enforce, policy sha256:00

      1:1  ls
        - run ls → allow
            a: because of a
      2:1  sudo rm 'x\u{1B}'
        - run sudo → allow
            b: because of b
          2:1  rm x   via sudo
            - run rm → allow
                c: because of c
            - delete /srv/app/x (really /data/x) → block
                e: because of e
                instead: keep it
      """#
    #expect(ExplanationWords(Self.explanation).text == expected)
  }

  @Test func object() throws {
    let object = Self.explanation.json
    let commands = try #require(object["commands"]?.arrayValue)
    #expect(commands.map { $0["line"] } == [1, 2])
    #expect(commands.map { $0["command"] } == ["ls", "sudo rm 'x\u{1B}'"])
    let inner = try #require(commands.last?["commands"]?.arrayValue?.first)
    #expect(inner["via"] == ["sudo"])
    #expect(inner["effects"]?.arrayValue?.map { $0["decision"] } == ["allow", "block"])
    #expect(inner["effects"]?.arrayValue?.last?["rules"]?.arrayValue?.map { $0["rule_id"] } == ["e", "d"])
  }
}
