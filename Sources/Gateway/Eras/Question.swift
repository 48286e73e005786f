import CanonicalJSON
import MCPTransport

/// A question of a server in the form of the agent's era.
enum Question {
  /// The parameters for a modern agent: what only a legacy request has is taken out.
  static func modern(_ params: JSONObject) -> JSONObject {
    var params = params
    params["elicitationId"] = nil
    params["task"] = nil
    // Neither progress on a question nor its place in a task goes over.
    if var meta = params["_meta"]?.objectValue {
      meta[MetaKey.progressToken] = nil
      meta["io.modelcontextprotocol/related-task"] = nil
      params["_meta"] = meta.isEmpty ? nil : .object(meta)
    }
    return params
  }

  /// The parameters for a legacy agent.
  ///
  /// - Parameter id: for a question that is answered at a URL, which has an id in that era.
  static func legacy(_ params: JSONObject, id: String) -> JSONObject {
    var params = params
    let isURL = params["mode"]?.stringValue?.sameBytes(as: "url") ?? false
    if isURL && params["elicitationId"] == nil { params["elicitationId"] = .string(id) }
    return params
  }

  /// Whether an agent that can do this can be asked that.
  static func isCovered(_ method: String, _ params: JSONObject, by capabilities: JSONObject) -> Bool {
    if let known = InputRequest.Method(rawValue: method) {
      return InputRequest(key: "", method: known, params: params).isCovered(by: capabilities)
    }
    // A task that the agent runs for a server (2025-11-25).
    return method.hasPrefix("tasks/") && capabilities["tasks"]?.objectValue != nil
  }
}
