import CanonicalJSON
import MCPTransport
import Synchronization

/// A small server that has one of everything.
final class TestHandler: MCPServerHandler {
  struct Oops: Error {}

  let identity = ServerIdentity(
    name: "test",
    title: "Test server",
    version: "1.2.3",
    description: "serves tests",
    websiteURL: "https://example.org/"
  )
  let instructions: String? = "use `echo`"
  let capabilities: ServerCapabilities
  let cacheHint = CacheHint(timeToLive: 1000, scope: .private)
  let toolCount: Int
  /// Signs of life from handlers, in order.
  let events = EventLog()

  init(
    capabilities: ServerCapabilities = ServerCapabilities(
      tools: .init(listChanged: true),
      resources: .init(listChanged: true, subscribe: true),
      prompts: .init(listChanged: true),
      logging: true,
      completions: true
    ),
    toolCount: Int = 2
  ) {
    self.capabilities = capabilities
    self.toolCount = toolCount
  }

  func tools(_ context: RequestContext) async throws -> [ToolDefinition] {
    (0..<toolCount).map { number in
      ToolDefinition([
        "name": .string("tool\(number)"),
        "title": "A tool",
        "description": "does something",
        "inputSchema": ["type": "object", "properties": ["text": ["type": "string"]]],
        "outputSchema": ["type": "object", "properties": ["text": ["type": "string"]]],
        "annotations": ["readOnlyHint": true],
        "icons": [["src": "https://example.org/i.png", "mimeType": "image/png"]],
        "execution": ["taskSupport": "forbidden"],
        "_meta": ["example.org/x": 1],
      ])
    }
  }

  func call(_ tool: String, arguments: JSONObject, context: RequestContext) async throws -> Answer<ToolOutput> {
    switch tool {
    case "echo":
      return .complete(.structured(["text": arguments["text"] ?? ""]))
    case "sleep":
      events.add("started \(context.id)")
      do {
        try await Task.sleep(for: .milliseconds(arguments["ms"]?.intValue ?? 0))
      } catch {
        events.add("cancelled \(context.id)")
        throw error
      }
      events.add("finished \(context.id)")
      return .complete(.text("slept"))
    case "hold":
      // Runs until the test adds the event `release`, and does not look at its cancellation.
      events.add("started \(context.id)")
      _ = await Task.detached { [events] in await events.wait(for: "release") }.value
      events.add("finished \(context.id)")
      return .complete(.text("held"))
    case "big":
      return .complete(.text(String(repeating: "x", count: arguments["size"]?.intValue ?? 0)))
    case "progress":
      for (value, total) in [(0.0, 100.0), (50, 100), (40, 100), (50, 100), (100, 100)] {
        await context.progress(value, total: total, message: "at \(value)")
      }
      Task.detached {
        try await Task.sleep(for: .milliseconds(20))
        await context.progress(1000)
        await context.log(.alert, "late")
      }
      return .complete(.text("done"))
    case "log":
      for level in LogLevel.allCases { await context.log(level, logger: "t", .string("at \(level.rawValue)")) }
      return .complete(.text("done"))
    case "content":
      return .complete(
        ToolOutput(content: [
          ["type": "text", "text": "t", "_meta": [:]],
          ["type": "image", "data": "AAAA", "mimeType": "image/png"],
          ["type": "audio", "data": "AAAA", "mimeType": "audio/wav"],
          ["type": "resource_link", "uri": "test://a", "name": "a", "icons": []],
          ["type": "resource", "resource": ["uri": "test://a", "text": "x"]],
        ])
      )
    case "whoami":
      return .complete(
        .structured([
          "version": .string(context.version.rawValue),
          "client": context.clientInfo.map(JSON.object) ?? .null,
          "capabilities": .object(context.clientCapabilities),
        ])
      )
    case "ask": return try ask(context)
    case "throw": throw MCPError.invalidParams("the handler says no")
    case "fail": throw Oops()
    default: throw MCPError.unknownTool(tool)
    }
  }

  private func ask(_ context: RequestContext) throws -> Answer<ToolOutput> {
    if let state = context.requestState {
      guard state == "sealed" else { throw MCPError.invalidParams("the state is not ours") }
      if let answer = context.inputResponses["name"]?["content"]?["name"] {
        return .complete(.text("hello \(answer.stringValue ?? "")"))
      }
    }
    let question = InputRequest(
      key: "name",
      method: .elicit,
      params: [
        "message": "who are you",
        "requestedSchema": ["type": "object", "properties": ["name": ["type": "string"]]],
      ]
    )
    guard let round = InputRequired(requests: [question], state: "sealed") else { throw Oops() }
    return .inputRequired(round)
  }

  func resources(_ context: RequestContext) async throws -> [ResourceDefinition] {
    [ResourceDefinition(uri: "test://a", name: "a", title: "A", description: "first", mimeType: "text/plain")]
  }

  func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition] {
    [ResourceTemplateDefinition(uriTemplate: "test://{x}", name: "x", title: "X", mimeType: "text/plain")]
  }

  func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput> {
    guard uri == "test://a" else { throw MCPError.resourceNotFound(uri) }
    return .complete(
      .text("hello", uri: uri, mimeType: "text/plain", cacheHint: CacheHint(timeToLive: 5, scope: .shared))
    )
  }

  func prompts(_ context: RequestContext) async throws -> [PromptDefinition] {
    [
      PromptDefinition(
        name: "greet",
        title: "Greet",
        description: "greets",
        arguments: [.init("who", isRequired: true)]
      )
    ]
  }

  func prompt(_ name: String, arguments: JSONObject, context: RequestContext) async throws -> Answer<PromptOutput> {
    guard name == "greet" else { throw MCPError.unknownPrompt(name) }
    return .complete(
      PromptOutput(description: "d", messages: [.text(.user, "hi \(arguments["who"]?.stringValue ?? "")")])
    )
  }

  func complete(_ request: CompletionRequest, context: RequestContext) async throws -> Completion {
    Completion((0..<120).map { "\(request.value)\($0)" })
  }
}

/// Notes what happened, for tests to wait on.
final class EventLog: Sendable {
  private let events = Mutex<[String]>([])

  var all: [String] { events.withLock { $0 } }

  func add(_ event: String) { events.withLock { $0.append(event) } }

  /// Waits until the event has happened, up to ten seconds.
  func wait(for event: String) async -> Bool {
    for _ in 0..<20_000 {
      if all.contains(event) { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}
