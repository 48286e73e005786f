import CanonicalJSON

/// The file of a client that lists its MCP servers.
package enum ClientServerFile {
  /// Where the known clients keep their lists, those of the project first.
  ///
  /// - Parameters:
  ///   - project: the project's directory, absolute.
  ///   - home: the user's home directory, absolute.
  ///   - configuration: `$CLAUDE_CONFIG_DIR`, where it is set.
  package static func places(project: String, home: String, configuration: String?) -> [String] {
    let below = [
      ".mcp.json", ".cursor/mcp.json", ".vscode/mcp.json", ".gemini/settings.json", ".amazonq/mcp.json",
      ".kiro/settings/mcp.json", ".codex/config.toml",
    ]
    let own = [
      ".cursor/mcp.json", ".config/Code/User/mcp.json", ".copilot/mcp-config.json", ".gemini/settings.json",
      ".aws/amazonq/mcp.json", ".kiro/settings/mcp.json", ".codeium/windsurf/mcp_config.json", ".codex/config.toml",
    ]
    return below.map { "\(project)/\($0)" } + ["\(configuration ?? home)/.claude.json"] + own.map { "\(home)/\($0)" }
  }

  /// The servers that a file lists: those of `mcpServers` and `servers`, of the project's entry in Claude Code's own file, and
  /// of `mcp_servers` in Codex's.
  ///
  /// - Parameters:
  ///   - file: its path, which also says its form: `.toml`, else JSON with comments.
  ///   - project: the directory whose entry counts in a file that has one for each project.
  /// - Throws: `AgentClientsError.unparsable`, `.shape`.
  package static func servers(
    _ bytes: [UInt8],
    file: String,
    project: String
  ) throws(AgentClientsError) -> [ClientServer] {
    if file.hasSuffix(".toml") {
      return try servers(in: CodexTable.servers(bytes, file: file), file: file)
    }
    let value = try JSONText(CommentedJSON.plain(bytes), file: file).value
    guard let object = value.objectValue else { throw .badServer(file, "it is no object") }
    var found: [ClientServer] = []
    for list in [object["projects"]?[project]?["mcpServers"], object["mcpServers"], object["servers"]] {
      guard let list, !list.isNull else { continue }
      guard let entries = list.objectValue else { throw .badServer(file, "its list of servers is no object") }
      // Of two of one name the nearer counts.
      found += try servers(in: entries, file: file).filter { each in !found.contains { $0.name == each.name } }
    }
    return found
  }

  private static func servers(in list: JSONObject, file: String) throws(AgentClientsError) -> [ClientServer] {
    var found: [ClientServer] = []
    for member in list.members { found.append(try ClientServer(member.value, name: member.name, file: file)) }
    return found
  }
}

/// JSON as Visual Studio Code writes it, with comments and a comma behind the last element.
enum CommentedJSON {
  /// The same bytes with blanks where comments and such commas were, so that every place stays where it is.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    var place = 0
    var lastComma: Int?
    while place < bytes.count {
      let byte = bytes[place]
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      switch byte {
      case UInt8(ascii: "\""):
        lastComma = nil
        place = endOfString(bytes, from: place)
      case UInt8(ascii: "/") where next == UInt8(ascii: "/") || next == UInt8(ascii: "*"):
        let end = endOfComment(bytes, from: place, isLine: next == UInt8(ascii: "/"))
        for index in place..<end where bytes[index] != 0x0A { output[index] = 0x20 }
        place = end
      case UInt8(ascii: ","):
        lastComma = place
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let lastComma { output[lastComma] = 0x20 }
        lastComma = nil
        place += 1
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default:
        lastComma = nil
        place += 1
      }
    }
    return output
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place + 1, bytes.count)
  }

  private static func endOfComment(_ bytes: [UInt8], from start: Int, isLine: Bool) -> Int {
    var place = start + 2
    while place < bytes.count {
      if isLine, bytes[place] == 0x0A { return place }
      if !isLine, bytes[place] == UInt8(ascii: "/"), bytes[place - 1] == UInt8(ascii: "*"), place > start + 2 {
        return place + 1
      }
      place += 1
    }
    return bytes.count
  }
}
