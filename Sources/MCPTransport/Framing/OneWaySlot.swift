import Synchronization

/// Hands one value from one thread to another; the waking is done beside it.
final class OneWaySlot<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ newValue: Value) { value.withLock { $0 = newValue } }

  func take() -> Value? { value.withLock { $0.take() } }
}
