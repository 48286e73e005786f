package import CanonicalJSON

extension Envelope {
  /// Classifies the bytes of one frame.
  ///
  /// Decided on is exactly what a strict parse yields: duplicate member names, ill-formed UTF-8, nesting over the limit and
  /// trailing text are refused, so that no two readers of the frame can disagree about it.
  package static func parse(_ frame: [UInt8], limits: JSONLimits) -> Envelope {
    let json: JSON
    do {
      json = try JSON.parse(frame, limits: limits)
    } catch {
      return unparsable(frame, error)
    }
    if case .array(let elements) = json { return .batch(elements) }
    // Only an escape can make the written id differ from its value written anew.
    let isIDEscaped = json["id"]?.stringValue != nil && frame.contains(UInt8(ascii: "\\"))
    return classify(json, idToken: isIDEscaped ? IDScanner.findID(in: frame)?.token : nil)
  }

  /// Classifies one parsed message; an array is invalid here, because batches do not nest.
  package static func classify(_ json: JSON, idToken: [UInt8]? = nil) -> Envelope {
    guard case .object(let object) = json else {
      return .invalid(.invalidRequest("a message must be an object, this is \(json.kindName)"), id: nil)
    }
    let rawID = object["id"]
    let id = rawID.flatMap { RequestID($0, token: idToken) }
    guard let method = object["method"] else {
      if object["result"] != nil || object["error"] != nil { return .response(IncomingResponse(object, id: id)) }
      return .invalid(.invalidRequest("a message needs `method`, `result` or `error`"), id: id)
    }
    if let fault = headFault(object, method) { return .invalid(fault, id: id) }
    let name = method.stringValue ?? ""
    guard let rawID else { return notification(name, object["params"]) }
    guard let id else {
      return .invalid(.invalidRequest("`id` must be a string or an integer, this is \(rawID.kindName)"), id: nil)
    }
    return request(id, name, object["params"])
  }

  private static func headFault(_ object: JSONObject, _ method: JSON) -> MCPError? {
    guard let version = object["jsonrpc"]?.stringValue, version.sameBytes(as: "2.0") else {
      return .invalidRequest("`jsonrpc` must be \"2.0\"")
    }
    guard method.stringValue != nil else { return .invalidRequest("`method` must be a string") }
    guard object["result"] == nil, object["error"] == nil else {
      return .invalidRequest("a message has either `method` or `result` or `error`")
    }
    return nil
  }

  private static func request(_ id: RequestID, _ method: String, _ params: JSON?) -> Envelope {
    switch params {
    case nil: .request(IncomingRequest(id: id, method: method, params: JSONObject()))
    case .object(let object): .request(IncomingRequest(id: id, method: method, params: object))
    case .null: .invalid(.invalidParams("`params` must be an object, this is null"), id: id)
    case .some(let other):
      .invalid(.invalidRequest("`params` must be an object, this is \(other.kindName)"), id: id)
    }
  }

  private static func notification(_ method: String, _ params: JSON?) -> Envelope {
    switch params {
    case nil: .notification(IncomingNotification(method: method, params: JSONObject()))
    case .object(let object): .notification(IncomingNotification(method: method, params: object))
    case .some(let other): .malformedNotification(reason: "`params` must be an object, this is \(other.kindName)")
    }
  }

  /// JSON that breaks off or is not UTF-8 has no id to trust; JSON that is only refused is answered by its id.
  private static func unparsable(_ frame: [UInt8], _ error: JSONError) -> Envelope {
    switch error.code {
    case .syntax, .encoding: .invalid(.parseError(error.description), id: nil)
    default: .invalid(.invalidRequest(error.description), id: IDScanner.findID(in: frame))
    }
  }
}
