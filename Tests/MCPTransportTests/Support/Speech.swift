import CanonicalJSON
import MCPTransport
import Testing

/// How a client of each era puts its requests.
enum Speech: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case legacy, modern

  var testDescription: String { rawValue }

  static let meta: JSONObject = [
    MetaKey.protocolVersion: "2026-07-28", MetaKey.clientCapabilities: ["elicitation": [:]],
    MetaKey.clientInfo: ["name": "c", "version": "1"],
  ]

  /// A request as this era sends it.
  func request(_ id: JSON, _ method: String, _ params: JSONObject = [:], meta: JSONObject = [:]) -> JSON {
    var all = self == .modern ? Self.meta : [:]
    for member in meta.members { all[member.name] = member.value }
    var params = params
    if !all.isEmpty { params["_meta"] = .object(all) }
    return ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params)]
  }

  func call(_ id: JSON, _ tool: String, _ arguments: JSONObject = [:], meta: JSONObject = [:]) -> JSON {
    request(id, "tools/call", ["name": .string(tool), "arguments": .object(arguments)], meta: meta)
  }

  static func initialize(_ version: String, id: JSON = "init") -> JSON {
    Speech.legacy.request(
      id,
      "initialize",
      ["protocolVersion": .string(version), "capabilities": [:], "clientInfo": ["name": "c", "version": "1"]]
    )
  }

  static func notification(_ method: String, _ params: JSONObject = [:]) -> JSON {
    ["jsonrpc": "2.0", "method": .string(method), "params": .object(params)]
  }

  static func cancel(_ id: JSON) -> JSON { notification("notifications/cancelled", ["requestId": id]) }
}

extension TestClient {
  /// Opens the connection in the era and returns the answer.
  @discardableResult func open(_ speech: Speech, version: String = "2025-11-25") async throws -> JSON {
    switch speech {
    case .modern: return try await ask(Speech.modern.request("init", "server/discover"))
    case .legacy:
      let answer = try await ask(Speech.initialize(version))
      send(Speech.notification("notifications/initialized"))
      return answer
    }
  }
}
