import CanonicalJSON
package import Model

/// What a prompt mentions with `@`, which Claude Code attaches to it without asking a hook: `@path`, `@"path with blanks"`,
/// `@path#L1-20`, and `@server:uri` for a resource of an MCP server (code.claude.com/docs/en/common-workflows, "Reference
/// files and directories").
///
/// A mention begins the prompt or stands behind white space or an opening mark; `person@example.org` is none.
package struct PromptMentions: Sendable, Equatable {
  /// A resource of an MCP server.
  package struct Resource: Sendable, Equatable {
    package let server: String
    package let uri: String
  }

  /// The most mentions that are told; of more only the number.
  package static let most = 64

  /// The paths, each once, in order.
  package private(set) var paths: [String] = []
  package private(set) var resources: [Resource] = []
  /// How many further mentions there are.
  package private(set) var omitted = 0

  private var seen: Set<ByteKey> = []
  private static let longestPath = 4_096

  /// Looks through a prompt; time and memory grow with its length only.
  package init(in prompt: String) {
    var tokens = MentionTokens(prompt)
    while let token = tokens.next() {
      guard let server = token.isQuoted ? nil : Self.server(token.text) else {
        for path in Self.paths(token) { add(path) { $0.paths.append(path) } }
        continue
      }
      let uri = String(decoding: token.text.utf8.dropFirst(server.utf8.count + 1), as: UTF8.self)
      add(token.text) { $0.resources.append(Resource(server: server, uri: uri)) }
    }
  }

  /// The mentions as reads: of files, and of resources as calls of the protocol's method.
  package func actions(cwd: String) -> [Action] {
    paths.map { Action(.readFile(path: $0), cwd: cwd) }
      + resources.map { resource in
        Action(
          .mcpToolCall(server: resource.server, tool: "resources/read", arguments: ["uri": .string(resource.uri)]),
          cwd: cwd
        )
      }
  }

  private mutating func add(_ key: String, _ append: (inout PromptMentions) -> Void) {
    guard !seen.contains(ByteKey(key)) else { return }
    guard seen.count < Self.most, key.utf8.count <= Self.longestPath else {
      omitted += 1
      return
    }
    seen.insert(ByteKey(key))
    append(&self)
  }

  /// The server before the first colon, where the mention is of that form: a name without dots and slashes, with something
  /// behind. `file:` URLs are paths.
  private static func server(_ text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = text.utf8[..<colon]
    let isName = name.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
    guard isName, !name.isEmpty, text.utf8.index(after: colon) != text.utf8.endIndex else { return nil }
    let isFile = name.count == 4 && zip(name, "file".utf8).allSatisfy { $0 | 0x20 == $1 }
    return isFile ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The file that is meant. The client takes what stands before the first `#`; a `#` that begins no range of lines may belong
  /// to the file's name, so then both are told.
  private static func paths(_ token: MentionTokens.Token) -> [String] {
    let bytes = Array(token.text.utf8)
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")), hash > 0 else { return [token.text] }
    let path = String(decoding: bytes[..<hash], as: UTF8.self)
    return isLineRange(bytes[(hash + 1)...]) ? [path] : [path, token.text]
  }

  /// `L10`, `L10-20`, `L10-L20`.
  private static func isLineRange(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.first == UInt8(ascii: "L"), parts.count <= 2 else { return false }
    return parts.allSatisfy { part in
      let digits = part.first == UInt8(ascii: "L") ? part.dropFirst() : part
      return !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
