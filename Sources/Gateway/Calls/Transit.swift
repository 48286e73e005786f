import CanonicalJSON
import MCPTransport

/// Brings a request to its server and the answer back, over all four pairs of eras.
///
/// - Same era on both sides: the request goes on as it is, under our id.
/// - Legacy agent, modern server: the server's questions come as its answer; the agent is asked them one by one and the
///   request is sent again with what it said.
/// - Modern agent, legacy server: the server's questions come in the middle of the call; the agent gets them as its answer
///   and the call is parked until it comes back.
struct Transit: Sendable {
  let desk: QuestionDesk
  let parked: ParkedCalls
  let screen: any ResultScreen
  let identity: ServerIdentity
  let environment: GatewayEnvironment
  let limits: GatewayLimits

  /// The result as the server gave it, or questions in the form of the agent's era.
  ///
  /// - Throws: `CallFailure`, `GatewayError`, `Refusal`, `MCPError`.
  func send(_ errand: Errand) async throws -> JSONObject {
    let context = errand.context
    if let state = context.requestState, let call = parked.take(state) {
      guard call.belongs(to: errand) else {
        call.giveUp()
        throw MCPError.invalidParams("the request state belongs to another request; send the same parameters again")
      }
      call.resume(relay(errand))
      return try await turn(call)
    }
    let agent = AgentView(context, fallback: identity)
    let connection = try await errand.server.lease(agent)
    guard errand.isOffered(errand.server.surface) else {
      await errand.server.release(isWell: true)
      throw Refusal(text: "the server's definition of this has changed and waits for a person's approval; list again")
    }
    if connection.era == .legacy && context.era == .modern {
      // Only we can have made a state for a legacy server, and ours is not there any more.
      if context.requestState != nil && !isURLRound(context) {
        await errand.server.release(isWell: true)
        throw MCPError.invalidParams("the request state is unknown or was used before; call again without it")
      }
      if errand.canAsk { return try await park(errand, connection, agent) }
    }
    let result = await exchange(errand, connection, agent)
    await errand.server.release(isWell: result.isAnswer)
    return try result.get()
  }

  /// Passes a request on as it is that asks nothing and is not judged: one about a call that was.
  func pass(
    _ method: String,
    _ params: JSONObject,
    to server: DownstreamServer,
    _ context: RequestContext
  ) async throws -> JSONObject {
    let agent = AgentView(context, fallback: identity)
    let connection = try await server.lease(agent)
    let result: Result<JSONObject, CallFailure>
    do throws(CallFailure) {
      let own = connection.params(params, for: agent, logLevel: context.logLevel)
      result = .success(try await connection.client.request(method, own, within: server.definition.callLimit))
    } catch {
      result = .failure(error)
    }
    await server.release(isWell: result.isAnswer)
    return try result.get()
  }

  /// The agent has come back for a call that it will not get.
  func giveUp(_ errand: Errand) {
    if let state = errand.context.requestState { parked.take(state)?.giveUp() }
  }

  func relay(_ errand: Errand) -> CallRelay {
    CallRelay(errand.context) { [screen, name = errand.server.name] params in
      if case .passed(let passed, _) = screen.screen(.notice(params), from: name) { passed } else { nil }
    }
  }

  // MARK: The same era, or a server that asks in its answers

  private func exchange(
    _ errand: Errand,
    _ connection: Connection,
    _ agent: AgentView
  ) async -> Result<JSONObject, CallFailure> {
    let call = OngoingCall(relay(errand))
    let place = connection.begin(call)
    let result: Result<JSONObject, CallFailure>
    if connection.era == .modern && agent.era == .legacy {
      result = await rounds(errand, connection, agent, call)
    } else {
      result = await request(errand.params, errand, connection, agent, call)
    }
    connection.finish(place)
    await call.detach()
    return result
  }

  private func request(
    _ params: JSONObject,
    _ errand: Errand,
    _ connection: Connection,
    _ agent: AgentView,
    _ call: OngoingCall
  ) async -> Result<JSONObject, CallFailure> {
    if let level = errand.context.logLevel {
      await connection.want(level, within: errand.server.definition.handshakeLimit)
    }
    let params = connection.params(params, for: agent, logLevel: errand.context.logLevel)
    var progress: (@Sendable (JSONObject) -> Void)?
    if errand.context.wantsProgress { progress = { call.current?.progress($0) } }
    do throws(CallFailure) {
      return .success(
        try await connection.client.request(
          errand.method,
          params,
          within: errand.server.definition.callLimit,
          progress: progress
        )
      )
    } catch {
      return .failure(error)
    }
  }

  /// Asks a legacy agent what a modern server asks, and sends the request again with the answers.
  private func rounds(
    _ errand: Errand,
    _ connection: Connection,
    _ agent: AgentView,
    _ call: OngoingCall
  ) async -> Result<JSONObject, CallFailure> {
    var params = errand.params
    // A legacy agent's `task` means nothing to a modern server, and these two are not its to send.
    for name in ["task", "inputResponses", "requestState"] { params[name] = nil }
    for round in 0..<limits.rounds {
      let result = await request(params, errand, connection, agent, call)
      guard case .success(let answer) = result, answer["resultType"]?.stringValue == "input_required" else {
        return result
      }
      do throws(CallFailure) {
        let responses = try await desk.ask(
          answer["inputRequests"]?.objectValue ?? JSONObject(),
          of: errand,
          capabilities: agent.identity(for: .modern).capabilities
        )
        params["inputResponses"] = responses.isEmpty ? nil : .object(responses)
        params["requestState"] = answer["requestState"]
        // A server that has no question but wants to be asked again gets a moment.
        if responses.isEmpty {
          try? await environment.sleep(min(.milliseconds(50 << min(round, 2)), .milliseconds(250)))
        }
      } catch {
        return .failure(error)
      }
    }
    return .failure(
      .refused(.internalError("the server asked for input \(limits.rounds) times without coming to an end"))
    )
  }

  // MARK: A legacy server that asks in the middle of a call

  private func park(_ errand: Errand, _ connection: Connection, _ agent: AgentView) async throws -> JSONObject {
    if let refusal = refusedURL(errand.context) {
      await errand.server.release(isWell: true)
      throw refusal
    }
    let ongoing = OngoingCall(relay(errand))
    let call = ParkedCall(errand, ongoing)
    let place = connection.begin(ongoing)
    call.start { [self] in
      let result = await request(errand.params, errand, connection, agent, ongoing)
      connection.finish(place)
      await errand.server.release(isWell: result.isAnswer)
      return result
    }
    return try await turn(call)
  }

  private func turn(_ call: ParkedCall) async throws -> JSONObject {
    let turn = await call.turn()
    let context = call.call.current?.context
    await call.call.detach()
    switch turn {
    case .done(.success(let result)): return result
    case .done(.failure(.refused(let error))):
      if let context, let round = urlRound(error, context) { return round }
      throw CallFailure.refused(error)
    case .done(.failure(let failure)): throw failure
    case .asks(let questions):
      guard !Task.isCancelled else {
        call.giveUp()
        throw CallFailure.cancelled
      }
      var requests = JSONObject()
      for (key, question) in questions {
        requests[key] = ["method": .string(question.method), "params": .object(Question.modern(question.params))]
      }
      return [
        "resultType": "input_required", "inputRequests": .object(requests), "requestState": .string(parked.park(call)),
      ]
    }
  }
}

extension Result where Failure == CallFailure {
  /// Whether the server has answered, be it with an error.
  fileprivate var isAnswer: Bool {
    switch self {
    case .success, .failure(.refused): true
    case .failure: false
    }
  }
}
