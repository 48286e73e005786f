import CanonicalJSON
import MCPTransport

/// Passes on what a server says beside the answer to one request of the agent: progress and log messages, in order, and all
/// of it before the answer.
final class CallRelay: Sendable {
  private enum Item: Sendable {
    case progress(JSONObject)
    case log(JSONObject)
  }

  /// More than this many may not wait for an agent that does not read; the newest are dropped then.
  private static let bound = 1024

  let context: RequestContext
  private let continuation: AsyncStream<Item>.Continuation
  /// Nil where the agent wants neither.
  private let pump: Task<Void, Never>?

  /// - Parameter screen: what may be passed on of the parameters; nil for nothing.
  init(_ context: RequestContext, screen: @escaping @Sendable (JSONObject) -> JSONObject?) {
    self.context = context
    let (stream, continuation) = AsyncStream<Item>.makeStream(bufferingPolicy: .bufferingOldest(Self.bound))
    self.continuation = continuation
    guard context.wantsProgress || context.logLevel != nil else {
      continuation.finish()
      pump = nil
      return
    }
    pump = Task {
      for await item in stream {
        switch item {
        case .progress(let params): if let params = screen(params) { await context.relayProgress(params) }
        case .log(let params): if let params = screen(params) { await context.relayLog(params) }
        }
      }
    }
  }

  func progress(_ params: JSONObject) { continuation.yield(.progress(params)) }

  /// Takes a log message; false where the agent wanted none when the request came.
  func log(_ params: JSONObject) -> Bool {
    guard pump != nil, context.logLevel != nil else { return false }
    continuation.yield(.log(params))
    return true
  }

  /// Returns when everything is passed on.
  func finish() async {
    continuation.finish()
    await pump?.value
  }
}
