import CanonicalJSON
package import Model

/// Works out what an action would do.
package enum EffectExpander {
  /// The effects of an action. Nothing is run; what cannot be told of a command is an opaque effect, and the list is never
  /// empty.
  ///
  /// - Parameter workspace: the file system, for links, patterns, and the settings of repositories.
  package static func expand(
    _ action: Action,
    workspace: Workspace,
    limits: EffectLimits = EffectLimits()
  ) -> [Effect] {
    let files = FileEffects(workspace: workspace)
    let commands = CommandExpander(workspace: workspace, limits: limits)
    func argumentEffects(_ tool: String, _ arguments: JSONObject) -> [Effect] {
      let inner = MCPArgumentEffects(workspace: workspace) { line, directory in commands.expand(line, in: directory) }
      return inner.effects(tool: tool, arguments: arguments, in: action.cwd)
    }
    do {
      switch action.subject {
      case .readFile(let path): return [try files.effect(.read, path, in: action.cwd)]
      case .writeFile(let path): return [try files.effect(.write, path, in: action.cwd)]
      case .deleteFile(let path): return [try files.effect(.delete, path, in: action.cwd)]
      case .fetchURL(let url): return [try files.fetch(url, in: action.cwd)]
      case .executeCommand(let line): return commands.expand(line, in: action.cwd)
      case .gitOperation(let operation, let target):
        return commands.expand(GitActionLine.line(operation: operation, target: target), in: action.cwd)
      case .mcpToolCall(let server, let tool, let arguments):
        return [Effect(.mcp(server: server, tool: tool))] + argumentEffects(tool, arguments)
      case .clientTool(let client, let tool, let arguments):
        return [Effect(.tool(client: client, tool: tool))] + argumentEffects(tool, arguments)
      }
    } catch {
      return [Effect(.opaque("\(error)"))]
    }
  }

  /// The same with the commands that lead to each effect, once for each way that the requester's shell may be defined. Of an
  /// action that is no command line there is one trace, without commands.
  package static func traces(
    _ action: Action,
    workspace: Workspace,
    limits: EffectLimits = EffectLimits()
  ) -> [CommandTrace] {
    let commands = CommandExpander(workspace: workspace, limits: limits)
    switch action.subject {
    case .executeCommand(let line): return commands.traces(line, in: action.cwd)
    case .gitOperation(let operation, let target):
      return commands.traces(GitActionLine.line(operation: operation, target: target), in: action.cwd)
    case .readFile, .writeFile, .deleteFile, .fetchURL, .mcpToolCall, .clientTool:
      let effects = expand(action, workspace: workspace, limits: limits)
      return [CommandTrace(steps: [], effects: effects, stepOfEffect: effects.map { _ in nil })]
    }
  }
}

/// A git operation as the command line that it stands for.
enum GitActionLine {
  static func line(operation: String, target: String) -> String {
    if operation.isEmpty { return target.hasPrefix("git ") || target == "git" ? target : "git \(target)" }
    if let (remote, branch) = shortForm(operation, target) { return "git \(operation) \(remote) \(branch)" }
    return target.isEmpty ? "git \(operation)" : "git \(operation) \(target)"
  }

  /// `remote/branch` behind an operation that reaches a remote.
  private static func shortForm(_ operation: String, _ target: String) -> (remote: String, branch: String)? {
    let verb = operation.utf8.prefix { $0 != 0x20 }
    guard ["push", "pull", "fetch"].contains(String(decoding: verb, as: UTF8.self)) else { return nil }
    let bytes = Array(target.utf8)
    guard let slash = bytes.firstIndex(of: PathText.slash), slash > 0, slash + 1 < bytes.count else { return nil }
    // Anything but plain names is taken as it is typed in a shell.
    let isPlain = bytes.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || "/._-".utf8.contains(byte)
    }
    guard isPlain, bytes[0] != UInt8(ascii: "."), bytes[0] != UInt8(ascii: "-") else { return nil }
    return (String(decoding: bytes[..<slash], as: UTF8.self), String(decoding: bytes[(slash + 1)...], as: UTF8.self))
  }
}
