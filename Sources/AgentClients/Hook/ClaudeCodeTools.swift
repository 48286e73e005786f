package import CanonicalJSON
package import Model

/// The tools of Claude Code as actions.
///
/// Names and members follow the client's tools reference (code.claude.com/docs/en/tools-reference) and the input types of its
/// SDK (`sdk-tools.d.ts`, 0.3); `MultiEdit`, `NotebookRead`, `LS`, `Task`, `KillBash`, `BashOutput` and their like are names of
/// earlier versions, which people still run. This type only translates: whether an action may happen is the policy's matter.
package enum ClaudeCodeTools {
  /// What a call of a tool would do, never nothing.
  ///
  /// Paths, commands and URLs stand as the client gives them. A tool that is not known here is one action with its whole input
  /// as arguments, so that paths and commands in it are judged too; so is a known tool whose input lacks what it needs or has
  /// it in another type, under the tool's own name, which no rule allows.
  ///
  /// - Parameters:
  ///   - cwd: the session's directory, absolute.
  ///   - ownServer: whether the client's server `cavra` is this very program (see `OwnServer`).
  ///   - ownTools: the tools of that server; calls of them look and answer, and are judged inside.
  package static func actions(
    tool: String,
    input: JSONObject,
    cwd: String,
    ownServer: Bool,
    ownTools: [String]
  ) -> [Action] {
    let subjects =
      if MCPToolName.isMCP(tool) {
        [mcp(tool, input, ownTools: ownServer ? ownTools : [])]
      } else {
        builtIn(tool, ToolInput(input, cwd: cwd)) ?? []
      }
    let whole = Action.Subject.clientTool(client: HookEvent.client, tool: tool, arguments: input)
    let all = subjects + subjects.compactMap(trimmed)
    return (all.isEmpty ? [whole] : all).map { Action($0, cwd: cwd) }
  }

  /// The same on the path without blanks at its ends, where it has some: the client may open that file instead.
  private static func trimmed(_ subject: Action.Subject) -> Action.Subject? {
    func bare(_ path: String) -> String? {
      let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
      let scalars = path.unicodeScalars.drop(while: isBlank)
      guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return nil }
      let text = String(String.UnicodeScalarView(scalars[...last]))
      return text.utf8.count == path.utf8.count ? nil : text
    }
    return switch subject {
    case .readFile(let path): bare(path).map { .readFile(path: $0) }
    case .writeFile(let path): bare(path).map { .writeFile(path: $0) }
    default: nil
    }
  }

  /// `mcp__SERVER__TOOL`; one of our own tools is a tool of the client `cavra`.
  private static func mcp(_ tool: String, _ input: JSONObject, ownTools: [String]) -> Action.Subject {
    guard let name = MCPToolName(tool) else {
      return .clientTool(client: HookEvent.client, tool: tool, arguments: input)
    }
    // What stands behind the gateway, `server__tool`, is judged there; here it is recorded.
    let isOurs = ownTools.contains { $0.sameBytes(as: name.tool) } || (!ownTools.isEmpty && name.tool.contains("__"))
    if name.server.sameBytes(as: OwnServer.name), isOurs {
      return .clientTool(client: OwnServer.name, tool: name.tool, arguments: [:])
    }
    return .mcpToolCall(server: name.server, tool: name.tool, arguments: input)
  }

  /// A tool of the client itself; nil or empty where its input is not as documented, or nobody knows the tool.
  private static func builtIn(_ tool: String, _ input: ToolInput) -> [Action.Subject]? {
    let row = table.first { row in row.tools.split(separator: " ").contains { String($0).sameBytes(as: tool) } }
    return row?.translation(tool, input)
  }

  /// Tools and what a call of them does.
  private static let table: [(tools: String, translation: @Sendable (String, ToolInput) -> [Action.Subject]?)] = [
    ("Bash", { _, input in input.text("command").map { [.executeCommand(line: $0)] } }),
    ("Monitor", { _, input in monitor(input) }),
    ("Read", { _, input in input.text("file_path").map { [.readFile(path: $0)] } }),
    ("Write", { _, input in input.text("file_path").map { [.writeFile(path: $0)] } }),
    // The answer of an edit shows what stood there.
    ("Edit MultiEdit", { _, input in input.text("file_path").map { [.readFile(path: $0), .writeFile(path: $0)] } }),
    ("NotebookRead", { _, input in input.text("notebook_path").map { [.readFile(path: $0)] } }),
    (
      "NotebookEdit",
      { _, input in input.text("notebook_path").map { [.readFile(path: $0), .writeFile(path: $0)] } }
    ),
    ("LS", { _, input in input.text("path").map { [.readFile(path: $0)] } }),
    ("LSP", { _, input in input.text("filePath").map { [.readFile(path: $0)] } }),
    ("Grep", { _, input in SearchTools.grep(input) }),
    ("Glob", { _, input in SearchTools.glob(input) }),
    ("WebFetch", { _, input in input.text("url").map { [.fetchURL($0)] } }),
    ("ReadMcpResourceTool", { _, input in resource(input, "resources/read") }),
    ("ReadMcpResourceDirTool", { _, input in resource(input, "resources/directory/read") }),
    ("Agent Task", { tool, input in subAgent(tool, input) }),
    // What these are given is no path, command or URL: prompts, lists, ids, questions.
    (
      """
      AgentOutputTool AskUserQuestion BashOutput EnterPlanMode ExitPlanMode KillBash KillShell ListMcpResourcesTool \
      Skill SlashCommand StructuredOutput TaskCreate TaskGet TaskList TaskOutput TaskStop TaskUpdate TodoRead TodoWrite \
      ToolSearch WebSearch
      """,
      { tool, _ in [.clientTool(client: HookEvent.client, tool: tool, arguments: [:])] }
    ),
  ]

  /// A sub-agent works under this very hook, so starting one touches nothing; unless it works elsewhere (`isolation: remote`),
  /// where nothing of it is judged: then it is a tool of another name, which no rule allows unless a pack names it.
  private static func subAgent(_ tool: String, _ input: ToolInput) -> [Action.Subject] {
    let isHere = !input.has("isolation") || input.text("isolation")?.sameBytes(as: "worktree") == true
    return [.clientTool(client: HookEvent.client, tool: isHere ? tool : "\(tool)/elsewhere", arguments: [:])]
  }

  /// A command whose output is watched, or a web socket, or both.
  private static func monitor(_ input: ToolInput) -> [Action.Subject]? {
    var subjects: [Action.Subject] = []
    if input.has("command") {
      guard let command = input.text("command") else { return nil }
      subjects.append(.executeCommand(line: command))
    }
    if input.has("ws") {
      guard let url = input.object("ws")?.text("url") else { return nil }
      subjects.append(.fetchURL(url))
    }
    return subjects
  }

  /// A resource of an MCP server, as a call of the protocol's method of that name.
  private static func resource(_ input: ToolInput, _ method: String) -> [Action.Subject]? {
    guard let server = input.text("server"), let uri = input.text("uri") else { return nil }
    return [.mcpToolCall(server: server, tool: method, arguments: ["uri": .string(uri)])]
  }
}
