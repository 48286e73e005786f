import CanonicalJSON
import MCPTransport
import Synchronization

/// A call of a modern agent that runs on a legacy server. When the server asks its client in the middle of it, the agent gets
/// the questions as its answer (2026-07-28, multi round-trip requests), and the call waits here until it comes back.
final class ParkedCall: Sendable {
  /// What the agent is to be answered.
  enum Turn: Sendable {
    case done(Result<JSONObject, CallFailure>)
    case asks([(key: String, question: PeerRequest)])
  }

  private struct State {
    var result: Result<JSONObject, CallFailure>?
    var questions: [(key: String, question: PeerRequest)] = []
    var asked = 0
    var waiter: CheckedContinuation<Turn, Never>?
    var task: Task<Void, Never>?
    /// What the agent declared last, for questions between two of its requests.
    var capabilities: JSONObject

    /// What there is to say at present.
    var turn: Turn? {
      if let result { return .done(result) }
      return questions.isEmpty ? nil : .asks(questions)
    }
  }

  private let state: Mutex<State>
  let server: DownstreamServer
  let method: String
  /// The parameters that belong to the call.
  let essence: JSONObject
  let call: OngoingCall

  init(_ errand: Errand, _ call: OngoingCall) {
    server = errand.server
    method = errand.method
    essence = errand.essence
    self.call = call
    state = Mutex(State(capabilities: errand.context.clientCapabilities))
    call.onQuestion { [weak self] in self?.take($0) ?? false }
  }

  func belongs(to errand: Errand) -> Bool {
    server === errand.server && method.sameBytes(as: errand.method) && essence == errand.essence
  }

  /// The agent has come back.
  func resume(_ relay: CallRelay) {
    state.withLock { $0.capabilities = relay.context.clientCapabilities }
    call.attach(relay)
    answer(relay.context.inputResponses)
  }

  /// Sends the request by `run`, which returns when the server has answered.
  func start(_ run: @escaping @Sendable () async -> Result<JSONObject, CallFailure>) {
    let task = Task { [self] in
      let result = await run()
      settle { $0.result = result }
    }
    state.withLock { $0.task = task }
  }

  /// Waits for the answer or a question. When the task is cancelled the call is given up.
  func turn() async -> Turn {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn = state.withLock { state -> Turn? in
          if state.turn == nil { state.waiter = continuation }
          return state.turn
        }
        if let turn { continuation.resume(returning: turn) }
      }
    } onCancel: {
      giveUp()
    }
  }

  /// Hands the agent's answers to the server; what it was not asked is ignored, what it left open is asked again.
  private func answer(_ responses: JSONObject) {
    let answered = state.withLock { state -> [(PeerRequest, JSONObject)] in
      var answered: [(PeerRequest, JSONObject)] = []
      state.questions = state.questions.filter { key, question in
        guard let response = responses[key]?.objectValue else { return true }
        answered.append((question, response))
        return false
      }
      return answered
    }
    for (question, response) in answered {
      var response = response
      response["resultType"] = nil
      question.answer(response)
    }
  }

  /// Nobody wants the answer any more: the server is told so.
  func giveUp() {
    let (task, questions) = state.withLock { state in
      defer { state.questions = [] }
      return (state.task, state.questions)
    }
    task?.cancel()
    for (_, question) in questions { question.refuse(.internalError("the client does not wait any more")) }
  }

  /// Takes a question where the agent can be asked it.
  private func take(_ question: PeerRequest) -> Bool {
    let capabilities = state.withLock { $0.capabilities }
    guard Question.isCovered(question.method, question.params, by: capabilities),
      InputRequest.Method(rawValue: question.method) != nil
    else { return false }
    let isTaken = settle { state -> Bool in
      guard state.result == nil else { return false }
      state.asked += 1
      state.questions.append((key: "cavra-\(state.asked)", question: question))
      return true
    }
    guard isTaken else { return false }
    question.onWithdrawal { [weak self] in
      self?.state.withLock { state in state.questions.removeAll { $0.question === question } }
    }
    return true
  }

  /// Changes the state, and wakes who waits where there is something to say now.
  @discardableResult private func settle<Outcome>(_ change: (inout State) -> Outcome) -> Outcome {
    let (outcome, waiter, turn) = state.withLock { state -> (Outcome, CheckedContinuation<Turn, Never>?, Turn?) in
      let outcome = change(&state)
      guard let turn = state.turn else { return (outcome, nil, nil) }
      defer { state.waiter = nil }
      return (outcome, state.waiter, turn)
    }
    if let waiter, let turn { waiter.resume(returning: turn) }
    return outcome
  }
}
