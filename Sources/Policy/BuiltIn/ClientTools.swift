import Model

/// The tools of agent clients that touch nothing by themselves: they plan, ask their user, start sub-agents whose own calls
/// are judged one by one, or speak to the model's provider, which sees the conversation anyway.
///
/// A permission among the built-in rules: packs may restrict these tools, and may allow others. On a tool that neither this
/// table nor a pack names, nobody speaks, and a person must approve.
enum ClientTools {
  /// The client's name as in `cavra-mcp hook`, and its tools.
  private static let table: [(client: String, tools: String)] = [
    (
      "claude-code",
      """
      Agent AgentOutputTool AskUserQuestion BashOutput EnterPlanMode ExitPlanMode KillBash KillShell ListMcpResourcesTool \
      Skill SlashCommand StructuredOutput Task TaskCreate TaskGet TaskList TaskOutput TaskStop TaskUpdate TodoRead TodoWrite \
      ToolSearch WebSearch
      """
    ),
    // CAVRA's own tools, called by an agent: they look and answer.
    ("cavra", "*"),
  ]

  /// One rule for each client.
  static func rules() throws(PolicyError) -> [Rule] {
    var rules: [Rule] = []
    for row in table {
      var tools: [Glob] = []
      for tool in row.tools.split(separator: " ") { tools.append(try Patterns.text(String(tool), BuiltInRules.place)) }
      let clients = TextPatterns(globs: [try Patterns.text(row.client, BuiltInRules.place)])
      rules.append(
        Rule(
          id: "cavra.builtin.client_tools",
          matcher: .tool(clients: clients, tools: TextPatterns(globs: tools)),
          outcome: .allow,
          severity: .low,
          reason: "this tool touches nothing by itself",
          instead: nil,
          approvers: [],
          examples: Rule.Examples(),
          place: BuiltInRules.place
        )
      )
    }
    return rules
  }

  /// The table for the policy digest.
  static var source: [[String]] { table.map { [$0.client, $0.tools] } }
}
