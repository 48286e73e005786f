import CanonicalJSON
import MCPTransport
import Synchronization

/// Brings a legacy agent's progress on a question back to the server that asked, under the server's own token. Tokens of
/// different servers can be the same, so the agent gets ours.
final class AgentProgress: Sendable {
  private struct Entry {
    let token: JSON
    let reports: AsyncStream<JSONObject>.Continuation
  }

  /// More reports than this may not wait for a server that does not read; the newest are dropped then.
  private static let bound = 64

  private struct State {
    var entries: [ByteKey: Entry] = [:]
    var next = 1
  }

  private let state = Mutex(State())

  /// Asks by `ask` with the parameters, in which the server's token, where there is one, is replaced by ours.
  func asking(
    _ params: JSONObject,
    of connection: Connection,
    _ ask: (JSONObject) async throws(CallFailure) -> JSONObject
  ) async throws(CallFailure) -> JSONObject {
    guard var meta = params["_meta"]?.objectValue, let token = meta[MetaKey.progressToken] else {
      return try await ask(params)
    }
    let (stream, reports) = AsyncStream<JSONObject>.makeStream(bufferingPolicy: .bufferingOldest(Self.bound))
    let own = state.withLock { state -> String in
      let own = "cavra-\(state.next)"
      state.next += 1
      state.entries[ByteKey(own)] = Entry(token: token, reports: reports)
      return own
    }
    let pump = Task {
      for await report in stream { await connection.client.notify("notifications/progress", report) }
    }
    meta[MetaKey.progressToken] = .string(own)
    var params = params
    params["_meta"] = .object(meta)
    let answer: Result<JSONObject, CallFailure>
    do throws(CallFailure) { answer = .success(try await ask(params)) } catch { answer = .failure(error) }
    state.withLock { $0.entries[ByteKey(own)] = nil }
    reports.finish()
    // What was reported comes before the answer.
    await pump.value
    return try answer.get()
  }

  /// Takes a report of the agent; one that belongs to no question is dropped.
  func report(_ params: JSONObject) {
    guard let own = params["progressToken"]?.stringValue, let entry = state.withLock({ $0.entries[ByteKey(own)] })
    else {
      return
    }
    var params = params
    params["progressToken"] = entry.token
    entry.reports.yield(params)
  }
}
