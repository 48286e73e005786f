/// The name by which the client calls a tool of an MCP server: `mcp__SERVER__TOOL`.
///
/// The server's name ends at the next `__`, as in the client's own matchers; a plugin's server is `plugin_PLUGIN_SERVER` as a
/// whole. A tool's name may have `__` in it, as those of a gateway do.
struct MCPToolName: Equatable {
  let server: String
  let tool: String

  private static let prefix = "mcp__"
  private static let underscore = UInt8(ascii: "_")

  static func isMCP(_ name: String) -> Bool { name.utf8.starts(with: prefix.utf8) }

  /// Nil where the name cannot be split into two parts that are not empty.
  init?(_ name: String) {
    guard Self.isMCP(name) else { return nil }
    let rest = Array(name.utf8.dropFirst(Self.prefix.utf8.count))
    let separator = rest.indices.dropLast().first { rest[$0] == Self.underscore && rest[$0 + 1] == Self.underscore }
    guard let separator, separator > 0, separator + 2 < rest.count else { return nil }
    server = String(decoding: rest[..<separator], as: UTF8.self)
    tool = String(decoding: rest[(separator + 2)...], as: UTF8.self)
  }
}
