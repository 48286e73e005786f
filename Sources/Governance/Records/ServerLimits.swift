package import CanonicalJSON

/// The bounds of a server's work.
package struct ServerLimits: Sendable, Equatable {
  /// How long it may take until it has said what it is, in seconds.
  package var handshakeSeconds = 30
  /// How long one call may take, in seconds.
  package var callSeconds = 600
  /// After how many seconds without a call it is stopped; 0 for never.
  package var idleSeconds = 0
  /// How many calls of one tool a minute are passed on; 0 for any number.
  package var callsPerMinute = 0

  package init() {}

  package var json: JSON {
    [
      "handshake_seconds": JSON(handshakeSeconds), "call_seconds": JSON(callSeconds),
      "idle_seconds": JSON(idleSeconds), "calls_per_minute": JSON(callsPerMinute),
    ]
  }

  init?(_ json: JSON) {
    func number(_ name: String, _ range: ClosedRange<Int>) -> Int? {
      json[name]?.intValue.flatMap { range.contains($0) ? $0 : nil }
    }
    guard let handshake = number("handshake_seconds", 1...3_600), let call = number("call_seconds", 1...86_400),
      let idle = number("idle_seconds", 0...86_400), let rate = number("calls_per_minute", 0...1_000_000)
    else { return nil }
    handshakeSeconds = handshake
    callSeconds = call
    idleSeconds = idle
    callsPerMinute = rate
  }
}
