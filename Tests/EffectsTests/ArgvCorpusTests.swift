import Foundation
import Model
import TestSupport
import Testing

@testable import Effects

/// What real bash ran, for commands of every kind: our list of programs must hold at least that, unless it says that it
/// cannot tell.
@Suite struct ArgvCorpusTests {
  struct Row: Decodable {
    let command: String
    let argv: [[String]]
    let stderr: String
  }

  /// The world in which the rows were recorded.
  static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"), "/srv/app/.git/config": .file(""),
    "/srv/app/src/main.c": .file(""),
    "/srv/app/docs/a": .file(""), "/srv/app/tests/a": .file(""), "/srv/app/build/a": .file(""),
    "/srv/app/dist/a": .file(""),
    "/srv/app/README.md": .file(""), "/srv/app/package.json": .file("{}"), "/srv/app/.env": .file(""),
    "/home/dev/.ssh": .directory,
    "/tmp": .directory, "/srv/other": .directory,
  ])

  @Test func programsAreASuperset() throws {
    let lines = try Corpus.lines("argv.dev")
    var judged = 0
    for line in lines {
      let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      // Recorded where the stub world lacked a file, so that bash stopped early or ran something else.
      if row.stderr.contains("No such file") { continue }
      let effects = CommandExpander(workspace: Self.world.workspace).expand(row.command, in: "/srv/app")
      if effects.contains(where: { $0.name == "opaque" }) { continue }
      judged += 1
      let programs = Set(
        effects.compactMap { effect -> String? in if case .run(let run) = effect.kind { run.program } else { nil } }
      )
      // Git runs itself for its own work; the record has that too.
      let ran = Set(row.argv.compactMap { $0.first.map { String($0.split(separator: "/").last ?? "") } })
      #expect(ran.isSubset(of: programs), "\(row.command): bash ran \(ran.sorted()), we said \(programs.sorted())")
    }
    // A fall in this number is a loss of sight.
    #expect(judged >= 900, "\(judged) of \(lines.count) rows were judged without an opaque effect")
  }
}
