import CanonicalJSON
import MCPTransport
import Synchronization

/// What servers tell the agent beside any call, one after the other. For an agent that does not read only so much is kept:
/// the newest is dropped, and a resource that changes again before its change is told is told once.
final class Outlet: Sendable {
  private enum Item: Sendable {
    case log(JSONObject)
    case notify(String, JSONObject)
    case updated(ByteKey)
  }

  private static let bound = 1024

  private let continuation: AsyncStream<Item>.Continuation
  private let changed: ChangedResources

  init(_ desk: QuestionDesk) {
    let changed = ChangedResources()
    let (stream, continuation) = AsyncStream<Item>.makeStream(bufferingPolicy: .bufferingOldest(Self.bound))
    self.continuation = continuation
    self.changed = changed
    Task {
      for await item in stream {
        switch item {
        case .log(let params): await desk.client?.relayLog(params)
        case .notify(let method, let params): await desk.client?.notify(method, params)
        case .updated(let uri):
          changed.take(uri)
          await desk.client?.resourceUpdated(uri.text)
        }
      }
    }
  }

  func log(_ params: JSONObject) { continuation.yield(.log(params)) }

  func notify(_ method: String, _ params: JSONObject) { continuation.yield(.notify(method, params)) }

  func updated(_ uri: String) {
    let key = ByteKey(uri)
    guard changed.add(key) else { return }
    if case .dropped = continuation.yield(.updated(key)) { changed.take(key) }
  }

  func close() { continuation.finish() }
}

/// The resources whose changes wait to be told.
private final class ChangedResources: Sendable {
  private let waiting = Mutex<Set<ByteKey>>([])

  /// False where it waits already.
  func add(_ uri: ByteKey) -> Bool { waiting.withLock { $0.insert(uri).inserted } }

  func take(_ uri: ByteKey) { waiting.withLock { _ = $0.remove(uri) } }
}
