package import CanonicalJSON

/// The severities of RFC 5424 as MCP names them, least severe first.
package enum LogLevel: String, Sendable, CaseIterable, Comparable {
  case debug, info, notice, warning, error, critical, alert, emergency

  /// - Throws: `MCPError.invalidParams` for anything but one of the names.
  package init(_ json: JSON) throws(MCPError) {
    guard let name = json.stringValue, let level = Self.allCases.first(where: { $0.rawValue.sameBytes(as: name) })
    else {
      throw .invalidParams("the log level must be one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self = level
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }
}
