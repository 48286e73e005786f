package import CanonicalJSON
package import MCPTransport

/// What passes beside the usual requests: log messages, tasks, and notifications of either side.
extension GatewayFront {
  // MARK: From a server

  /// On the channel's thread.
  func told(_ method: String, _ params: JSONObject, by server: DownstreamServer, on connection: Connection) {
    switch method {
    case "notifications/message": log(params, of: server, on: connection)
    case "notifications/elicitation/complete": pass(method, params, of: server)
    case "notifications/tasks/status":
      guard let id = params["taskId"]?.stringValue, taskOrigins.origin(of: id) === server else { return }
      pass(method, params, of: server)
    // The withdrawal of a question is dealt with where the question is.
    case "notifications/cancelled", "notifications/subscriptions/acknowledged": break
    default: connection.note("sent a notification of an unknown kind")
    }
  }

  /// A message belongs to the youngest call whose agent wants any; without one only a legacy agent can get it.
  private func log(_ params: JSONObject, of server: DownstreamServer, on connection: Connection) {
    var params = params
    let logger = params["logger"]?.stringValue
    params["logger"] = .string(logger.map { "\(server.name)/\($0)" } ?? server.name)
    if connection.calls.contains(where: { $0.current?.log(params) ?? false }) { return }
    guard desk.client?.legacyLogLevel != nil,
      case .passed(let passed, _) = forwarder.screen.screen(.notice(params), from: server.name)
    else { return }
    outlet.log(passed)
  }

  private func pass(_ method: String, _ params: JSONObject, of server: DownstreamServer) {
    guard case .passed(let passed, _) = forwarder.screen.screen(.notice(params), from: server.name) else { return }
    outlet.notify(method, passed)
  }

  // MARK: From the agent

  package func logLevelChanged(to level: LogLevel) async {
    await withTaskGroup(of: Void.self) { group in
      for server in servers {
        group.addTask {
          if let connection = await server.open {
            await connection.set(level, within: server.definition.handshakeLimit)
          }
        }
      }
    }
  }

  package func received(_ notification: String, params: JSONObject) {
    switch notification {
    case "notifications/roots/list_changed":
      for server in servers { Task { await server.tell(notification, params) } }
    case "notifications/tasks/status":
      guard let id = params["taskId"]?.stringValue, let server = desk.tasks.origin(of: id) else { return }
      Task { await server.tell(notification, params) }
    case "notifications/progress": desk.progress.report(params)
    default: break
    }
  }

  // MARK: Tasks

  package func serves(_ method: String, era: Era) -> Bool {
    switch era {
    case .legacy:
      guard let tasks = capabilities.others["tasks"] else { return false }
      switch method {
      case "tasks/get", "tasks/result": return true
      case "tasks/list": return tasks["list"] != nil
      case "tasks/cancel": return tasks["cancel"] != nil
      default: return false
      }
    case .modern:
      return capabilities.others["extensions"] != nil && ["tasks/get", "tasks/update", "tasks/cancel"].contains(method)
    }
  }

  package func perform(_ method: String, context: RequestContext) async throws -> JSONObject {
    if method.sameBytes(as: "tasks/list") { return try await taskList(context) }
    guard let id = context.params["taskId"]?.stringValue else {
      throw MCPError.invalidParams("`taskId` must be a string")
    }
    guard let server = taskOrigins.origin(of: id) else { throw MCPError.invalidParams("the task is unknown") }
    return try await perform(method, context.params, on: server, context)
  }

  private func perform(
    _ method: String,
    _ params: JSONObject,
    on server: DownstreamServer,
    _ context: RequestContext
  ) async throws -> JSONObject {
    do {
      let result = try await forwarder.transit.pass(method, params, to: server, context)
      switch forwarder.screen.screen(.task(result), from: server.name) {
      case .passed(let passed, _): return passed
      case .withheld(let reason, _): throw MCPError.internalError(reason)
      }
    } catch let error as CallFailure {
      throw forwarder.error(error, server, context)
    } catch let error as GatewayError {
      throw MCPError.internalError("\(error)")
    }
  }

  /// The tasks of all servers that run and have such a list; who is not running has no tasks.
  private func taskList(_ context: RequestContext) async throws -> JSONObject {
    var all: [JSON] = []
    for server in servers {
      guard let connection = await server.open, connection.peer.capabilities["tasks"]?["list"] != nil else { continue }
      var params = context.params
      params["cursor"] = nil
      var pages = 0
      while pages < 100 {
        pages += 1
        let result = try await perform("tasks/list", params, on: server, context)
        for task in result["tasks"]?.arrayValue ?? [] {
          if let id = task["taskId"]?.stringValue, taskOrigins.note(id, from: server) { all.append(task) }
        }
        guard let next = result["nextCursor"], next.stringValue != nil else { break }
        params["cursor"] = next
      }
    }
    return ["tasks": .array(all)]
  }
}
