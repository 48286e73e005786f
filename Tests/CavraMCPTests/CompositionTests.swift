import Authority
import CanonicalJSON
import Evidence
import Gateway
import Glibc
import Host
import MCPTransport
import Model
import TestSupport
import Testing

@testable import CavraMCP

/// CAVRA's own tools and those of downstream servers on one connection.
@Suite struct CompositionTests {
  struct Unstartable: Error, CustomStringConvertible { let description = "nothing is started here" }

  /// A registry with one server, of which everything is approved and which cannot be started.
  struct Directory: DownstreamDirectory {
    func servers() throws -> [DownstreamDefinition] {
      [
        DownstreamDefinition(
          name: "files",
          approved: ApprovedSurface(
            capabilities: ["tools": [:], "prompts": [:], "resources": ["subscribe": true], "logging": [:]],
            instructions: "read before you write",
            tools: [["name": "read", "inputSchema": ["type": "object"]]],
            prompts: [["name": "tidy"]],
            templates: [
              ["uriTemplate": "files://{path}", "name": "t"], ["uriTemplate": "cavra://{x}", "name": "bad"],
            ],
            hasResources: true
          )
        )
      ]
    }

    func open(_ name: String) async throws -> any DownstreamLink { throw Unstartable() }

    func observe(_ name: String, _ surface: ServerSurface) async throws -> ApprovedSurface { throw Unstartable() }
  }

  struct Judge: CallJudge {
    func judge(_ action: GatewayAction) async -> JudgedCall { .refuse("judged \(action.server)") }
    func settle(_ token: CallToken, _ outcome: CallOutcome) async {}
  }

  struct Screen: ResultScreen {
    func screen(_ matter: ScreenedMatter, from server: String) -> Screened { .passed(matter.object, []) }
  }

  struct Policy: PolicyDescription {
    func summary(directory: String) throws -> JSONObject { ["mode": "enforce", "policy_digest": "", "layers": []] }
  }

  /// A client at the other end of two pipes.
  final class Session: Sendable {
    let server: CavraServer
    private let scratch = Scratch()
    private let log: EvidenceLog
    private let client: MCPClient
    private let running: Task<ServerEnd, Never>
    private let descriptors: [Int32]

    init(_ gateway: GatewayFront?) async throws {
      signal(SIGPIPE, SIG_IGN)
      let environment = Environment.live
      log = try EvidenceLog(
        EvidenceConfiguration(home: scratch.home, reservedBytes: 1 << 20),
        now: environment.now,
        report: { _ in }
      )
      server = CavraServer(
        authority: LocalAuthority(
          expand: { _ in throw Unstartable() },
          judge: { _, _ in throw Unstartable() },
          record: { _ in throw Unstartable() },
          environment: environment
        ),
        policy: Policy(),
        evidence: EvidenceTools(
          log: log,
          sessionID: "s",
          repository: nil,
          exports: scratch.path,
          environment: environment
        ),
        setting: CavraServer.Setting(
          sessionID: "s",
          directory: "/",
          repository: nil,
          observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
          version: "1"
        ),
        environment: environment,
        gateway: gateway
      )
      var input: [Int32] = [-1, -1]
      var output: [Int32] = [-1, -1]
      guard pipe(&input) == 0, pipe(&output) == 0 else { throw Unstartable() }
      descriptors = input + output
      let mcp = try MCPServer(handler: server, input: input[0], output: output[1])
      running = Task { await mcp.run() }
      client = MCPClient(channel: try PipeChannel(input: output[0], output: input[1]))
      try client.start()
      let identity = ClientIdentity(info: ["name": "c", "version": "1"], capabilities: [:])
      _ = try await client.initialize(identity, within: .seconds(100))
    }

    func ask(_ method: String, _ params: JSONObject = [:]) async throws(CallFailure) -> JSONObject {
      try await client.request(method, params, within: .seconds(100))
    }

    func names(_ method: String, _ member: String, _ key: String) async throws -> [String] {
      try await ask(method)[member]?.arrayValue?.compactMap { $0[key]?.stringValue } ?? []
    }

    func finish() async {
      await client.close()
      close(descriptors[1])
      _ = await running.value
      for place in [0, 2, 3] { close(descriptors[place]) }
      await log.close()
    }
  }

  private func gateway() throws -> GatewayFront {
    try GatewayFront(
      directory: Directory(),
      judge: Judge(),
      screen: Screen(),
      identity: ServerIdentity(name: "cavra", version: "1"),
      environment: GatewayEnvironment(diagnose: { _ in })
    )
  }

  @Test("our own tools come first, then the servers'") func lists() async throws {
    let session = try await Session(try gateway())
    #expect(try await session.names("tools/list", "tools", "name") == CavraServer.toolNames + ["files__read"])
    #expect(try await session.names("prompts/list", "prompts", "name") == [ServerWords.promptName, "files__tidy"])
    let templates = try await session.names("resources/templates/list", "resourceTemplates", "uriTemplate")
    #expect(templates.contains("files://{path}"))
    // Our scheme is ours alone.
    #expect(templates.filter { $0.hasPrefix("cavra://") } == ["cavra://session/{id}/decisions"])
    await session.finish()
  }

  @Test("a call goes to whom it belongs") func calls() async throws {
    let session = try await Session(try gateway())
    let other = try await session.ask("tools/call", ["name": "files__read", "arguments": [:]])
    #expect(other["content"]?.arrayValue?.first?["text"] == "judged files")
    #expect(other["isError"] == true)
    let own = try await session.ask("tools/call", ["name": .string(ToolCatalogue.showPolicy), "arguments": [:]])
    #expect(own["structuredContent"]?["mode"] == "enforce")
    for (method, params) in [
      ("tools/call", ["name": "files__none"]), ("prompts/get", ["name": "none"]),
      ("resources/subscribe", ["uri": "cavra://policy/active"]), ("resources/read", ["uri": "CAVRA://policy/other"]),
    ] as [(String, JSONObject)] {
      do throws(CallFailure) {
        _ = try await session.ask(method, params)
        Issue.record("\(method) was served")
      } catch {
        guard case .refused(let error) = error else { throw error }
        #expect([-32602, -32002].contains(error.code.number), "\(method): \(error)")
        #expect(!error.message.contains("judged"))
      }
    }
    do throws(CallFailure) {
      _ = try await session.ask("resources/read", ["uri": "files://a"])
      Issue.record("read")
    } catch {
      guard case .refused(let error) = error else { throw error }
      #expect(error.message == "judged files")
    }
    await session.finish()
  }

  @Test("without servers nothing shows that there could be any") func alone() async throws {
    let session = try await Session(nil)
    #expect(try await session.names("tools/list", "tools", "name") == CavraServer.toolNames)
    let capabilities = session.server.capabilities
    #expect(capabilities.tools?.listChanged == false)
    #expect(capabilities.resources?.subscribe == false)
    #expect(!capabilities.logging && !capabilities.completions && capabilities.others.isEmpty)
    #expect(session.server.instructions == ServerWords.instructions)
    for method in ["completion/complete", "resources/subscribe", "logging/setLevel", "tasks/get"] {
      do throws(CallFailure) {
        _ = try await session.ask(method)
        Issue.record("\(method) was served")
      } catch {
        guard case .refused(let error) = error else { throw error }
        #expect(error.code == .methodNotFound)
      }
    }
    await session.finish()
  }
}
