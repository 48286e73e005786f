import CanonicalJSON
import Synchronization

/// Where the answer to a request goes: out at once, or into the answer to its batch.
enum ReplySink: Sendable {
  case direct
  case batch(BatchCollector)
}

/// The result of an operation before it is fitted to the era.
struct ResultBody: Sendable {
  var members: JSONObject
  var isInputRequired = false
  /// Whether the members are another server's, which says itself what kind of result it is.
  var isPassed = false
  /// Set for results that modern clients may keep.
  var cacheHint: CacheHint?
}

/// One request on its way: waiting, running, or answered and still winding up.
final class RequestJob: Sendable {
  typealias Operation = @Sendable (RequestContext) async throws -> ResultBody

  let method: String
  let context: RequestContext
  let operation: Operation
  let sink: ReplySink
  /// The bytes of the frame that it came in.
  let cost: Int
  private let tasks = Mutex<[Task<Void, Never>]>([])

  init(method: String, context: RequestContext, operation: @escaping Operation, sink: ReplySink, cost: Int) {
    self.method = method
    self.context = context
    self.operation = operation
    self.sink = sink
    self.cost = cost
  }

  var id: RequestID { context.id }
  var gate: RequestGate { context.reporter.gate }

  /// Keeps what has to be cancelled with the request.
  func attach(_ task: Task<Void, Never>) { tasks.withLock { $0.append(task) } }

  func cancelTasks() {
    for task in tasks.withLock({ $0 }) { task.cancel() }
  }
}
