package import CanonicalJSON

/// The id of a JSON-RPC request: a string or an integer of any size (MCP: never null; `1` and `"1"` are different).
///
/// The token is kept as it was written and echoed byte for byte; two ids are the same request where kind and value are.
package struct RequestID: Sendable {
  private enum Value: Hashable {
    case string(ByteKey)
    case integer(JSONNumber)
  }

  private let value: Value
  /// The id in JSON as the peer wrote it.
  package let token: [UInt8]

  /// Nil for anything but a string or an integer without fraction and exponent.
  ///
  /// - Parameter token: the source text of the value; where it is not given the value is written anew, which differs
  ///   from the source only in the escapes of a string.
  package init?(_ json: JSON, token: [UInt8]? = nil) {
    switch json {
    case .string(let text): value = .string(ByteKey(text))
    case .number(let number) where number.isInteger: value = .integer(number)
    default: return nil
    }
    self.token = token ?? json.serialized()
  }

  /// The id as a value, for places other than the answer's `id`.
  package var json: JSON {
    switch value {
    case .string(let key): .string(key.text)
    case .integer(let number): .number(number)
    }
  }
}

extension RequestID: Hashable {
  package static func == (left: RequestID, right: RequestID) -> Bool { left.value == right.value }
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension RequestID: CustomStringConvertible {
  /// The token in back-ticks, cut short, for messages.
  package var description: String { MCPError.quoted(String(decoding: token, as: UTF8.self)) }
}
