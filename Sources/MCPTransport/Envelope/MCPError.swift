package import CanonicalJSON

/// An error that is answered to the peer: a JSON-RPC error object (JSON-RPC 2.0 section 5.1, MCP "Error Handling").
///
/// Two errors are equal where their codes are.
package struct MCPError: Error, Sendable, CustomStringConvertible {
  /// A JSON-RPC error code.
  package struct Code: Sendable, Hashable {
    /// The number on the wire.
    package let number: Int
    /// A code by its number; own codes lie outside -32768...-32000.
    package init(_ number: Int) { self.number = number }

    /// The frame is no JSON (JSON-RPC 2.0).
    package static let parseError = Code(-32700)
    /// The frame is no valid message, or not at this moment (JSON-RPC 2.0).
    package static let invalidRequest = Code(-32600)
    /// The method does not exist, or is not advertised (JSON-RPC 2.0).
    package static let methodNotFound = Code(-32601)
    /// The parameters do not fit the method (JSON-RPC 2.0).
    package static let invalidParams = Code(-32602)
    /// The fault is ours (JSON-RPC 2.0).
    package static let internalError = Code(-32603)
    /// Legacy only; the server answers `invalidParams` instead to a modern client.
    package static let resourceNotFound = Code(-32002)
    /// Modern only; the server answers `invalidParams` instead to a legacy client.
    package static let missingClientCapability = Code(-32021)
    /// The request is in a revision that is not spoken (2026-07-28).
    package static let unsupportedProtocolVersion = Code(-32022)
  }

  /// What kind of error it is.
  package let code: Code
  /// One sentence for a person or a model.
  package let message: String
  /// What a program may want to know beside it; its form depends on the code.
  package let data: JSON?

  /// An error with a code of the caller's choice; the factories below cover the usual ones.
  package init(_ code: Code, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// An error object as a peer wrote it; what it lacks is filled in.
  init(wire json: JSON) {
    code = Code(json["code"]?.intValue ?? Code.internalError.number)
    message = json["message"]?.stringValue ?? "the peer gave an error without a message"
    data = json["data"]
  }

  /// The message and the code, for logs.
  package var description: String { "\(message) (\(code.number))" }
}

extension MCPError: Equatable {
  package static func == (left: MCPError, right: MCPError) -> Bool { left.code == right.code }
}

extension MCPError {
  /// The parameters do not fit the method.
  package static func invalidParams(_ message: String, data: JSON? = nil) -> MCPError {
    MCPError(.invalidParams, message, data: data)
  }

  /// The tool does not exist, or is hidden from this caller (MCP: -32602).
  package static func unknownTool(_ name: String) -> MCPError { .invalidParams("unknown tool \(quoted(name))") }

  /// The prompt does not exist (MCP: -32602).
  package static func unknownPrompt(_ name: String) -> MCPError { .invalidParams("unknown prompt \(quoted(name))") }

  /// The resource does not exist (-32002 before 2026-07-28, -32602 from then on).
  package static func resourceNotFound(_ uri: String) -> MCPError {
    MCPError(.resourceNotFound, "resource \(quoted(uri)) not found", data: ["uri": .string(uri)])
  }

  /// The method does not exist, or lies behind a capability that is not advertised.
  package static func methodNotFound(_ method: String) -> MCPError {
    MCPError(.methodNotFound, "unknown method \(quoted(method))", data: nil)
  }

  /// Something went wrong that is not the caller's fault; say nothing of the inside here.
  package static func internalError(_ message: String) -> MCPError { MCPError(.internalError, message) }

  /// The request needs client capabilities that were not declared with it (2026-07-28: -32021).
  package static func missingClientCapability(_ required: JSONObject) -> MCPError {
    MCPError(
      .missingClientCapability,
      "the request needs client capabilities that it does not declare: \(required.names.joined(separator: ", "))",
      data: ["requiredCapabilities": .object(required)]
    )
  }

  static func invalidRequest(_ message: String) -> MCPError { MCPError(.invalidRequest, message) }

  static func parseError(_ message: String) -> MCPError { MCPError(.parseError, message) }

  static func unsupportedVersion(_ requested: String, supported: [ProtocolVersion]) -> MCPError {
    MCPError(
      .unsupportedProtocolVersion,
      "protocol version \(quoted(requested)) is not supported here",
      data: ["supported": JSON(supported.map(\.rawValue)), "requested": .string(requested)]
    )
  }

  /// Text from outside in back-ticks: cut short, control characters replaced, so that it stays one line anywhere.
  static func quoted(_ text: String) -> String {
    var shown = "`"
    for scalar in text.unicodeScalars.prefix(80) {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "`"
      shown.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return shown + (text.unicodeScalars.count > 80 ? "…`" : "`")
  }
}
