import CanonicalJSON
import Model

/// One of the tools that ask for a decision: how it is described, and how its arguments become an action.
struct GuardTool: Sendable {
  let name: String
  let title: String
  let description: String
  /// The arguments beside `cwd`, which every guard has.
  let properties: [(name: String, schema: JSON)]
  let required: [String]
  /// Reads the subject from arguments that hold no unknown members.
  let subject: @Sendable (ActionFields) throws(ActionError) -> Action.Subject

  /// Reads the action from a call's arguments.
  ///
  /// - Parameter directory: what a relative path is relative to where the call names no `cwd`.
  /// - Throws: `ActionError` naming the argument at fault.
  func action(_ arguments: JSONObject, directory: String) throws(ActionError) -> Action {
    let fields = try ActionFields(arguments, allowed: properties.map(\.name) + ["cwd"])
    return Action(try subject(fields), cwd: try fields.directory("cwd", default: directory))
  }

  /// The JSON Schema of the arguments.
  var inputSchema: JSON {
    let cwd = Schema.text(
      "Absolute directory that relative paths are relative to; the project's directory unless given",
      longest: 4096
    )
    return Schema.object(properties.map { ($0.name, $0.schema) } + [("cwd", cwd)], required: required)
  }
}

extension GuardTool {
  static let all = [file, command, git, mcpTool]

  static let file = GuardTool(
    name: "guard_file",
    title: "May I read, write or delete this file?",
    description:
      "Decides whether a file may be read, written or deleted, before you do it. Judges the path as given and after "
      + "symbolic links, and records the decision. Ask with the exact path.",
    properties: [
      ("operation", Schema.choice("What you want to do with the file", ["read", "write", "delete"])),
      ("path", Schema.text("The file's path, absolute or relative to cwd", longest: 4096)),
    ],
    required: ["operation", "path"]
  ) { fields throws(ActionError) in
    let operation = try fields.choice("operation", ["read", "write", "delete"])
    let path = try fields.text("path")
    return switch operation {
    case "read": .readFile(path: path)
    case "write": .writeFile(path: path)
    default: .deleteFile(path: path)
    }
  }

  static let command = GuardTool(
    name: "guard_command",
    title: "May I run this command?",
    description:
      "Decides whether a shell command line may run, before you run it. The line is parsed as bash would parse it "
      + "and every part is judged: pipes, lists, redirections, wrappers. What cannot be told needs approval. Ask with the "
      + "exact line.",
    properties: [("command", Schema.text("The whole command line, as you would hand it to bash"))],
    required: ["command"]
  ) { fields throws(ActionError) in .executeCommand(line: try fields.text("command")) }

  static let git = GuardTool(
    name: "guard_git",
    title: "May I do this Git operation?",
    description:
      "Decides whether a Git operation may be done, before you do it: pushes are judged by the branch that they "
      + "would change and by force, others by what they would lose.",
    properties: [
      ("operation", Schema.text("The Git subcommand, for example push, commit, reset", longest: 64)),
      (
        "target",
        Schema.text(
          "What follows the subcommand, as typed in a shell (`origin main --force`), or `remote/branch` for a push; "
            + "left out where nothing follows"
        )
      ),
    ],
    required: ["operation"]
  ) { fields throws(ActionError) in
    .gitOperation(operation: try fields.text("operation"), target: try fields.optionalText("target") ?? "")
  }

  static let mcpTool = GuardTool(
    name: "guard_mcp_tool",
    title: "May I call this tool of another MCP server?",
    description:
      "Decides whether a tool of another MCP server may be called with these arguments, before you call it. Paths, "
      + "commands and URLs among the arguments are judged as if you did them yourself.",
    properties: [
      ("server", Schema.text("The server's name in your configuration", longest: 256)),
      ("tool", Schema.text("The tool's name on that server", longest: 256)),
      ("arguments", Schema.freeObject("Exactly the arguments that the call would have; {} where it has none")),
    ],
    required: ["server", "tool", "arguments"]
  ) { fields throws(ActionError) in
    .mcpToolCall(
      server: try fields.text("server"),
      tool: try fields.text("tool"),
      arguments: try fields.members("arguments")
    )
  }
}
