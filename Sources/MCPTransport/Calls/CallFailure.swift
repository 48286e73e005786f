/// Why a request of ours got no result.
package enum CallFailure: Error, Sendable {
  /// The peer answered with an error; it is the peer's own words.
  case refused(MCPError)
  /// No answer within the time; the peer was told that none is wanted any more.
  case timedOut(Duration)
  /// The peer has gone, or its channel does not carry any more; the text says how.
  case gone(String)
  /// Our own task was cancelled; the peer was told.
  case cancelled
}

extension CallFailure: CustomStringConvertible {
  /// One line for a log or a message.
  package var description: String {
    switch self {
    case .refused(let error): "the peer answered: \(error)"
    case .timedOut(let limit): "no answer within \(limit)"
    case .gone(let reason): reason
    case .cancelled: "cancelled"
    }
  }
}
