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
  static let world = MemoryWorld(
    entries: [
      "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"), "/srv/app/.git/config": .file(""),
      "/srv/app/src/main.c": .file(""), "/srv/app/docs/a": .file(""), "/srv/app/build/a": .file(""),
      "/srv/app/dist/bundle.js": .file(""), "/srv/app/README.md": .file(""), "/srv/app/package.json": .file("{}"),
      "/srv/app/.env": .file(""), "/srv/app/.env.example": .file(""), "/srv/app/.claude": .directory,
      "/srv/app/Package.swift": .file(""), "/srv/app/files.txt": .file(""), "/srv/app/list.txt": .file(""),
      "/srv/app/node_modules/a": .file(""), "/srv/app/scripts/a": .file(""), "/home/dev/.ssh": .directory,
      "/tmp": .directory, "/srv/other": .directory,
    ],
    homes: ["": "/home/dev", "dev": "/home/dev", "root": "/root"]
  )

  @Test func whatRanWasSaid() throws {
    let lines = try Corpus.lines("argv.dev")
    var (rows, clear, named) = (0, 0, 0)
    for line in lines {
      let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      // Recorded where the stub world lacked a file, so that bash stopped early or ran something else.
      if row.stderr.contains("No such file") { continue }
      rows += 1
      let judgement = OracleJudgement(
        effects: CommandExpander(workspace: Self.world.workspace).expand(row.command, in: "/srv/app")
      )
      let programs = judgement.programs
      let missing = row.argv.filter { !programs.contains(Self.program($0)) }
      if missing.isEmpty { named += 1 }
      // Where something cannot be told, that may be what ran.
      if judgement.isOpaque { continue }
      clear += 1
      #expect(missing.isEmpty, "\(row.command): bash ran \(missing), we said \(programs.sorted())")
      // The stub of a program whose output was put in prints nothing.
      if row.command.contains("$(") || row.command.contains("`") { continue }
      for words in row.argv where missing.isEmpty && !judgement.isSaid([Self.program(words)] + words.dropFirst()) {
        Issue.record("\(row.command): bash ran \(words), we said \(CommandWorld.summary(judgement.effects))")
      }
    }
    // A fall in these numbers is a loss of sight.
    #expect(clear >= 900, "\(clear) of \(rows) rows were judged without an opaque effect")
    #expect(named >= 1_300, "of \(named) of \(rows) rows every program was named")
  }

  private static func program(_ words: [String]) -> String {
    words.first.map { String($0.split(separator: "/").last ?? "") } ?? ""
  }
}
