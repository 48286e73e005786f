import CanonicalJSON

/// What the members of a result are, by name (MCP 2025-11-25 and 2026-07-28).
enum ResultMember {
  /// Members that programs read, not models: they pass as they are.
  static let untouched: Set<String> = [
    "resultType", "nextCursor", "requestState", "ttlMs", "cacheScope", "isError", "taskId", "jsonrpc", "id",
    "progressToken",
  ]

  /// Members whose value is one of a few words of the protocol or of a media type.
  static let words: Set<String> = ["type", "role", "mimeType"]

  /// Keys of `_meta` that belong to the protocol.
  static let protocolPrefix = "io.modelcontextprotocol/"

  /// Whether a text may be what bytes of this media type are.
  static func isText(_ mediaType: String?) -> Bool {
    guard let type = mediaType?.lowercased() else { return true }
    return type.hasPrefix("text/") || type.contains("json") || type.contains("xml") || type.contains("yaml")
      || type.contains("javascript") || type.contains("x-sh") || type.contains("toml")
  }
}
