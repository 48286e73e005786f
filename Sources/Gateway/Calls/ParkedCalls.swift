import CanonicalJSON
import Synchronization

/// The calls that wait for a modern agent, by the request states that it was given. Each state is good for one try.
final class ParkedCalls: Sendable {
  private struct Entry {
    let call: ParkedCall
    let timer: Task<Void, Never>
  }

  private struct State {
    var entries: [ByteKey: Entry] = [:]
    var order: [ByteKey] = []
  }

  private let state = Mutex(State())
  private let environment: GatewayEnvironment
  private let limits: GatewayLimits

  init(_ environment: GatewayEnvironment, _ limits: GatewayLimits) {
    self.environment = environment
    self.limits = limits
  }

  /// How many wait.
  var count: Int { state.withLock { $0.entries.count } }

  /// Keeps a call and returns the state by which the agent gets back to it.
  func park(_ call: ParkedCall) -> String {
    let handle = environment.handle()
    let key = ByteKey(handle)
    let timer = Task { [weak self, environment, limits] in
      guard (try? await environment.sleep(limits.parking)) != nil else { return }
      self?.take(handle)?.giveUp()
    }
    let oldest = state.withLock { state -> Entry? in
      state.entries[key] = Entry(call: call, timer: timer)
      state.order.append(key)
      guard state.order.count > limits.parkedCalls else { return nil }
      return state.entries.removeValue(forKey: state.order.removeFirst())
    }
    oldest?.timer.cancel()
    oldest?.call.giveUp()
    return handle
  }

  /// The call of that state, which is used up with that.
  func take(_ handle: String) -> ParkedCall? {
    let key = ByteKey(handle)
    let entry = state.withLock { state -> Entry? in
      guard let entry = state.entries.removeValue(forKey: key) else { return nil }
      state.order.removeAll { $0 == key }
      return entry
    }
    entry?.timer.cancel()
    return entry?.call
  }

  /// Gives up all that wait.
  func close() {
    let entries = state.withLock { state in
      defer { state = State() }
      return state.entries.values
    }
    for entry in entries {
      entry.timer.cancel()
      entry.call.giveUp()
    }
  }
}
