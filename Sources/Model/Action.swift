package import CanonicalJSON

/// What somebody asks to do, before anything is known of what it would touch.
///
/// An action is exactly what was said: paths and commands stand as given. What they mean is worked out by the module
/// `Effects`.
package struct Action: Sendable, Equatable {
  /// The thing asked for, with what belongs to that kind only.
  package enum Subject: Sendable, Equatable {
    case readFile(path: String)
    case writeFile(path: String)
    case deleteFile(path: String)
    /// A command line as it would be handed to bash.
    case executeCommand(line: String)
    /// A Git operation such as `push`. `target` is what follows it, as typed in a shell (`origin main --force`), or in the
    /// short form `remote/branch`; with an empty operation it is a whole command line (`git push origin main`).
    case gitOperation(operation: String, target: String)
    /// A call of another MCP server's tool with its arguments.
    case mcpToolCall(server: String, tool: String, arguments: JSONObject)
    case fetchURL(String)
    /// A tool of the agent's client itself that is none of the above, such as `Task`. `arguments` are those that are to be
    /// judged as if the agent used them itself.
    case clientTool(client: String, tool: String, arguments: JSONObject)
  }

  package let subject: Subject
  /// The directory in which it would happen: absolute. Relative paths in the subject are relative to it.
  package let cwd: String

  package init(_ subject: Subject, cwd: String) {
    self.subject = subject
    self.cwd = cwd
  }

  package static func == (left: Action, right: Action) -> Bool { left.json == right.json }
}

extension Action {
  package var type: ActionType {
    switch subject {
    case .readFile: .readFile
    case .writeFile: .writeFile
    case .deleteFile: .deleteFile
    case .executeCommand: .executeCommand
    case .gitOperation: .gitOperation
    case .mcpToolCall: .mcpToolCall
    case .fetchURL: .fetchURL
    case .clientTool: .clientTool
    }
  }

  /// What it is aimed at, in one line: a path, a command line, `server/tool`, a URL.
  package var target: String {
    switch subject {
    case .readFile(let path), .writeFile(let path), .deleteFile(let path): path
    case .executeCommand(let line): line
    case .gitOperation(_, let target): target
    case .mcpToolCall(let server, let tool, _): "\(server)/\(tool)"
    case .fetchURL(let url): url
    case .clientTool(let client, let tool, _): "\(client)/\(tool)"
    }
  }

  /// The verb: `read`, `write`, `delete`, `execute`, the Git operation, `call`, `fetch`, `use`.
  package var requestedOperation: String {
    switch subject {
    case .readFile: "read"
    case .writeFile: "write"
    case .deleteFile: "delete"
    case .executeCommand: "execute"
    case .gitOperation(let operation, _): operation.isEmpty ? "git" : operation
    case .mcpToolCall: "call"
    case .fetchURL: "fetch"
    case .clientTool: "use"
    }
  }

  /// The action as a JSON object; its RFC 8785 form is what `digest()` hashes.
  package var json: JSON {
    var object: JSONObject = ["action_type": .string(type.rawValue), "cwd": .string(cwd)]
    switch subject {
    case .readFile(let path), .writeFile(let path), .deleteFile(let path): object["path"] = .string(path)
    case .executeCommand(let line): object["command"] = .string(line)
    case .gitOperation(let operation, let target):
      object["operation"] = .string(operation)
      object["target"] = .string(target)
    case .mcpToolCall(let server, let tool, let arguments):
      object["server"] = .string(server)
      object["tool"] = .string(tool)
      object["arguments"] = .object(arguments)
    case .fetchURL(let url): object["url"] = .string(url)
    case .clientTool(let client, let tool, let arguments):
      object["client"] = .string(client)
      object["tool"] = .string(tool)
      object["arguments"] = .object(arguments)
    }
    return .object(object)
  }
}
