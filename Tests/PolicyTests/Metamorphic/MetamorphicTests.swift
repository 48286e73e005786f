import CanonicalJSON
import Foundation
import Model
import Policy
import TestSupport
import Testing

/// Writing a command in another way never softens what is said of it, and never hardens it where it is safe.
@Suite struct MetamorphicTests {
  private struct Row {
    let command: String
    let label: String
  }

  /// How many disguises of each command are tried; all of them with `CAVRA_METAMORPHIC=all`.
  private static let isWhole = ProcessInfo.processInfo.environment["CAVRA_METAMORPHIC"] == "all"

  private static func rows(_ labels: Set<String>) throws -> [Row] {
    try Corpus.lines("commands.dev").compactMap { line in
      let row = try JSON.parse(line)
      guard let command = row["command"]?.stringValue.map(CommandJudge.placed), let label = row["label"]?.stringValue,
        labels.contains(label),
        command.utf8.count < 2_000, !command.utf8.contains(0)
      else { return nil }
      return Row(command: command, label: label)
    }
  }

  private static func pick(_ all: [Disguise], _ count: Int, _ random: inout SplitMix) -> [Disguise] {
    isWhole ? all : (0..<count).map { _ in random.pick(all) }
  }

  @Test func disguiseNeverSoftens() throws {
    let judge = try CommandJudge()
    var random = SplitMix(seed: 11)
    var softened: [String] = []
    var count = 0
    for row in try Self.rows(["dangerous", "debatable"]) where !judge.isBroken(row.command) {
      let outcome = judge.outcome(row.command)
      if outcome == .allow { continue }
      var lines = Self.pick(Disguise.wrappers + Disguise.spellings, 5, &random).compactMap { way in
        way.write(row.command).map { (way.name, $0) }
      }
      let (outer, inner) = (random.pick(Disguise.wrappers), random.pick(Disguise.wrappers + Disguise.spellings))
      // A file that is written twice is known to nobody.
      if outer.name != inner.name, let line = inner.write(row.command).flatMap(outer.write) {
        lines.append(("\(inner.name), \(outer.name)", line))
      }
      for (name, line) in lines {
        count += 1
        if judge.outcome(line).rank < outcome.rank {
          softened.append(
            "\(name): `\(row.command)` \(judge.reason(row.command)), `\(line.prefix(200))` \(judge.reason(line))"
          )
        }
      }
    }
    #expect(count > 3_000)
    #expect(softened.isEmpty, "\(softened.count) of \(count): \(softened.prefix(60).joined(separator: "\n"))")
  }

  /// Around safe commands these say nothing new.
  private static let plainWays = Set([
    "bash -c", "subshell", "group", "env", "timeout", "nice", "quoted program", "double quotes", "empty quotes",
    "command",
    "if", "and", "after",
  ])

  @Test func plainWrappersNeverHarden() throws {
    let judge = try CommandJudge()
    var random = SplitMix(seed: 12)
    let ways = (Disguise.wrappers + Disguise.spellings).filter { Self.plainWays.contains($0.name) }
    var hardened: [String] = []
    var count = 0
    for row in try Self.rows(["safe"]) where !judge.isBroken(row.command) {
      let outcome = judge.outcome(row.command)
      for way in Self.pick(ways, 5, &random) {
        guard let line = way.write(row.command) else { continue }
        count += 1
        if judge.outcome(line).rank > outcome.rank {
          hardened.append(
            "\(way.name): `\(row.command)` \(judge.reason(row.command)), `\(line.prefix(200))` \(judge.reason(line))"
          )
        }
      }
    }
    #expect(count > 2_000)
    #expect(hardened.isEmpty, "\(hardened.count) of \(count): \(hardened.prefix(60).joined(separator: "\n"))")
  }
}

extension Outcome {
  /// How much stricter it is than `allow`.
  fileprivate var rank: Int {
    switch self {
    case .block: 4
    case .requireApproval: 3
    case .warn: 2
    case .allowWithAttestation: 1
    default: 0
    }
  }
}
