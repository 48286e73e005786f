import CanonicalJSON
import Foundation
import Model
import TestSupport
import Testing

@testable import Effects

/// Every technique of evasion, by commands that no corpus has.
@Suite struct TechniqueTests {
  @Test(arguments: Technique.all)
  func dangerousCommandsAreTold(technique: Technique) {
    for row in technique.dangerous {
      let effects = CommandWorld.expand(row.command)
      let told = effects.map(CommandWorld.summary)
      let isTold = row.expected.contains { expected in
        told.contains { effect in effect == expected || [" ", "/", ":"].contains { effect.hasPrefix(expected + $0) } }
      }
      #expect(isTold, "[\(technique)] \(row.expected) is not told of `\(row.command)`: \(told)")
    }
  }

  @Test(arguments: Technique.all.filter { !$0.harmless.isEmpty })
  func harmlessCommandsAreNot(technique: Technique) {
    for row in technique.harmless {
      let restricting = CommandWorld.expand(row.command).filter(Self.restricts)
      #expect(
        restricting.isEmpty,
        "[\(technique)] `\(row.command)`: \(restricting.map { "\(CommandWorld.summary($0)) \(Self.reason($0))" })"
      )
    }
  }

  /// Whether the effect would stop somebody: what cannot be told, what takes away, rights, and what is written outside the
  /// work tree and its temporary directory.
  private static func restricts(_ effect: Effect) -> Bool {
    switch effect.kind {
    case .opaque, .privilege, .delete: true
    case .write(let file):
      !file.possible && !file.path.hasPrefix("/srv/app/") && !file.path.hasPrefix("/tmp/") && file.path != "/srv/app"
    case .connect(let endpoint): !["localhost", "127.0.0.1", "github.com"].contains(endpoint.host)
    case .git(let git): git.force || git.deletes
    case .run(let run): forbidden.contains(run.program)
    case .read, .mcp, .tool: false
    }
  }

  private static let forbidden: Set<String> = ["rm", "dd", "shutdown", "reboot", "terraform"]

  private static func reason(_ effect: Effect) -> String {
    if case .opaque(let reason) = effect.kind { reason } else { "" }
  }
}

/// What the tables must hold themselves.
@Suite struct TechniqueTableTests {
  @Test func everyTechniqueHasItsTable() {
    let names = Set(Technique.all.map(\.name))
    #expect(names.count == Technique.all.count, "a name stands twice")
    for name in TechniqueNames.required { #expect(names.contains(name), "no table of `\(name)`") }
    for technique in Technique.all {
      #expect(TechniqueNames.required.contains(technique.name), "`\(technique)` is not in the list")
    }
  }

  @Test(arguments: Technique.all)
  func everyTableHasFiveCommands(technique: Technique) {
    #expect(technique.dangerous.count >= 5, "\(technique)")
    #expect(technique.harmless.count >= 5, "\(technique)")
  }

  @Test func noCommandIsInACorpus() throws {
    var known: Set<[UInt8]> = []
    for corpus in ["commands.dev", "argv.dev"] {
      for line in try Corpus.lines(corpus) {
        guard case .string(let command)? = try JSON.parse(Array(line.utf8))["command"] else { continue }
        known.insert(Array(command.utf8))
      }
    }
    #expect(known.count > 1_000)
    var seen: Set<[UInt8]> = []
    for technique in Technique.all {
      for row in technique.rows {
        let bytes = Array(row.command.utf8)
        #expect(!known.contains(bytes), "`\(row.command)` is in a corpus")
        #expect(seen.insert(bytes).inserted, "`\(row.command)` stands twice")
      }
    }
  }
}
