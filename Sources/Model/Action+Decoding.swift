package import CanonicalJSON

extension Action {
  /// The members that describe an action in one line of `guard batch`.
  package static let memberNames = [
    "action_type", "target", "cwd", "operation", "server", "client", "tool", "arguments",
  ]

  /// Reads an action from its flat JSON form: `action_type` with `target`, or with `server`, `tool` and `arguments` for
  /// `mcp_tool_call`; `client`, `tool` and `arguments` for `client_tool`; `operation` for `git_operation`; `cwd` where it is not `directory`.
  ///
  /// - Throws: `ActionError` naming the member at fault. Members of another action type are refused, not ignored.
  package init(decoding object: JSONObject, directory: String) throws(ActionError) {
    let fields = try ActionFields(object, allowed: Self.memberNames)
    let name = try fields.text("action_type")
    guard let type = ActionType(rawValue: name) else { throw .unknownActionType(name) }
    _ = try ActionFields(object, allowed: ["action_type", "cwd"] + Self.memberNames(of: type))
    let subject: Subject
    switch type {
    case .readFile: subject = .readFile(path: try fields.text("target"))
    case .writeFile: subject = .writeFile(path: try fields.text("target"))
    case .deleteFile: subject = .deleteFile(path: try fields.text("target"))
    case .executeCommand: subject = .executeCommand(line: try fields.text("target"))
    case .gitOperation:
      let operation = try fields.optionalText("operation")
      // Without an operation the target is the whole command line; without a target nothing follows the operation.
      let target = operation == nil ? try fields.text("target") : try fields.optionalText("target")
      subject = .gitOperation(operation: operation ?? "", target: target ?? "")
    case .mcpToolCall:
      subject = .mcpToolCall(
        server: try fields.text("server"),
        tool: try fields.text("tool"),
        arguments: try fields.members("arguments")
      )
    case .fetchURL: subject = .fetchURL(try fields.text("target"))
    case .clientTool:
      subject = .clientTool(
        client: try fields.text("client"),
        tool: try fields.text("tool"),
        arguments: try fields.members("arguments")
      )
    }
    self.init(subject, cwd: try fields.directory("cwd", default: directory))
  }

  private static func memberNames(of type: ActionType) -> [String] {
    switch type {
    case .readFile, .writeFile, .deleteFile, .executeCommand, .fetchURL: ["target"]
    case .gitOperation: ["operation", "target"]
    case .mcpToolCall: ["server", "tool", "arguments"]
    case .clientTool: ["client", "tool", "arguments"]
    }
  }
}
