import CanonicalJSON
import MCPTransport
import Synchronization

@testable import Gateway

/// What a scripted server is and does.
struct Script: Sendable {
  /// What it does with a first message of an era that it does not speak.
  enum Stranger: Sendable { case error(Int, data: JSON?), silence, death }

  var eras: Set<Era>
  var stranger = Stranger.error(-32601, data: nil)
  var capabilities: JSONObject = [
    "tools": ["listChanged": true], "prompts": ["listChanged": true],
    "resources": ["listChanged": true, "subscribe": true], "logging": [:], "completions": [:],
  ]
  var instructions: String? = "use it well"
  /// Read anew for each list, so that it can change.
  var tools: @Sendable () -> [JSONObject] = { [Script.tool("echo")] }
  var prompts: [JSONObject] = [["name": "greet", "arguments": [["name": "who", "required": true]]]]
  var resources: [JSONObject] = [["uri": "test://a", "name": "a"]]
  var templates: [JSONObject] = [["uriTemplate": "test://{x}/y", "name": "x"]]
  /// Which requests get no answer, by their method.
  var ignores: @Sendable (String) -> Bool = { _ in false }
  /// Happens before the prompts are listed.
  var beforePrompts: @Sendable (ScriptedServer) -> Void = { _ in }
  /// How many entries one page of a list has.
  var page = 100
  /// What it does with the requests that are no lists.
  var serve: @Sendable (Talk) async -> Void = { $0.reply(["content": [["type": "text", "text": "ok"]]]) }

  init(_ era: Era) { eras = [era] }

  static func tool(_ name: String) -> JSONObject {
    ["name": .string(name), "description": "does something", "inputSchema": ["type": "object"]]
  }
}

/// One request to a scripted server.
struct Talk: Sendable {
  let method: String
  let params: JSONObject
  let id: JSON
  let server: ScriptedServer

  var era: Era { params["_meta"]?[MetaKey.protocolVersion] == nil ? .legacy : .modern }
  var name: String { params["name"]?.stringValue ?? "" }
  var token: JSON? { params["_meta"]?[MetaKey.progressToken] }

  func reply(_ result: JSONObject) {
    var result = result
    if era == .modern && result["resultType"] == nil { result["resultType"] = "complete" }
    server.write(["jsonrpc": "2.0", "id": id, "result": .object(result)])
  }

  func text(_ text: String) { reply(["content": [["type": "text", "text": .string(text)]]]) }

  func fail(_ code: Int, _ message: String, data: JSON? = nil) {
    var error: JSONObject = ["code": JSON(code), "message": .string(message)]
    error["data"] = data
    server.write(["jsonrpc": "2.0", "id": id, "error": .object(error)])
  }

  /// Asks the client, as a legacy server does, and waits for the answer.
  func ask(_ question: String, _ params: JSONObject) async -> JSON {
    let number = server.nextQuestion()
    let asked: JSON = ["jsonrpc": "2.0", "id": .string(number), "method": .string(question), "params": .object(params)]
    server.write(asked)
    return (try? await server.heard.first("the answer to \(question)") { $0["id"] == .string(number) }) ?? .null
  }

  /// Waits until the request is cancelled.
  func cancelled() async -> Bool {
    let cancellation = try? await server.heard.first("cancellation") {
      $0["method"] == "notifications/cancelled" && $0["params"]?["requestId"] == id
    }
    return cancellation != nil
  }
}

/// A server in memory, of either era, with faults to order.
final class ScriptedServer: DownstreamLink {
  let script: Script
  /// All messages that were sent to the server.
  let heard = Journal<JSON>()
  private let inner = Mutex<MemoryChannel?>(nil)
  private let questions = Atomic<Int>(0)
  private let opened = Mutex<Era?>(nil)
  private let endings = Mutex(0)

  init(_ script: Script) {
    self.script = script
    let channel = MemoryChannel { [weak self] in self?.hear($0) }
    inner.withLock { $0 = channel }
  }

  var channel: any MessageChannel { inner.withLock { $0 } ?? MemoryChannel { _ in } }
  var lastWords: String { "last words" }
  var isEnded: Bool { endings.withLock { $0 } > 0 }

  func end() async {
    endings.withLock { $0 += 1 }
    await channel.close()
  }

  func write(_ message: JSON) { write(message.serialized() + [0x0A]) }
  func write(_ text: String) { write(Array(text.utf8)) }
  func write(_ bytes: [UInt8]) { inner.withLock { $0 }?.write(bytes) }

  func notify(_ method: String, _ params: JSONObject = [:]) {
    write(["jsonrpc": "2.0", "method": .string(method), "params": .object(params)])
  }

  /// The server is gone.
  func die() { inner.withLock { $0 }?.end("the server closed its output") }

  func nextQuestion() -> String { "s-\(questions.add(1, ordering: .relaxed).newValue)" }

  /// How often a method came.
  func count(_ method: String) -> Int { heard.all.count { $0["method"]?.stringValue == method } }

  private func hear(_ bytes: [UInt8]) {
    guard let message = try? JSON.parse(bytes) else { return }
    heard.add(message)
    guard let method = message["method"]?.stringValue, let id = message["id"] else { return }
    let talk = Talk(method: method, params: message["params"]?.objectValue ?? [:], id: id, server: self)
    Task { await answer(talk) }
  }

  private func answer(_ talk: Talk) async {
    let isFirst = opened.withLock { opened -> Bool in
      defer { opened = opened ?? talk.era }
      return opened == nil
    }
    if isFirst && !script.eras.contains(talk.era) {
      switch script.stranger {
      case .error(let code, let data): talk.fail(code, "what is this", data: data)
      case .silence: break
      case .death: die()
      }
      return
    }
    if script.ignores(talk.method) { return }
    switch talk.method {
    case "initialize":
      talk.reply([
        "protocolVersion": "2025-11-25", "capabilities": .object(script.capabilities),
        "serverInfo": ["name": "scripted", "version": "1"], "instructions": JSON(script.instructions),
      ])
    case "server/discover":
      talk.reply([
        "supportedVersions": ["2026-07-28"], "capabilities": .object(script.capabilities), "ttlMs": 0,
        "cacheScope": "private", "instructions": JSON(script.instructions),
      ])
    case "tools/list": list(talk, "tools", script.tools())
    case "prompts/list":
      script.beforePrompts(self)
      list(talk, "prompts", script.prompts)
    case "resources/list": list(talk, "resources", script.resources)
    case "resources/templates/list": list(talk, "resourceTemplates", script.templates)
    case "logging/setLevel", "resources/subscribe", "resources/unsubscribe": talk.reply([:])
    case "subscriptions/listen":
      notify(
        "notifications/subscriptions/acknowledged",
        ["_meta": [MetaKey.subscriptionID: talk.id], "notifications": talk.params["notifications"] ?? [:]]
      )
    default: await script.serve(talk)
    }
  }

  private func list(_ talk: Talk, _ member: String, _ entries: [JSONObject]) {
    let start = talk.params["cursor"]?.stringValue.flatMap { Int($0) } ?? 0
    let page = entries.dropFirst(start).prefix(script.page)
    var result: JSONObject = [member: .array(page.map(JSON.object))]
    if start + page.count < entries.count { result["nextCursor"] = .string(String(start + page.count)) }
    if talk.era == .modern {
      result["ttlMs"] = 0
      result["cacheScope"] = "private"
    }
    talk.reply(result)
  }
}
