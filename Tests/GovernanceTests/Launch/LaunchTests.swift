import Evidence
import Foundation
import Model
import TestSupport
import Testing

@testable import Governance

/// What a launch runs, and what is noticed when it is another thing.
@Suite struct LaunchTests {
  private let scratch = Scratch()

  private var resolver: LaunchResolver {
    LaunchResolver(path: "\(scratch.path):/usr/bin:/bin", directory: scratch.path)
  }

  @discardableResult
  private func file(_ name: String, _ text: String) throws -> String {
    let path = scratch.path(name)
    let directory = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func pin(_ command: String, _ arguments: [String] = []) throws -> PinnedLaunch {
    try resolver.pin(LaunchDefinition(command: command, arguments: arguments))
  }

  @Test func aScriptAndItsInterpreter() throws {
    let path = try file("server.sh", "#!/usr/bin/env sh\necho\n")
    let pinned = try pin(path, ["--x"])
    #expect(pinned.files.map(\.role) == [.interpreter, .script] && pinned.loose == nil)
    // Nothing is searched for when it is started.
    #expect(pinned.executable.hasSuffix("/sh") && pinned.arguments == [path, "--x"])
    #expect(pinned.change() == nil)
    try file("server.sh", "#!/usr/bin/env sh\necho evil\n")
    #expect(pinned.change()?.contains("was changed") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(pinned.change()?.contains("is gone") == true)
  }

  @Test func anInterpretersScript() throws {
    try file("server.py", "print()\n")
    let pinned = try pin("python3", ["-u", "server.py", "--port", "1"])
    #expect(pinned.files.map(\.role) == [.executable, .script] && pinned.loose == nil)
    try file("server.py", "import os\n")
    #expect(pinned.change() != nil)
    // Started in another directory the same word would be another file.
    #expect(pinned.arguments == ["-u", scratch.path("server.py"), "--port", "1"])
  }

  @Test(arguments: [
    ("python3", ["-c", "print(1)"]), ("python3", []), ("sh", ["missing.sh"]), ("sh", ["-c", "npx x"]),
    ("bash", ["-l", "x.sh"]), ("node", ["--require", "./evil.js", "x.js"]), ("node", ["-e", "1"]),
    ("node", ["-r", "./a", "x.js"]),
    ("perl", ["-Mevil", "x.pl"]), ("ruby", ["-I.", "x.rb"]), ("env", ["python3", "x.py"]), ("timeout", ["9", "x"]),
    ("java", ["-cp", "x", "Main"]), ("java", ["-javaagent:x.jar", "-jar", "x.jar"]), ("deno", ["run", "x.js"]),
    ("python3", ["-i", "x.py"]),
  ])
  func whatCannotBeTold(command: String, arguments: [String]) throws {
    for name in ["x.sh", "x.js", "x.pl", "x.rb", "x.py", "x.jar", "evil.js", "a"] { try file(name, "x") }
    try file("bin/\(command)", "\u{7F}ELF")
    #expect(try pin(scratch.path("bin/\(command)"), arguments).loose != nil)
  }

  @Test(arguments: [
    ("python3", ["-E", "x.py"]), ("python3", ["-X", "utf8", "-u", "x.py"]), ("node", ["--no-warnings", "x.js"]),
    ("sh", ["-eu", "x.sh"]), ("java", ["-Xmx1g", "-jar", "x.jar"]), ("bun", ["run", "x.js"]), ("ruby", ["x.rb"]),
  ])
  func whatCanBeTold(command: String, arguments: [String]) throws {
    for name in ["x.sh", "x.js", "x.rb", "x.py", "x.jar"] { try file(name, "x") }
    try file("bin/\(command)", "\u{7F}ELF")
    let pinned = try pin(scratch.path("bin/\(command)"), arguments)
    #expect(pinned.loose == nil && pinned.files.map(\.role) == [.executable, .script])
  }

  /// Another name for a runner or an interpreter, and a runner as an interpreter's script.
  @Test func hiddenRunners() throws {
    for name in ["npx", "python3", "npx-cli.js", "node"] { try file("bin/\(name)", "\u{7F}ELF") }
    for (link, target) in [("one", "npx"), ("two", "python3")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path(link),
        withDestinationPath: scratch.path("bin/\(target)")
      )
    }
    #expect(try pin(scratch.path("one"), ["-y", "x"]).loose != nil)
    #expect(try pin(scratch.path("two"), ["-c", "x"]).loose != nil)
    #expect(try pin(scratch.path("bin/node"), [scratch.path("bin/npx-cli.js"), "-y", "x"]).loose != nil)
    #expect(try pin(scratch.path("bin/python3"), ["-P", "-m", "uv", "run", "x"]).loose?.contains("uv") == true)
  }

  @Test(arguments: ["LD_PRELOAD", "NODE_OPTIONS", "PYTHONPATH", "BASH_ENV"])
  func variablesThatLoadCode(name: String) throws {
    let variable = LaunchDefinition.Variable(name: name, value: .literal("/tmp/x"))
    let launch = try LaunchDefinition(command: "/bin/true", arguments: [], environment: [variable])
    #expect(try resolver.pin(launch).loose != nil)
  }

  /// The kernel gives an interpreter one argument, however many words stand there.
  @Test func firstLines() throws {
    let sh = try file("bin/sh2", "\u{7F}ELF")
    #expect(try pin(file("a", "#! \(sh) -e -u \nx\n")).arguments == ["-e -u", scratch.path("a")])
    #expect(try pin(file("b", "#!/usr/bin/env -S sh -e -u\n")).arguments == ["-e", "-u", scratch.path("b")])
    for line in ["#!sh", "#!", "#!/usr/bin/env A=1 sh", "#!/usr/bin/env -i sh", "#!/usr/bin/env sh -e", "#!/no/such"] {
      #expect(throws: GovernanceError(.badContent, "")) { try pin(file("c", line + "\nx\n")) }
    }
  }

  @Test func aLinkThatIsTurned() throws {
    let (one, two) = (try file("one", "\u{7F}ELF one"), try file("two", "\u{7F}ELF two"))
    let link = scratch.path("server")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: one)
    let pinned = try pin(link)
    #expect(pinned.executable == link && pinned.change() == nil)
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: two)
    #expect(pinned.change()?.contains("leads to") == true)
  }

  @Test func aPythonPackage() throws {
    let python = try file("venv/bin/python3", "\u{7F}ELF")
    let site = "venv/lib/python3.12/site-packages"
    let module = try file("\(site)/mcp_x/__init__.py", "def main(): pass\n")
    try file(
      "\(site)/mcp_x-1.dist-info/RECORD",
      "mcp_x/__init__.py,sha256=x,1\n../../../bin/mcp-x,,\nmcp_x/__main__.py,,\n"
    )
    try file("\(site)/mcp_x-1.dist-info/entry_points.txt", "[console_scripts]\nmcp-x = mcp_x:main\n")
    let entry = try file("venv/bin/mcp-x", "#!\(python)\nfrom mcp_x import main\n")
    #expect(try pin(python, ["-m", "mcp_x"]).loose?.contains("-P") == true)
    for pinned in [try pin(entry), try pin(python, ["-P", "-m", "mcp_x"])] {
      #expect(pinned.files.contains { $0.role == .package } && pinned.loose == nil && pinned.change() == nil)
    }
    let pinned = try pin(entry)
    try "def main(): evil()\n".write(toFile: module, atomically: true, encoding: .utf8)
    #expect(pinned.change()?.contains("package") == true)
    #expect(try pin(python, ["-P", "-m", "elsewhere"]).loose != nil)
  }

  @Test(arguments: [
    ("npx", ["-y", "@modelcontextprotocol/server-filesystem@1.2.3", "/"]), ("uvx", ["mcp-server-git"]),
    ("docker", ["run", "-i", "--rm", "mcp/git"]), ("npm", ["exec", "x"]), ("uv", ["run", "x"]),
  ])
  func notPinned(command: String, arguments: [String]) throws {
    try file(command, "\u{7F}ELF")
    #expect(try pin(scratch.path(command), arguments).loose != nil)
  }

  @Test func anImageWithADigest() throws {
    let docker = try file("docker", "\u{7F}ELF")
    let image = "mcp/git@sha256:" + String(repeating: "0", count: 64)
    #expect(try pin(docker, ["run", "-i", image]).loose == nil)
  }

  @Test(arguments: ["https://example.com/mcp", "http://localhost:8080/mcp", "http://[::1]/mcp", "http://127.0.0.1/"])
  func addresses(url: String) throws {
    let pinned = try resolver.pin(LaunchDefinition(url: url))
    #expect(pinned.loose == nil && pinned.files.isEmpty)
  }

  @Test(arguments: [
    "http://example.com/mcp", "https://user:pw@example.com/", "ftp://x/", "https://", "http://localhost.evil.com/",
    "https://a b/", "file:///etc/passwd",
  ])
  func noAddresses(url: String) {
    #expect(throws: GovernanceError(.badContent, "")) { try LaunchDefinition(url: url) }
  }

  @Test func whatIsNotThere() {
    #expect(throws: GovernanceError(.badContent, "")) { try pin("no-such-program-here") }
    #expect(throws: GovernanceError(.badContent, "")) { try pin("/no/such/program") }
    #expect(throws: GovernanceError(.badContent, "")) { try LaunchDefinition(command: "", arguments: []) }
    #expect(throws: GovernanceError(.badContent, "")) {
      try LaunchDefinition(command: "x", arguments: [], directory: "relative")
    }
  }
}

/// A changed program is not started, and can be approved again.
@Suite struct ChangedLaunchTests {
  @Test func aChangedScript() async throws {
    let bench = try RegistryBench()
    let path = try await bench.register()
    try await bench.approve()
    let launch = try bench.registry.launch("files", at: RegistryBench.start)
    #expect(launch.pinned.arguments == [path, "--root", "/repo"])
    try "#!/bin/sh\nevil\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: GovernanceError(.changedLaunch, "")) {
      try bench.registry.launch("files", at: RegistryBench.start)
    }
    #expect(try await bench.approve() == .launch)
    _ = try bench.registry.launch("files", at: RegistryBench.start)
  }

  /// Another argument is another registration, and what was granted is gone.
  @Test func aChangedArgument() async throws {
    let bench = try RegistryBench()
    let path = try await bench.register()
    try await bench.approve()
    let launch = try LaunchDefinition(command: path, arguments: ["--root", "/"])
    try await bench.registry.register(
      server: "files",
      launch,
      owner: nil,
      source: nil,
      replaces: true,
      reason: "x",
      bench.writer
    )
    #expect(throws: GovernanceError(.refused, "")) { try bench.registry.launch("files", at: RegistryBench.start) }
  }

  @Test func whatIsNotPinnedStaysAnExperiment() async throws {
    let bench = try RegistryBench()
    let launch = try LaunchDefinition(command: bench.scratch.path("npx"), arguments: ["-y", "x"])
    try "\u{7F}ELF".write(toFile: bench.scratch.path("npx"), atomically: true, encoding: .utf8)
    try await bench.registry.register(server: "x", launch, owner: nil, source: nil, reason: "x", bench.writer)
    var terms = ServerTerms()
    terms.tier = .trusted
    await #expect(throws: GovernanceError(.refused, "")) { try await bench.approve("x", terms) }
    try await bench.approve("x")
    #expect(try bench.registry.server("x").trail.authority?.tier == .experimental)
    // Pinned now: approved, unless somebody says otherwise.
    let pinned = try LaunchDefinition(command: "/bin/true", arguments: [])
    try await bench.registry.register(
      server: "x",
      pinned,
      owner: nil,
      source: nil,
      replaces: true,
      reason: "x",
      bench.writer
    )
    try await bench.approve("x")
    #expect(try bench.registry.server("x").trail.authority?.tier == .approved)
  }
}
