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

/// An answer as it came in.
package struct IncomingResponse: Sendable {
  /// The id of what it answers; nil where there is none that could have been ours.
  package let id: RequestID?
  /// The result's members, or the error. What is neither is an error that says so.
  package let outcome: Result<JSONObject, MCPError>

  init(_ object: JSONObject, id: RequestID?) {
    self.id = id
    if let error = object["error"] {
      outcome = .failure(
        object["result"] == nil ? MCPError(wire: error) : .internalError("an answer has both `result` and `error`")
      )
    } else if let result = object["result"]?.objectValue {
      outcome = .success(result)
    } else {
      outcome = .failure(.internalError("the result of an answer is no object"))
    }
  }
}

/// What one frame, or one element of a batch, is. Exactly one case holds for any bytes.
package enum Envelope: Sendable {
  case request(IncomingRequest)
  case notification(IncomingNotification)
  /// An answer to something that was asked. Never answered itself, so that two peers cannot loop.
  case response(IncomingResponse)
  /// A notification that breaks the rules; not answered, because it has no id to answer to.
  case malformedNotification(reason: String)
  case batch([JSON])
  /// Neither of these. The id is there where it could be read.
  case invalid(MCPError, id: RequestID?)
}
