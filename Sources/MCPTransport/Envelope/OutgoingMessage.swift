package import CanonicalJSON

/// The bytes of messages to the peer, without the line break.
///
/// Written around the id's token, which goes out as it came in.
package enum OutgoingMessage {
  /// An answer with a result.
  package static func result(_ id: RequestID, _ result: JSONObject) -> [UInt8] {
    join(#"{"jsonrpc":"2.0","id":"#, id.token, #","result":"#, JSON.object(result).serialized())
  }

  /// An answer with an error. Without an id the member is left out: MCP's schema from 2025-11-25 on allows that and does
  /// not allow null.
  package static func error(_ id: RequestID?, _ error: MCPError) -> [UInt8] {
    var object: JSONObject = ["code": JSON(error.code.number), "message": .string(error.message)]
    object["data"] = error.data
    let body = JSON.object(object).serialized()
    guard let id else { return join(#"{"jsonrpc":"2.0","error":"#, [], "", body) }
    return join(#"{"jsonrpc":"2.0","id":"#, id.token, #","error":"#, body)
  }

  /// A request of ours.
  package static func request(_ id: Int, _ method: String, _ params: JSONObject) -> [UInt8] {
    var object: JSONObject = ["jsonrpc": "2.0", "id": JSON(id), "method": .string(method)]
    if !params.isEmpty { object["params"] = .object(params) }
    return JSON.object(object).serialized()
  }

  /// A notification.
  package static func notification(_ method: String, _ params: JSONObject) -> [UInt8] {
    var object: JSONObject = ["jsonrpc": "2.0", "method": .string(method)]
    if !params.isEmpty { object["params"] = .object(params) }
    return JSON.object(object).serialized()
  }

  /// The answers to a batch as one array.
  static func batch(_ messages: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, message) in messages.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: message)
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  private static func join(_ head: StaticString, _ id: [UInt8], _ middle: StaticString, _ body: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.utf8CodeUnitCount + id.count + middle.utf8CodeUnitCount + body.count + 2)
    head.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: id)
    middle.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: body)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
