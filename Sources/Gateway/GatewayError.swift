/// Why a downstream server could not be used.
///
/// Two errors are equal where their codes are.
package struct GatewayError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: Sendable, Hashable {
    /// The server could not be started, or did not say what it is.
    case notStarted
    /// The server failed too often and is left alone for a while.
    case resting
    /// The server has gone while it was used.
    case ended
    /// The server did not answer in time.
    case timedOut
    /// The trust registry cannot be read, or refuses.
    case distrusted
    /// The gateway is closing.
    case closing
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static func notStarted(_ server: String, _ reason: String) -> GatewayError {
    GatewayError(code: .notStarted, reason: "the server `\(server)` cannot be used: \(reason)")
  }

  static func resting(_ server: String, _ reason: String, for rest: Duration) -> GatewayError {
    let seconds = max(1, rest.components.seconds)
    return GatewayError(
      code: .resting,
      reason: "the server `\(server)` failed and is tried again in \(seconds) s: \(reason)"
    )
  }

  static func ended(_ server: String, _ reason: String) -> GatewayError {
    GatewayError(code: .ended, reason: "the server `\(server)` ended: \(reason); the next call starts it anew")
  }

  static func timedOut(_ server: String, after limit: Duration) -> GatewayError {
    GatewayError(
      code: .timedOut,
      reason:
        "the server `\(server)` gave no answer within \(limit), it may still be at work; look before you repeat the call"
    )
  }

  static func distrusted(_ server: String, _ error: any Error) -> GatewayError {
    GatewayError(
      code: .distrusted,
      reason: "what the server `\(server)` says cannot be held against its record: \(error)"
    )
  }

  static let closing = GatewayError(code: .closing, reason: "the gateway is closing")
}

extension GatewayError: Equatable {
  package static func == (left: GatewayError, right: GatewayError) -> Bool { left.code == right.code }
}
