/// Something that a person who looks into a misbehaving client or handler wants to know. It holds no parameters of requests.
package enum ServerDiagnostic: Sendable, CustomStringConvertible {
  /// A frame was no valid message; it was answered with the error.
  case refusedFrame(MCPError)
  /// A notification broke the rules; there is nothing to answer.
  case malformedNotification(reason: String)
  /// An answer came although nothing was asked; counted and ignored.
  case strayResponse
  /// A handler failed with something other than an `MCPError`; the client only learns "internal error".
  case handlerFailed(method: String, error: String)
  /// A request was not answered in time.
  case timedOut(method: String)
  /// The client spoke first in this revision.
  case opened(ProtocolVersion)

  /// One line for a log.
  package var description: String {
    switch self {
    case .refusedFrame(let error): "refused a message: \(error)"
    case .malformedNotification(let reason): "ignored a malformed notification: \(reason)"
    case .strayResponse: "ignored an answer to nothing"
    case .handlerFailed(let method, let error): "serving \(MCPError.quoted(method)) failed: \(error)"
    case .timedOut(let method): "serving \(MCPError.quoted(method)) took too long"
    case .opened(let version): "the client speaks \(version.rawValue)"
    }
  }
}

/// What a server has counted since its start.
package struct ServerStatistics: Sendable, Equatable {
  /// Well-formed requests, answered or refused.
  package var requests = 0
  /// Well-formed notifications, known or not.
  package var notifications = 0
  /// Requests and streams that the client has cancelled.
  package var cancelled = 0
  /// Messages that were answered with an error because of their form, their size or their id.
  package var refusedFrames = 0
  /// Notifications that were ignored because of their form.
  package var malformedNotifications = 0
  /// Answers to nothing.
  package var strayResponses = 0
}
