import CanonicalJSON
import Glibc
import MCPTransport
import Synchronization

@testable import Gateway

/// A registry in memory: approves what it is told to approve.
final class TestDirectory: DownstreamDirectory {
  struct Entry: Sendable {
    var script: Script
    var definition: DownstreamDefinition
    /// What the registry lets through of what the server says.
    var approve: @Sendable (ServerSurface) throws -> ApprovedSurface
  }

  struct NotApproved: Error, CustomStringConvertible {
    let description = "the launch is not approved"
  }

  private let entries: Mutex<[Entry]>
  /// All servers that were started, in order.
  let started = Journal<ScriptedServer>()
  let observed = Journal<ServerSurface>()

  init(_ entries: [Entry]) { self.entries = Mutex(entries) }

  func servers() throws -> [DownstreamDefinition] { entries.withLock { $0.map(\.definition) } }

  func change(_ change: @Sendable (inout [Entry]) -> Void) { entries.withLock { change(&$0) } }

  func open(_ name: String) async throws -> any DownstreamLink {
    guard let entry = entries.withLock({ $0.first { $0.definition.name == name } }) else { throw NotApproved() }
    let server = ScriptedServer(entry.script)
    started.add(server)
    return server
  }

  func observe(_ name: String, _ surface: ServerSurface) async throws -> ApprovedSurface {
    observed.add(surface)
    guard let entry = entries.withLock({ $0.first { $0.definition.name == name } }) else { throw NotApproved() }
    let approved = try entry.approve(surface)
    entries.withLock { entries in
      for place in entries.indices where entries[place].definition.name == name {
        entries[place].definition = entries[place].definition.showing(approved)
      }
    }
    return approved
  }

  /// The server of that number.
  func server(_ number: Int = 0) async throws -> ScriptedServer { try await started.wait(for: number + 1)[number] }
}

extension DownstreamDefinition {
  func showing(_ approved: ApprovedSurface) -> DownstreamDefinition {
    DownstreamDefinition(
      name: name,
      era: era,
      handshakeLimit: handshakeLimit,
      callLimit: callLimit,
      idleLimit: idleLimit,
      callsPerMinute: callsPerMinute,
      approved: approved
    )
  }
}

extension ApprovedSurface {
  /// All that a server says.
  init(all surface: ServerSurface) {
    self.init(
      capabilities: surface.peer.capabilities,
      instructions: surface.peer.instructions,
      tools: surface.tools,
      prompts: surface.prompts,
      templates: surface.templates,
      hasResources: surface.peer.capabilities["resources"] != nil
    )
  }

  /// What a script says.
  init(_ script: Script) {
    self.init(
      capabilities: script.capabilities,
      instructions: script.instructions,
      tools: script.tools(),
      prompts: script.prompts,
      templates: script.templates,
      hasResources: script.capabilities["resources"] != nil
    )
  }
}

extension TestDirectory.Entry {
  /// A server of which everything is approved.
  init(
    _ name: String,
    _ script: Script,
    era: Era? = nil,
    handshake: Duration = .seconds(100),
    call: Duration = .seconds(100),
    idle: Duration? = nil,
    perMinute: Int? = nil,
    isMet: Bool = true
  ) {
    self.init(
      script: script,
      definition: DownstreamDefinition(
        name: name,
        era: era,
        handshakeLimit: handshake,
        callLimit: call,
        idleLimit: idle,
        callsPerMinute: perMinute,
        approved: isMet ? ApprovedSurface(script) : nil
      ),
      approve: { ApprovedSurface(all: $0) }
    )
  }
}

/// Lets everything through, unless told otherwise, and keeps what it was asked and told.
final class TestJudge: CallJudge {
  let asked = Journal<GatewayAction>()
  let settled = Journal<(token: CallToken, outcome: CallOutcome)>()
  private let verdict: @Sendable (GatewayAction) async -> JudgedCall?

  init(_ verdict: @escaping @Sendable (GatewayAction) async -> JudgedCall? = { _ in nil }) { self.verdict = verdict }

  func judge(_ action: GatewayAction) async -> JudgedCall {
    asked.add(action)
    return await verdict(action) ?? .forward(CallToken("t\(asked.all.count)"))
  }

  func settle(_ token: CallToken, _ outcome: CallOutcome) async { settled.add((token, outcome)) }
}

/// Takes the word `secret` out, lets nothing through that says `poison`, and takes its time over what says `slow`.
struct TestScreen: ResultScreen {
  func screen(_ matter: ScreenedMatter, from server: String) -> Screened {
    let text = JSON.object(matter.object).text
    if text.contains("slow") { usleep(100_000) }
    if text.contains("poison") { return .withheld("the answer addresses the model", []) }
    guard text.contains("secret") else { return .passed(matter.object, []) }
    let clean = String(text.replacing("secret", with: "[redacted]"))
    guard let object = try? JSON.parse(Array(clean.utf8)).objectValue else { return .withheld("unreadable", []) }
    return .passed(object, [ScreenNote(kind: "secret", count: 1)])
  }
}
