import CanonicalJSON
import Synchronization

/// Which server each task runs on, by the tasks' ids. The first one to name an id keeps it; of each server so many are
/// remembered, and beyond that its oldest half is forgotten, so that no server can push out what another one has named.
final class OriginTable: Sendable {
  private struct State {
    var origins: [ByteKey: DownstreamServer] = [:]
    var orders: [ObjectIdentifier: [ByteKey]] = [:]
  }

  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = max(2, limit) }

  /// Notes where a task runs; false where another server has named it before.
  @discardableResult func note(_ name: String, from server: DownstreamServer) -> Bool {
    let key = ByteKey(name)
    return state.withLock { state in
      if let known = state.origins[key] { return known === server }
      var order = state.orders.removeValue(forKey: ObjectIdentifier(server)) ?? []
      if order.count >= limit {
        for old in order.prefix(limit / 2) { state.origins[old] = nil }
        order.removeFirst(limit / 2)
      }
      order.append(key)
      state.orders[ObjectIdentifier(server)] = order
      state.origins[key] = server
      return true
    }
  }

  func origin(of name: String) -> DownstreamServer? { state.withLock { $0.origins[ByteKey(name)] } }

  /// Forgets all that came from a server that is not there any more.
  func forget(_ server: DownstreamServer) {
    state.withLock { state in
      for key in state.orders.removeValue(forKey: ObjectIdentifier(server)) ?? [] { state.origins[key] = nil }
    }
  }
}
