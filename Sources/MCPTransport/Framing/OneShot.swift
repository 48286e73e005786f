import Synchronization

/// A value that is set once and awaited by anybody: the first `set` counts, later ones are ignored.
final class OneShot<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [CheckedContinuation<Value, Never>] = []
  }

  private let state = Mutex(State())

  /// Sets the value and wakes who waits, unless a value was set before.
  func set(_ value: Value) {
    let waiters = state.withLock { state -> [CheckedContinuation<Value, Never>] in
      guard state.value == nil else { return [] }
      state.value = value
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: value) }
  }

  /// The value, as soon as there is one.
  func value() async -> Value {
    await withCheckedContinuation { continuation in
      let present = state.withLock { state -> Value? in
        if state.value == nil { state.waiters.append(continuation) }
        return state.value
      }
      if let present { continuation.resume(returning: present) }
    }
  }

  /// The value, or `fallback` (which then is the value) where none was set within the time.
  func value(within limit: Duration, otherwise fallback: Value) async -> Value {
    // Weak, because a cancelled timer goes only when a thread of the pool has time for it: until then it would keep alive
    // what was handed over, such as a child that ends with its release.
    let timer = Task { [weak self] in
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      self?.set(fallback)
    }
    defer { timer.cancel() }
    return await value()
  }
}
