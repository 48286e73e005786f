import Foundation
import TestSupport
import Testing

@testable import AgentClients

/// The line as a client runs it, around binaries that fail in every way.
@Suite struct HookCommandLineTests {
  /// Longer than any machine takes for a stub that does not hang.
  private static let patience = 60

  /// Written by a program of its own, so that no other child of this process has the file open for writing when it is run
  /// (`ETXTBSY`).
  private static func stub(_ scratch: Scratch, _ script: String, mode: String = "755", name: String = "cavra-mcp")
    async throws
    -> String
  {
    let path = scratch.path(name)
    let write = #"printf '#!/bin/sh\n%s\n' "$1" > "$2" && chmod "$3" "$2""#
    try #require(try await Subprocess.run(["/bin/sh", "-c", write, "sh", script, path, mode]).status == 0)
    return path
  }

  @Test(
    arguments: [
      ("exit 0", 0), ("exit 1", 2), ("exit 2", 2), ("exit 3", 2), ("kill -KILL $$", 2), ("kill -SEGV $$", 2),
      ("exec no-such-program", 2),
    ] as [(String, Int32)]
  )
  func everyFailureBlocks(script: String, status: Int32) async throws {
    let scratch = Scratch()
    let line = HookCommandLine(binary: try await Self.stub(scratch, script), flags: [], deadline: Self.patience)
    #expect(try await Subprocess.run(["/bin/sh", "-c", line.blocking]).status == status)
    let recorded = try await Subprocess.run(["/bin/sh", "-c", line.recording])
    #expect(recorded.status == (status == 0 ? 0 : 1))
    #expect(recorded.text.contains("doctor") == (status != 0))
  }

  @Test(arguments: ["exec sleep 300", "trap '' TERM; sleep 300 & wait; sleep 300", "kill -STOP $$"])
  func whatHangsIsEndedAndBlocks(script: String) async throws {
    let scratch = Scratch()
    let line = HookCommandLine(binary: try await Self.stub(scratch, script), flags: [], deadline: 1)
    #expect(try await Subprocess.run(["/bin/sh", "-c", line.blocking]).status == 2)
  }

  @Test func aBinaryThatCannotBeRunBlocks() async throws {
    let scratch = Scratch()
    let missing = HookCommandLine(binary: scratch.path("none/cavra-mcp"), flags: [], deadline: Self.patience)
    #expect(try await Subprocess.run(["/bin/sh", "-c", missing.blocking]).status == 2)
    let plain = HookCommandLine(
      binary: try await Self.stub(scratch, "exit 0", mode: "644"),
      flags: [],
      deadline: Self.patience
    )
    #expect(try await Subprocess.run(["/bin/sh", "-c", plain.blocking]).status == 2)
    let garbage = scratch.path("garbage")
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]).write(to: URL(fileURLWithPath: garbage))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: garbage)
    let line = HookCommandLine(binary: garbage, flags: [], deadline: Self.patience)
    let broken = try await Subprocess.run(["/bin/sh", "-c", line.blocking])
    #expect(broken.status == 2)
    #expect(broken.text.contains("cavra-mcp: this call could not be judged, so it is blocked"))
  }

  /// A repository's client settings can set `PATH`: no program of theirs takes the place of `timeout`.
  @Test func aPathThatIsSetChangesNothing() async throws {
    let scratch = Scratch()
    _ = try await Self.stub(scratch, "exit 0", name: "timeout")
    let line = HookCommandLine(binary: try await Self.stub(scratch, "exit 3"), flags: [], deadline: Self.patience)
    #expect(
      try await Subprocess.run(["/bin/sh", "-c", line.blocking], environment: ["PATH": scratch.path]).status == 2
    )
  }

  @Test func wordsReachTheBinaryAsTheyAre() async throws {
    let scratch = Scratch()
    let binary = try await Self.stub(scratch, #"printf '<%s>' "$@"; cat"#, name: "it's a \"$HOME\" cavra-mcp")
    let input = scratch.path("input")
    try Data("{}".utf8).write(to: URL(fileURLWithPath: input))
    let flags = ["--state", "/a b/$(id)'x", "--configuration", "/c"]
    let line = HookCommandLine(binary: binary, flags: flags, deadline: Self.patience)
    let ran = try await Subprocess.run(["/bin/sh", "-c", line.blocking], input: input)
    #expect(ran.text == "<hook><claude-code><--state></a b/$(id)'x><--configuration></c>{}")
    #expect(HookCommandLine.isOurs(line.blocking) && HookCommandLine.isOurs(line.recording))
  }

  @Test func theTextIsFixed() {
    let line = HookCommandLine(binary: "/usr/local/bin/cavra-mcp", flags: [])
    #expect(
      line.blocking == #"""
        /usr/bin/timeout -k 1 5 /usr/local/bin/cavra-mcp hook claude-code || { echo 'cavra-mcp: this call could not be judged, so it is blocked; run "cavra-mcp doctor" in a terminal' >&2; exit 2; }
        """#
    )
    #expect(
      line.recording == #"""
        /usr/bin/timeout -k 1 5 /usr/local/bin/cavra-mcp hook claude-code || { echo 'cavra-mcp: this could not be recorded; run "cavra-mcp doctor" in a terminal' >&2; exit 1; }
        """#
    )
    #expect(HookCommandLine.deadline + HookCommandLine.grace < HookCommandLine.clientTimeout)
  }

  @Test(arguments: [
    "logger 'see cavra-mcp hook claude-code docs'", "/opt/audit --beside 'cavra-mcp hook claude-code'",
    "/tmp/evil # cavra-mcp hook claude-code", "timeout -k 1 5 /opt/x || { echo 'cavra-mcp: x' >&2; exit 2; }",
    "cavra-mcp serve", "other hook claude-code", "", "echo cavra-mcp; hook claude",
  ])
  func othersAreNotOurs(command: String) { #expect(!HookCommandLine.isOurs(command)) }
}
