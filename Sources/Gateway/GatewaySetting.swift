import Signing

/// What the gateway takes from outside besides its servers, so that tests can put their own in its place.
package struct GatewayEnvironment: Sendable {
  /// The time of a clock that never goes back.
  package var now: @Sendable () -> ContinuousClock.Instant
  /// Returns after the time, throws when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A number in 0..<1, drawn anew each time.
  package var random: @Sendable () -> Double
  /// A text that nobody can guess.
  package var handle: @Sendable () -> String
  /// Gets one line on what happens beside the protocol; called on any thread, must be quick.
  package var diagnose: @Sendable (String) -> Void

  package init(
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    handle: @escaping @Sendable () -> String = { Hex.encode(Random.bytes(24)) },
    diagnose: @escaping @Sendable (String) -> Void
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
    self.handle = handle
    self.diagnose = diagnose
  }
}

/// The bounds of a gateway. Nothing grows with what a server or an agent sends.
package struct GatewayLimits: Sendable {
  /// How long a server of unknown era may be silent on `server/discover` before it is taken for a legacy one.
  package var probe: Duration = .seconds(5)
  /// How long a call waits for a server that has to rest before it is started again; a longer rest is told at once.
  package var patience: Duration = .seconds(2)
  /// The rest after the first failure; it doubles from failure to failure.
  package var firstRest: Duration = .milliseconds(500)
  /// So many failures within a minute, and the server is left alone for `pause`.
  package var failures = 5
  /// How long a server that failed too often is left alone.
  package var pause: Duration = .seconds(30)
  /// How many calls may wait for a modern agent's answer to a legacy server's question; beyond, the oldest is given up.
  package var parkedCalls = 64
  /// How long such a call waits for the agent.
  package var parking: Duration = .seconds(600)
  /// How many rounds of questions one call of a legacy agent may take.
  package var rounds = 10
  /// How many questions of a server may wait for a call that can carry them to a modern agent, and for how long.
  package var heldQuestions = 16
  package var holding: Duration = .seconds(5)
  /// Changes that a server announces within this time are looked at together.
  package var coalescing: Duration = .milliseconds(100)
  /// The time for a server that announces changes again and again where there are none.
  package var longestCoalescing: Duration = .seconds(10)
  /// How many resources and tasks the gateway remembers the servers of.
  package var remembered = 10_000

  /// The usual bounds.
  package init() {}
}
