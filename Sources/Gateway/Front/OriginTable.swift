import CanonicalJSON
import Synchronization

/// Which server something came from: resources by their URIs, tasks by their ids. The first one to name it keeps it; when
/// the table is full the oldest half is forgotten.
final class OriginTable: Sendable {
  private struct State {
    var origins: [ByteKey: DownstreamServer] = [:]
    var order: [ByteKey] = []
  }

  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = max(2, limit) }

  /// Notes where it came from; false where another server has named it before.
  @discardableResult func note(_ name: String, from server: DownstreamServer) -> Bool {
    let key = ByteKey(name)
    return state.withLock { state in
      if let known = state.origins[key] { return known === server }
      if state.order.count >= limit {
        for old in state.order.prefix(limit / 2) { state.origins[old] = nil }
        state.order.removeFirst(limit / 2)
      }
      state.origins[key] = server
      state.order.append(key)
      return true
    }
  }

  func origin(of name: String) -> DownstreamServer? { state.withLock { $0.origins[ByteKey(name)] } }

  /// Forgets all that came from a server that is not there any more.
  func forget(_ server: DownstreamServer) {
    state.withLock { state in
      state.origins = state.origins.filter { $0.value !== server }
      state.order = state.order.filter { state.origins[$0] != nil }
    }
  }
}
