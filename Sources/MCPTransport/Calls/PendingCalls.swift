import CanonicalJSON
import Synchronization

/// The requests that we have sent and that are not answered yet, by the ids that we gave them.
///
/// Each gets exactly one outcome: the answer, the end of its time, its cancellation, or the end of the peer. What comes
/// after that is nobody's.
final class PendingCalls: Sendable {
  typealias Outcome = Result<JSONObject, CallFailure>

  private struct Entry {
    let resume: @Sendable (Outcome) -> Void
    /// Gets the parameters of progress on the call, without the token.
    let progress: (@Sendable (JSONObject) -> Void)?
  }

  private struct State {
    var next = 1
    var entries: [Int: Entry] = [:]
    var closure: String?
  }

  private let state = Mutex(State())

  /// How many wait.
  var count: Int { state.withLock { $0.entries.count } }

  /// Sends a request by `send` and waits for its outcome.
  ///
  /// - Parameters:
  ///   - limit: how long to wait; nil for as long as the peer lives.
  ///   - send: hands the request with this id to the peer; a failure is the end of the call.
  ///   - abandon: tells the peer that the answer is not wanted any more, after the time is up or at a cancellation.
  func call(
    within limit: Duration?,
    progress: (@Sendable (JSONObject) -> Void)? = nil,
    send: @escaping @Sendable (Int) async throws(TransportError) -> Void,
    abandon: @escaping @Sendable (Int, String) -> Void
  ) async throws(CallFailure) -> JSONObject {
    let outcome = OneShot<Outcome>()
    guard let id = register(Entry(resume: { outcome.set($0) }, progress: progress)) else {
      throw .gone(state.withLock { $0.closure } ?? "the connection is closed")
    }
    let timer = limit.map { limit in
      Task { [self] in
        guard (try? await Task.sleep(for: limit)) != nil else { return }
        if settle(id, .failure(.timedOut(limit))) { abandon(id, "no answer within \(limit)") }
      }
    }
    defer { timer?.cancel() }
    do throws(TransportError) {
      try await send(id)
    } catch {
      settle(id, .failure(.gone("\(error)")))
    }
    let result = await withTaskCancellationHandler {
      await outcome.value()
    } onCancel: {
      if settle(id, .failure(.cancelled)) { abandon(id, "cancelled") }
    }
    return try result.get()
  }

  /// Gives a waiting call its outcome; false where none waits under that id.
  @discardableResult
  func settle(_ id: Int, _ outcome: Outcome) -> Bool {
    guard let entry = state.withLock({ $0.entries.removeValue(forKey: id) }) else { return false }
    entry.resume(outcome)
    return true
  }

  /// Takes an answer; false where it answers nothing that waits.
  func settle(_ response: IncomingResponse) -> Bool {
    guard let id = response.id?.json.intValue else { return false }
    return settle(id, response.outcome.mapError { .refused($0) })
  }

  /// Hands progress to the call whose token, which is its id, it carries; false where there is none.
  func report(_ params: JSONObject) -> Bool {
    guard let id = params["progressToken"]?.intValue,
      let progress = state.withLock({ $0.entries[id]?.progress })
    else { return false }
    progress(params)
    return true
  }

  /// Fails all that wait, and everything after.
  func close(_ reason: String) {
    let entries = state.withLock { state -> [Entry] in
      if state.closure == nil { state.closure = reason }
      defer { state.entries = [:] }
      return Array(state.entries.values)
    }
    for entry in entries { entry.resume(.failure(.gone(reason))) }
  }

  private func register(_ entry: Entry) -> Int? {
    state.withLock { state in
      guard state.closure == nil else { return nil }
      defer { state.next += 1 }
      state.entries[state.next] = entry
      return state.next
    }
  }
}
