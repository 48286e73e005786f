import CanonicalJSON

/// What the members of a result are, by name (MCP 2025-11-25 and 2026-07-28).
enum ResultMember {
  /// Members of a result itself that programs read, not models: they pass as they are. The same names deeper in it are any
  /// names.
  static let untouched: Set<String> = [
    "resultType", "nextCursor", "requestState", "ttlMs", "cacheScope", "isError", "taskId", "jsonrpc", "id",
    "progressToken",
  ]

  /// Members whose value is a word of the protocol or a media type; another value is a text like any other.
  static func isWord(_ name: String, _ text: String) -> Bool {
    switch name {
    case "type": types.contains(text)
    case "role": text == "user" || text == "assistant"
    case "mimeType": mediaTypes.contains(text)
    default: false
    }
  }

  /// What kinds of blocks there are.
  static let types: Set<String> = ["text", "image", "audio", "resource", "resource_link", "tool_use", "tool_result"]
  private static let mediaTypes: Set<String> = [
    "text/plain", "text/html", "text/markdown", "text/csv", "text/css", "application/json", "application/xml",
    "application/octet-stream", "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp",
    "image/svg+xml", "audio/mpeg", "audio/wav",
  ]

  /// Keys of `_meta` that belong to the protocol.
  static let protocolPrefix = "io.modelcontextprotocol/"

  /// Whether a text may be what bytes of this media type are.
  static func isText(_ mediaType: String?) -> Bool {
    guard let type = mediaType?.lowercased() else { return true }
    return type.hasPrefix("text/") || type.contains("json") || type.contains("xml") || type.contains("yaml")
      || type.contains("javascript") || type.contains("x-sh") || type.contains("toml")
  }
}
