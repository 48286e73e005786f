import CanonicalJSON
import MCPTransport
import Synchronization

/// Brings what servers ask to the agent: directly where it is a legacy one, by a call under way where it is a modern one.
final class QuestionDesk: Sendable {
  private let link = Mutex<(any ClientLink)?>(nil)
  private let screen: any ResultScreen
  private let environment: GatewayEnvironment
  private let limits: GatewayLimits
  /// Tasks that a legacy agent runs for servers, by their ids.
  let tasks: OriginTable
  /// What a legacy agent reports on questions that it works on.
  let progress = AgentProgress()

  init(screen: any ResultScreen, environment: GatewayEnvironment, limits: GatewayLimits) {
    self.screen = screen
    self.environment = environment
    self.limits = limits
    tasks = OriginTable(limit: limits.remembered)
  }

  /// The agent's end of the connection, once there is one.
  var client: (any ClientLink)? {
    get { link.withLock { $0 } }
    set { link.withLock { $0 = newValue } }
  }

  // MARK: A legacy server asks

  /// On the channel's thread.
  func take(_ question: PeerRequest, from server: DownstreamServer, on connection: Connection) {
    guard connection.era == .legacy else {
      // A modern server has no requests, and must not get an answer to one.
      return connection.note("sent a request, which its protocol version does not have")
    }
    guard let capabilities = client?.legacyCapabilities else { return bring(question, on: connection) }
    guard Question.isCovered(question.method, question.params, by: capabilities) else {
      return question.refuse(.methodNotFound(question.method))
    }
    let limit = server.definition.callLimit
    let task = Task { [self] in
      do throws(CallFailure) {
        let answer = try await progress.asking(question.params, of: connection) { params throws(CallFailure) in
          try await ask(question.method, params, from: server, within: limit)
        }
        if let id = answer["task"]?["taskId"]?.stringValue { tasks.note(id, from: server) }
        question.answer(answer)
      } catch {
        if case .refused(let refusal) = error {
          question.refuse(refusal)
        } else {
          question.refuse(.internalError("the client did not answer: \(error)"))
        }
      }
    }
    question.onWithdrawal { task.cancel() }
  }

  /// Gives the question to the youngest call that can carry it to a modern agent, or to the next one that comes soon.
  private func bring(_ question: PeerRequest, on connection: Connection) {
    guard InputRequest.Method(rawValue: question.method) != nil else {
      return question.refuse(.methodNotFound(question.method))
    }
    let calls = connection.calls
    if calls.contains(where: { $0.take(question) }) { return }
    // A server that asks for more than the call's request declares is not to wait for another one.
    guard calls.isEmpty, connection.hold(question, atMost: limits.heldQuestions) else {
      return question.refuse(.methodNotFound(question.method))
    }
    Task { [environment, limits] in
      try? await environment.sleep(limits.holding)
      connection.drop(question)
    }
  }

  // MARK: A legacy agent is asked

  private func ask(
    _ method: String,
    _ params: JSONObject,
    from server: DownstreamServer,
    within limit: Duration
  ) async throws(CallFailure) -> JSONObject {
    guard let client else { throw .gone("the client has gone") }
    switch screen.screen(.question(method: method, params), from: server.name) {
    case .withheld(let reason, _): throw .refused(.invalidParams(reason))
    case .passed(let passed, _): return try await client.ask(method, passed, within: limit)
    }
  }

  /// Asks all questions of a modern server, each in the agent's form, and returns the answers by their keys.
  ///
  /// - Throws: `CallFailure`; `refused` where the agent cannot be asked, or does not want to answer.
  func ask(
    _ requests: JSONObject,
    of errand: Errand,
    capabilities: JSONObject
  ) async throws(CallFailure) -> JSONObject {
    var responses = JSONObject()
    for member in requests.members {
      let params = member.value["params"]?.objectValue ?? JSONObject()
      guard let method = member.value["method"]?.stringValue, InputRequest.Method(rawValue: method) != nil,
        Question.isCovered(method, params, by: capabilities)
      else { throw .refused(.internalError("the server asked for something that the client did not declare")) }
      let question = Question.legacy(params, id: environment.handle())
      let limit = errand.server.definition.callLimit
      responses[member.name] = .object(try await ask(method, question, from: errand.server, within: limit))
    }
    return responses
  }
}
