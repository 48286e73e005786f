import CanonicalJSON

@testable import AgentClients

/// Shorthand over the editor, with the record sent through its file form each time as real runs do.
enum Edits {
  static let entries = ClaudeCodeEntries.settings(
    HookCommandLine(binary: "/usr/local/bin/cavra-mcp", flags: []),
    denials: ["Read(//**/.env)", "Read(~/.ssh/**)", "Read(//etc/shadow)"]
  )
  static let newer = ClaudeCodeEntries.settings(
    HookCommandLine(binary: "/opt/new place/cavra-mcp", flags: ["--state", "/s", "--configuration", "/c"]),
    denials: ["Read(//**/.env)", "Read(//etc/shadow)", "Read(//**/*.key)"]
  )
  static let server = ClaudeCodeEntries.servers(binary: "/usr/local/bin/cavra-mcp", flags: [])

  static func install(
    _ entries: ClaudeCodeEntries = entries,
    into bytes: [UInt8],
    _ record: InstallationRecord? = nil
  ) throws -> (bytes: [UInt8], record: InstallationRecord) {
    let text = try JSONText(bytes, file: "/f")
    let basis = ClaudeCodeEditor.basis(text, entries, record)
    let done = try ClaudeCodeEditor.install(entries, into: text, basis, isNewFile: false)
    return (done.text.bytes, try reread(done.record))
  }

  static func remove(
    _ entries: ClaudeCodeEntries = entries,
    from bytes: [UInt8],
    _ record: InstallationRecord?
  ) throws -> [UInt8] {
    let text = try JSONText(bytes, file: "/f")
    return try ClaudeCodeEditor.remove(entries, from: text, ClaudeCodeEditor.basis(text, entries, record)).bytes
  }

  private static func reread(_ record: InstallationRecord) throws -> InstallationRecord {
    guard let read = InstallationRecord(record.serialized, path: record.path), read == record else {
      throw AgentClientsError.edit("/f", "the record does not read back")
    }
    return read
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether one text is what is left of another when bytes are struck out of it. White space is passed over: what stood
  /// in an empty container makes room for what comes in.
  static func isPart(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    var rest = part.filter { !JSONLayout.isWhitespace($0) }[...]
    for byte in whole where rest.first == byte { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
