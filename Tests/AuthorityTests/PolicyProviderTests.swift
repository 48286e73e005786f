import Authority
import Foundation
import Host
import Model
import Policy
import Testing

@testable import Effects

/// The layers and trees that apply, over a real folder and the shipped pack.
@Suite struct PolicyProviderTests {
  /// A home with a project (a work tree), another work tree, and a folder that is none.
  final class World {
    let root: String
    var project: String { root + "/home/project" }

    init() throws {
      root = NSTemporaryDirectory() + "cavra-" + UUID().uuidString
      for folder in ["home/project/.git", "home/project/.cavra", "home/other/.git", "home/other/.cavra", "home/plain"] {
        try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
      try text.write(toFile: "\(root)/\(path)", atomically: false, encoding: .utf8)
    }

    /// What is decided for an action; the temporary directories are none, because the world itself lies in one.
    func judge(_ subject: Action.Subject, cwd: String? = nil, project: String? = nil) throws -> LocalAuthority.Judgement
    {
      let home = root + "/home"
      let workspace = Workspace.live(home: home)
      let locations = Locations(
        userHome: home,
        state: home + "/.local/state/cavra",
        configuration: home + "/.config/cavra",
        enterprise: root + "/etc",
        binary: nil
      )
      let provider = PolicyProvider(
        base: try PolicyBase(locations: locations, workspace: workspace).base,
        places: .init(project: project ?? self.project, home: home, temporary: []),
        workspace: workspace,
        loader: PolicyBase.loader
      )
      let request = ActionRequest(
        action: Action(subject, cwd: cwd ?? self.project),
        claimed: ClaimedIdentity(sessionID: "s", agentID: "a", actor: "x"),
        observed: ObservedIdentity(uid: 0, pid: 1, ancestors: []),
        surface: .guardTool,
        force: .advice,
        repository: nil,
        correlationID: "c"
      )
      return try provider.judge(request, EffectExpander.expand(request.action, workspace: workspace))
    }
  }

  @Test func projectIsOpenAndTheRestAsks() throws {
    let world = try World()
    #expect(try world.judge(.writeFile(path: "src/a.c")).outcome == .allow)
    #expect(try world.judge(.writeFile(path: "../other/a.c")).outcome == .requireApproval)
    #expect(try world.judge(.writeFile(path: "../plain/a.c")).outcome == .requireApproval)
    #expect(try world.judge(.writeFile(path: "/usr/local/x")).outcome >= .requireApproval)
  }

  /// The directory is the caller's word: naming another one opens nothing.
  @Test(arguments: ["/", "/home", "/home/other", "/home/plain"])
  func cwdOpensNothing(directory: String) throws {
    let world = try World()
    let cwd = directory == "/" ? "/" : world.root + directory
    #expect(try world.judge(.writeFile(path: "\(world.root)/home/other/a.c"), cwd: cwd).outcome == .requireApproval)
    #expect(try world.judge(.writeFile(path: "\(world.root)/home/plain/a.c"), cwd: cwd).outcome == .requireApproval)
    #expect(try world.judge(.readFile(path: "\(world.project)/.env"), cwd: cwd).outcome == .block)
  }

  /// A server that was started in the home directory, or above it, does not make all of it a project.
  @Test(arguments: ["/home", ""])
  func wideProjectsOpenNothing(project: String) throws {
    let world = try World()
    let judgement = try world.judge(.writeFile(path: "\(world.root)/home/plain/x"), project: world.root + project)
    #expect(judgement.outcome == .requireApproval)
  }

  /// Another repository's layer binds whoever writes there, and a layer can only tighten.
  @Test func repositoryLayersTighten() throws {
    let world = try World()
    let metadata = "metadata: {id: x, title: t, description: d, version: '1'}\n"
    try world.write("home/project/.cavra/policy.yaml", metadata + "filesystem: {block_write: ['docs/**']}\n")
    try world.write("home/other/.cavra/policy.yaml", metadata + "filesystem: {block_read: ['private/**']}\n")
    #expect(try world.judge(.writeFile(path: "docs/a.md")).outcome == .block)
    #expect(try world.judge(.writeFile(path: "src/a.md")).outcome == .allow)
    #expect(try world.judge(.readFile(path: "../other/private/a")).outcome == .block)
    #expect(try world.judge(.readFile(path: "../other/public/a")).outcome == .allow)
    try world.write(
      "home/project/.cavra/policy.yaml",
      metadata
        + "defaults: {read: allow, run: allow, opaque: allow}\nfilesystem: {block_read: []}\ncommands: {allow: ['terraform*']}\n"
    )
    #expect(try world.judge(.readFile(path: ".env")).outcome == .block)
    #expect(try world.judge(.executeCommand(line: "terraform apply")).outcome == .block)
  }

  @Test func aRepositoryCannotLowerTheMode() throws {
    let world = try World()
    let text = "metadata: {id: x, title: t, description: d, version: '1', mode: MODE}\n"
    try world.write("home/project/.cavra/policy.yaml", text.replacingOccurrences(of: "MODE", with: "audit_only"))
    #expect(try world.judge(.readFile(path: ".env")).mode == .enforce)
    try world.write("home/project/.cavra/policy.yaml", text.replacingOccurrences(of: "MODE", with: "strict"))
    #expect(try world.judge(.readFile(path: "README")).outcome == .requireApproval)
  }

  @Test func theUserMayObserveOnlyAndBuiltInRulesHold() throws {
    let world = try World()
    try FileManager.default.createDirectory(
      atPath: world.root + "/home/.config/cavra",
      withIntermediateDirectories: true
    )
    try world.write("home/.config/cavra/config.yaml", "mode: audit_only\n")
    #expect(try world.judge(.readFile(path: ".env")).outcome == .auditOnly)
    #expect(try world.judge(.writeFile(path: ".claude/settings.json")).outcome == .block)
    #expect(try world.judge(.writeFile(path: ".cavra/policy.yaml")).outcome == .block)
    #expect(try world.judge(.deleteFile(path: "../.config")).outcome == .block)
  }

  @Test func aBrokenLayerStopsEverything() throws {
    let world = try World()
    try world.write("home/project/.cavra/policy.yaml", "metadata: [\n")
    #expect(throws: PolicyError.self) { try world.judge(.readFile(path: "README")) }
  }

  /// A layer that is a link elsewhere would have its target quoted in the error.
  @Test func aLinkedLayerIsNotRead() throws {
    let world = try World()
    try world.write("home/secret", "password: hunter2\n")
    try FileManager.default.createSymbolicLink(
      atPath: world.project + "/.cavra/policy.yaml",
      withDestinationPath: world.root + "/home/secret"
    )
    do {
      _ = try world.judge(.readFile(path: "README"))
      Issue.record("the linked layer was taken")
    } catch {
      #expect(!"\(error)".contains("password"))
    }
  }

  @Test(arguments: ["http://127.0.0.1.evil.example/", "http://127.evil.example/"])
  func namesThatLookLikeThisMachine(url: String) throws {
    #expect(try World().judge(.fetchURL(url)).outcome == .requireApproval)
  }

  /// Every example in the shipped packs holds against the effects that it would really have.
  @Test func shippedExamplesHold() throws {
    let home = NSTemporaryDirectory()
    let locations = Locations(userHome: home, state: home, configuration: home, enterprise: home, binary: nil)
    let base = try PolicyBase(locations: locations, workspace: .live(home: home)).base
    for layer in base.layers { try PackExamples.check(layer.pack) }
    #expect(base.layers.map(\.kind) == [.builtIn, .user])
  }
}
