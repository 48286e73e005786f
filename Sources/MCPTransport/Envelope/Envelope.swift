package import CanonicalJSON

/// A request as it came in: its parts are checked for kind, not for meaning.
package struct IncomingRequest: Sendable {
  /// The id to answer to.
  package let id: RequestID
  /// The method as written; it may be none that exists.
  package let method: String
  /// Empty where the request has none.
  package let params: JSONObject
}

/// A notification as it came in; it is never answered.
package struct IncomingNotification: Sendable {
  /// The method as written; it may be none that exists.
  package let method: String
  /// Empty where the notification has none.
  package let params: JSONObject
}

/// What one frame, or one element of a batch, is. Exactly one case holds for any bytes.
package enum Envelope: Sendable {
  case request(IncomingRequest)
  case notification(IncomingNotification)
  /// An answer to something; a server that asks nothing ignores it. Never answered, so that two peers cannot loop.
  case response
  /// A notification that breaks the rules; not answered, because it has no id to answer to.
  case malformedNotification(reason: String)
  case batch([JSON])
  /// Neither of these. The id is there where it could be read.
  case invalid(MCPError, id: RequestID?)
}
