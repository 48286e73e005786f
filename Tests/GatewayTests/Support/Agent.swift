import CanonicalJSON
import Glibc
import MCPTransport
import Synchronization
import Testing

@testable import Gateway

/// An agent at one end of two pipes, with a real server around the gateway at the other.
final class Agent: Sendable {
  let era: Era
  let front: GatewayFront
  let directory: TestDirectory
  let judge: TestJudge
  /// What the gateway said to its operator.
  let diagnostics: Journal<String>
  let notifications = Journal<(method: String, params: JSONObject)>()
  private let client: MCPClient
  private let identity: ClientIdentity
  private let running: Task<ServerEnd, Never>
  private let descriptors: [Int32]

  static let everything: JSONObject = [
    "sampling": ["tools": [:]], "elicitation": ["form": [:], "url": [:]], "roots": ["listChanged": true],
  ]

  /// - Parameter answer: what a legacy agent does when it is asked.
  init(
    _ era: Era,
    _ entries: [TestDirectory.Entry],
    capabilities: JSONObject = everything,
    judge: TestJudge = TestJudge(),
    limits: (inout GatewayLimits) -> Void = { _ in },
    environment: (inout GatewayEnvironment) -> Void = { _ in },
    answer: @escaping @Sendable (PeerRequest) -> Void = { $0.refuse(.methodNotFound($0.method)) }
  ) async throws {
    signal(SIGPIPE, SIG_IGN)
    self.era = era
    self.judge = judge
    directory = TestDirectory(entries)
    let diagnostics = Journal<String>()
    self.diagnostics = diagnostics
    var live = GatewayEnvironment(diagnose: { diagnostics.add($0) })
    environment(&live)
    var bounds = GatewayLimits()
    bounds.firstRest = .milliseconds(1)
    bounds.coalescing = .milliseconds(1)
    limits(&bounds)
    front = try GatewayFront(
      directory: directory,
      judge: judge,
      screen: TestScreen(),
      identity: ServerIdentity(name: "gateway", version: "1"),
      environment: live,
      limits: bounds
    )
    let (input, output) = (try Self.pipe(), try Self.pipe())
    descriptors = [input.readEnd, input.writeEnd, output.readEnd, output.writeEnd]
    let server = try MCPServer(handler: front, input: input.readEnd, output: output.writeEnd)
    running = Task { await server.run() }
    identity = ClientIdentity(info: ["name": "agent", "version": "2"], capabilities: capabilities)
    client = MCPClient(
      channel: try PipeChannel(input: output.readEnd, output: input.writeEnd),
      events: MCPClient.Events(
        notification: { [notifications] in notifications.add(($0, $1)) },
        request: answer
      )
    )
    try client.start()
    _ =
      era == .modern
      ? try await client.discover(identity, within: .seconds(100))
      : try await client.initialize(identity, within: .seconds(100))
  }

  private static func pipe() throws -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0, let first = ends.first, let last = ends.last else {
      throw Journal<String>.Silence(description: "no pipe")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (first, last)
  }

  /// Sends a request in the agent's era.
  func ask(
    _ method: String,
    _ params: JSONObject = [:],
    logLevel: LogLevel? = nil,
    capabilities: JSONObject? = nil,
    progress: (@Sendable (JSONObject) -> Void)? = nil
  ) async throws -> JSONObject {
    var params = params
    if era == .modern {
      let identity = ClientIdentity(info: identity.info, capabilities: capabilities ?? identity.capabilities)
      params = MCPClient.modern(params, identity, version: .july2026, logLevel: logLevel)
    }
    return try await client.request(method, params, within: .seconds(100), progress: progress)
  }

  func call(
    _ tool: String,
    _ arguments: JSONObject = [:],
    _ more: JSONObject = [:],
    logLevel: LogLevel? = nil,
    progress: (@Sendable (JSONObject) -> Void)? = nil
  ) async throws -> JSONObject {
    var params: JSONObject = ["name": .string(tool), "arguments": .object(arguments)]
    for member in more.members { params[member.name] = member.value }
    return try await ask("tools/call", params, logLevel: logLevel, progress: progress)
  }

  /// Sends a notification.
  func tell(_ method: String, _ params: JSONObject = [:]) async { await client.notify(method, params) }

  func tools() async throws -> [String] {
    try await ask("tools/list")["tools"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
  }

  /// Ends the connection and the gateway.
  func finish() async {
    await client.close()
    await front.close()
    close(descriptors[1])
    _ = await running.value
    for descriptor in [descriptors[0], descriptors[2], descriptors[3]] { close(descriptor) }
  }
}

extension JSONObject {
  /// The text of the first block of a tool's result.
  var text: String? { self["content"]?.arrayValue?.first?["text"]?.stringValue }

  var isErrorResult: Bool { self["isError"]?.boolValue ?? false }
}

/// The four pairs of eras.
struct Pair: Sendable, CustomTestStringConvertible {
  let agent: Era
  let server: Era

  var testDescription: String { "\(agent) agent, \(server) server" }

  static let all = [
    Pair(agent: .legacy, server: .legacy), Pair(agent: .legacy, server: .modern),
    Pair(agent: .modern, server: .legacy), Pair(agent: .modern, server: .modern),
  ]
}
