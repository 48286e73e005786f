import CanonicalJSON
import MCPTransport
import Signing

/// The way of a request: judged, sent, answered, screened, settled.
struct Forwarder: Sendable {
  let judge: any CallJudge
  let screen: any ResultScreen
  let environment: GatewayEnvironment
  let limits: GatewayLimits
  let transit: Transit
  let rates = RateLimit()
  /// Where tasks run that servers have made of calls.
  let tasks: OriginTable
  /// Where resources come from that results name.
  let shelf: Shelf

  /// The members of the answer.
  ///
  /// - Throws: `Refusal` where it is not passed on, `GatewayError` where the server did not answer, `MCPError` where it
  ///   answered with an error, `CancellationError`.
  func forward(_ errand: Errand) async throws -> JSONObject {
    try checkRate(errand)
    let context = errand.context
    let action = GatewayAction(
      server: errand.server.name,
      subject: errand.subject,
      callID: String(decoding: context.id.token, as: UTF8.self),
      meta: context.meta,
      clientInfo: context.clientInfo,
      isRetry: context.requestState != nil || !context.inputResponses.isEmpty
    )
    switch await judge.judge(action) {
    case .refuse(let text):
      transit.giveUp(errand)
      throw Refusal(text: text)
    case .forward(let token):
      let start = environment.now()
      let (answer, outcome) = await answer(errand, since: start)
      // What became of the call is told even where nobody waits for the answer any more.
      await Task { [judge] in await judge.settle(token, outcome) }.value
      return try answer.get()
    }
  }

  private func checkRate(_ errand: Errand) throws {
    guard case .tool(let tool, _, _) = errand.subject, let limit = errand.server.definition.callsPerMinute else {
      return
    }
    guard rates.admits(tool, of: errand.server.name, limit: limit, at: environment.now()) else {
      transit.giveUp(errand)
      throw Refusal(
        text:
          "the tool was called \(limit) times within a minute, which is all that its record allows; wait and try again"
      )
    }
  }

  private func answer(
    _ errand: Errand,
    since start: ContinuousClock.Instant
  ) async -> (Result<JSONObject, any Error>, CallOutcome) {
    do {
      let result = try await transit.send(errand)
      return try finish(errand, result, since: start)
    } catch let error as CallFailure {
      return fail(errand, error)
    } catch let error as Refusal {
      return (.failure(error), .failed(error.text))
    } catch {
      return (.failure(error), .failed("\(error)"))
    }
  }

  // MARK: Answers

  private func finish(
    _ errand: Errand,
    _ result: JSONObject,
    since start: ContinuousClock.Instant
  ) throws -> (Result<JSONObject, any Error>, CallOutcome) {
    let size = JSON.object(result).serialized().count
    func receipt(_ passed: JSONObject, _ notes: [ScreenNote]) -> CallReceipt {
      CallReceipt(
        digest: SHA256.hash(JSON.object(passed).serialized()),
        size: size,
        duration: start.duration(to: environment.now()),
        isError: result["isError"]?.boolValue ?? false,
        notes: notes
      )
    }
    let kind = try AnswerKind(result, errand)
    if kind == .questions {
      let (asked, notes) = try questions(errand, result)
      return (.success(asked), .asked(receipt(asked, notes)))
    }
    switch screen.screen(errand.matter(result), from: errand.server.name) {
    case .withheld(let reason, let notes):
      return (.failure(Refusal(text: reason)), .withheld(reason, receipt(JSONObject(), notes)))
    case .passed(let passed, let notes):
      if kind == .task { try note(taskIn: passed, errand) }
      note(resourcesIn: passed, errand)
      let final = fitted(passed, errand)
      return (.success(final), .completed(receipt(final, notes)))
    }
  }

  /// The questions of a server that the agent is to answer, screened.
  private func questions(_ errand: Errand, _ result: JSONObject) throws -> (JSONObject, [ScreenNote]) {
    var notes: [ScreenNote] = []
    var screened = JSONObject()
    for member in result["inputRequests"]?.objectValue?.members ?? [] {
      guard let method = member.value["method"]?.stringValue,
        Question.isCovered(
          method,
          member.value["params"]?.objectValue ?? JSONObject(),
          by: errand.context.clientCapabilities
        )
      else { throw MCPError.internalError("the server asked for something that the client did not declare") }
      let params = member.value["params"]?.objectValue ?? JSONObject()
      switch screen.screen(.question(method: method, params), from: errand.server.name) {
      case .withheld(let reason, _): throw Refusal(text: reason)
      case .passed(let passed, let found):
        var question = member.value.objectValue ?? JSONObject()
        if question["params"] != nil { question["params"] = .object(passed) }
        screened[member.name] = .object(question)
        notes += found
      }
    }
    var asked = result
    if result["inputRequests"] != nil { asked["inputRequests"] = .object(screened) }
    return (asked, notes)
  }

  /// A modern agent is told how long it may keep a resource: what was screened for it is its own.
  private func fitted(_ result: JSONObject, _ errand: Errand) -> JSONObject {
    guard errand.context.era == .modern, case .resource = errand.subject else { return result }
    var result = result
    result["ttlMs"] = JSON(max(0, result["ttlMs"]?.intValue ?? 0))
    result["cacheScope"] = "private"
    return result
  }

  private func note(taskIn result: JSONObject, _ errand: Errand) throws {
    guard let id = (result["task"]?["taskId"] ?? result["taskId"])?.stringValue else { return }
    guard tasks.note(id, from: errand.server) else {
      throw MCPError.internalError("the server named its task as another server has named one")
    }
  }

  private func note(resourcesIn result: JSONObject, _ errand: Errand) {
    for block in result["content"]?.arrayValue ?? [] where block["type"]?.stringValue == "resource_link" {
      if let uri = block["uri"]?.stringValue { shelf.link(uri, errand.server) }
    }
  }

  // MARK: Failures

  private func fail(_ errand: Errand, _ failure: CallFailure) -> (Result<JSONObject, any Error>, CallOutcome) {
    let error = error(failure, errand.server, errand.context)
    switch failure {
    case .cancelled: return (.failure(error), .cancelled)
    case .refused: return (.failure(error), .failed("the server answered with an error: \(error)"))
    case .timedOut, .gone: return (.failure(error), .failed("\(error)"))
    }
  }

  /// What the agent is told of a failure.
  func error(_ failure: CallFailure, _ server: DownstreamServer, _ context: RequestContext) -> any Error {
    switch failure {
    case .cancelled: CancellationError()
    case .timedOut(let limit): GatewayError.timedOut(server.name, after: limit)
    case .gone(let reason): GatewayError.ended(server.name, reason)
    case .refused(let error): screened(fitted(error, context), from: server.name)
    }
  }

  /// A legacy server's demand for a person is none that a modern agent knows (2026-07-28: -32042 must not be sent).
  private func fitted(_ error: MCPError, _ context: RequestContext) -> MCPError {
    guard context.era == .modern, error.code.number == Transit.urlElicitationRequired else { return error }
    return MCPError(.internalError, error.message, data: error.data)
  }

  /// A server's error as the agent may see it.
  private func screened(_ error: MCPError, from server: String) -> MCPError {
    var object: JSONObject = ["code": JSON(error.code.number), "message": .string(error.message)]
    object["data"] = error.data
    switch screen.screen(.failure(object), from: server) {
    case .withheld(let reason, _): return MCPError(error.code, reason)
    case .passed(let passed, _):
      return MCPError(
        error.code,
        passed["message"]?.stringValue ?? "the server answered with an error",
        data: passed["data"]
      )
    }
  }
}
