import Foundation
import Testing

@testable import Effects

/// Generated commands under real bash: every program that ran and every file that changed is among our effects, or we say
/// that we cannot tell.
@Suite struct ExecutionOracleTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: environment["CAVRA_NO_ORACLE"] == nil))
  func whatRanWasSaid() async throws {
    let count = Self.environment["CAVRA_ORACLE_LINES"].flatMap { Int($0) } ?? 1_500
    let seed = Self.environment["CAVRA_ORACLE_SEED"].flatMap { UInt64($0) } ?? 1
    let sandbox = try OracleSandbox()
    var generator = CommandGenerator(seed: seed)
    let lines = (0..<count).map { _ in generator.line() }
    var told: [String: (all: Int, clear: Int)] = [:]
    var wrong = 0
    var reasons: [String: [String]] = [:]
    // Of a line of which something cannot be told nothing more is promised, so there is nothing to run; a line that starts
    // itself over and over is one of those.
    var clear: [(text: String, judgement: OracleJudgement)] = []
    for line in lines {
      let judgement = OracleJudgement(line.text)
      for name in line.constructs.union(["all"]) {
        told[name, default: (0, 0)].all += 1
        told[name, default: (0, 0)].clear += judgement.isOpaque ? 0 : 1
      }
      for reason in judgement.isOpaque ? judgement.reasons : [] { reasons[reason, default: []].append(line.text) }
      if !judgement.isOpaque { clear.append((line.text, judgement)) }
    }
    for half in Self.batches(clear, of: 250) {
      async let first = sandbox.run(half.0.map(\.text))
      async let second = sandbox.run(half.1.map(\.text))
      for (line, record) in zip(half.0 + half.1, try await first + second) {
        let missing = line.judgement.missing(record)
        if missing.isEmpty { continue }
        wrong += 1
        if wrong <= 40 {
          Issue.record("`\(line.text)` did \(missing), said \(CommandWorld.summary(line.judgement.effects))")
        }
      }
    }
    // Saying of everything that it cannot be told would be right and of no use.
    for (name, floor) in Self.floors {
      guard let share = told[name], share.all >= 100 else { continue }
      #expect(
        share.clear * 100 >= floor * share.all,
        "of \(share.all) lines with \(name) only \(share.clear) could be told"
      )
    }
    #expect(wrong == 0, "\(wrong) of \(count) lines (seed \(seed)) did what was not said")
    if Self.environment["CAVRA_ORACLE_TABLE"] != nil {
      for (name, share) in told.sorted(by: { $0.key < $1.key }) { print(name, share.clear, share.all, separator: "\t") }
      for (reason, lines) in reasons.sorted(by: { $0.value.count > $1.value.count }).prefix(50) {
        print("REASON", lines.count, reason, lines.min { $0.utf8.count < $1.utf8.count } ?? "", separator: "\t")
      }
    }
  }

  /// The least share of lines with a construct, in percent, of which everything can be told. The lines are wild: most of them
  /// use a variable that nothing has set, or store what cannot be told.
  private static let floors: [String: Int] = [
    "all": 28, "alias": 10, "and-or": 10, "ansi": 25, "append": 15, "arithmetic": 15, "array": 12, "assignment": 15,
    "background": 7, "brace": 18, "call": 15, "cd": 6, "coproc": 6, "count": 5, "eval": 18, "find": 18, "for": 8,
    "function": 11, "glob": 17, "group": 8, "heredoc": 17, "herestring": 12, "ifs": 9, "indirect": 3, "jump": 8,
    "let": 15,
    "nameref": 4, "negation": 7, "operator": 12, "parameter": 19, "pipe-shell": 4, "positional": 12, "prefix": 15,
    "printf-v": 6, "quoting": 25, "redirection": 18, "script": 7, "set": 12, "shell-c": 11, "special": 12,
    "subshell": 6,
    "substitution": 12, "test": 9, "tilde": 18, "time": 10, "trap": 6, "unset": 12, "wrapper": 14, "xargs": 10,
  ]

  /// Pairs of batches, which run side by side.
  private static func batches<Element>(_ all: [Element], of size: Int) -> [([Element], [Element])] {
    stride(from: 0, to: all.count, by: size * 2).map { start in
      let end = min(all.count, start + size * 2)
      let middle = (start + end) / 2
      return (Array(all[start..<middle]), Array(all[middle..<end]))
    }
  }
}
