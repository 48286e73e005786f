import Model
import Testing

@testable import Effects

/// Finding the snapshots of the client, and what `PATH` in them does.
@Suite struct ClaudeCodeShellTests {
  private static let folder = "/home/dev/.claude"

  private func identity(_ files: [String: MemoryWorld.Entry], _ kind: ShellIdentity.Kind = .bash) -> ShellIdentity {
    var entries: [String: MemoryWorld.Entry] = [:]
    for (name, entry) in files { entries["\(Self.folder)/shell-snapshots/\(name)"] = entry }
    let world = MemoryWorld(entries: entries)
    return .claudeCode(configuration: Self.folder, kind: kind, workspace: world.workspace)
  }

  private func aliases(_ identity: ShellIdentity) -> [String] {
    identity.definitions.map { String(decoding: $0.aliases[[0x78]] ?? [], as: UTF8.self) }
  }

  @Test func theNewestOfTheKindCount() {
    var files: [String: MemoryWorld.Entry] = [
      "snapshot-zsh-9000000000000-aaaa.sh": .file("alias x=zsh\n"),
      "snapshot-bash-notatime-a.sh": .file("alias x=no\n"),
      "other.sh": .file("alias x=no\n"), "snapshot-bash-99999-x.txt": .file("alias x=no\n"),
    ]
    for number in 1...9 { files["snapshot-bash-170000000000\(number)-abc.sh"] = .file("alias x=\(number)\n") }
    files["snapshot-bash-999999999999-abc.sh"] = .file("alias x=old\n")
    #expect(aliases(identity(files)) == ["9", "8", "7", "6"])
    #expect(aliases(identity(files, .zsh)) == ["zsh"])
    #expect(identity(files).kind == .bash)
  }

  @Test func equalSnapshotsCountOnce() {
    let file = MemoryWorld.Entry.file("alias x=1\n")
    #expect(aliases(identity(["snapshot-bash-1-a.sh": file, "snapshot-bash-2-b.sh": file])) == ["1"])
  }

  @Test func withoutSnapshotsNothingIsDefined() {
    #expect(identity([:]).unread.isEmpty)
    #expect(identity(["snapshot-zsh-1-a.sh": .file("alias x=1\n")]).definitions.count == 1)
  }

  @Test func whatCannotBeReadIsSaid() {
    let big = String(repeating: "#", count: SnapshotReader.mostBytes + 1)
    for entry in [MemoryWorld.Entry.forbidden, .directory, .file(big)] {
      let found = identity(["snapshot-bash-2-a.sh": entry, "snapshot-bash-1-a.sh": .file("alias x=1\n")])
      #expect(found.unread.count == 1)
      #expect(aliases(found) == ["", "1"])
    }
    let world = MemoryWorld(entries: ["\(Self.folder)/shell-snapshots": .forbidden])
    #expect(
      !ShellIdentity.claudeCode(configuration: Self.folder, kind: .bash, workspace: world.workspace).unread.isEmpty
    )
  }

  /// What the shell may be is judged under each of its readings.
  @Test func everySnapshotIsJudged() {
    let identities = ["cat .env", "cat a"].map {
      SnapshotReader(kind: .bash).read(Array("shopt -s expand_aliases\nalias x='\($0)'\n".utf8))
    }
    var workspace = CommandWorld.world.workspace
    workspace.shell = .merged(identities)
    let effects = CommandExpander(workspace: workspace).expand("x", in: "/srv/app")
    #expect(CommandWorld.summary(effects) == "run cat .env; read .env; run cat a; read a")
  }

  @Test(
    arguments: [("/bin/zsh", .zsh), ("/usr/bin/bash", .bash), ("/bin/fish", .bash), (nil, .bash)]
      as [(String?, ShellIdentity.Kind)]
  )
  func kinds(path: String?, kind: ShellIdentity.Kind) { #expect(ShellIdentity.Kind(shell: path) == kind) }

  @Test(arguments: [
    ("/usr/bin:/tmp/x", "cat a", false), ("/tmp/x:/usr/bin", "cat a", true), ("/tmp/x:/usr/bin", "rm a", false),
    ("/srv/app/bin:/usr/bin", "cat a", true), (".:/usr/bin", "cat a", true), (":/usr/bin", "cat a", true),
    ("/usr/bin:/srv/app/bin", "cat a", false), ("/tmp/x:/usr/bin", "env cat a", true),
    ("/tmp/x:/usr/bin", "/bin/cat a", false),
    ("/tmp/x:/usr/bin", "echo evil > /tmp/x/rm; rm a", true), ("/tmp/x:/usr/bin", "echo a; cd docs", false),
    ("/srv/app/venv:/usr/bin", "cat a", false), ("/tmp/x:$PATH", "cat a", true), ("/usr/bin:$PATH", "cat a", false),
  ])
  func path(path: String, line: String, isOpaque: Bool) {
    var world = CommandWorld.world
    for file in ["/usr/bin/cat", "/usr/bin/rm", "/usr/bin/env", "/tmp/x/cat", "/srv/app/bin/cat", "/srv/app/cat"] {
      world.entries[file] = .file("")
    }
    world.entries["/srv/app/venv/cat"] = .link("/usr/bin/cat")
    let effects = ShellWorld.effects(line, .bash, snapshot: "export PATH=\(path)\n", world: world)
    #expect(ShellWorld.reasons(effects).contains { $0.contains("PATH") } == isOpaque, "\(ShellWorld.reasons(effects))")
  }
}
