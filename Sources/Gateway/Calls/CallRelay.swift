import CanonicalJSON
import MCPTransport

/// Passes on what a server says beside the answer while a call runs: progress and log messages, in order, and all of it
/// before the answer.
final class CallRelay: Sendable {
  private enum Item: Sendable {
    case progress(JSONObject)
    case log(JSONObject)
  }

  /// More than this many may not wait for an agent that does not read; the newest are dropped then.
  private static let bound = 1024

  let context: RequestContext
  /// Takes a question of a legacy server for a modern agent; nil where the agent can be asked directly.
  let ask: (@Sendable (PeerRequest) -> Void)?
  private let continuation: AsyncStream<Item>.Continuation
  private let pump: Task<Void, Never>

  init(_ context: RequestContext, ask: (@Sendable (PeerRequest) -> Void)? = nil) {
    self.context = context
    self.ask = ask
    let (stream, continuation) = AsyncStream<Item>.makeStream(bufferingPolicy: .bufferingOldest(Self.bound))
    self.continuation = continuation
    pump = Task {
      for await item in stream {
        switch item {
        case .progress(let params): await context.relayProgress(params)
        case .log(let params): await context.relayLog(params)
        }
      }
    }
  }

  func progress(_ params: JSONObject) { continuation.yield(.progress(params)) }

  func log(_ params: JSONObject) { continuation.yield(.log(params)) }

  /// Returns when everything is passed on.
  func finish() async {
    continuation.finish()
    await pump.value
  }
}
