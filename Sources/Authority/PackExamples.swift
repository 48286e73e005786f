import CanonicalJSON
import Effects
import Model
package import Policy

/// Checks a pack's examples against the effects that they would really have.
package enum PackExamples {
  /// The world in which examples are read: an empty work tree below an ordinary home.
  private static let directory = "/home/user/project"

  /// - Throws: `PolicyError` with the code `example` for the first that does not hold.
  package static func check(_ pack: Pack) throws(PolicyError) {
    let workspace = emptyWorkspace
    let surroundings = Surroundings(workTrees: [directory], home: "/home/user", temporary: ["/tmp", "/var/tmp"])
    try pack.checkExamples(in: surroundings) { kind, example in
      EffectExpander.expand(Action(subject(kind, example), cwd: directory), workspace: workspace)
    }
  }

  private static func subject(_ kind: EffectKind, _ example: String) -> Action.Subject {
    switch kind {
    case .read: return isCommand(example) ? .executeCommand(line: example) : .readFile(path: example)
    case .write: return isCommand(example) ? .executeCommand(line: example) : .writeFile(path: example)
    case .delete: return isCommand(example) ? .executeCommand(line: example) : .deleteFile(path: example)
    case .mcp:
      let parts = example.split(separator: "/", maxSplits: 1).map(String.init)
      return .mcpToolCall(server: parts.first ?? "", tool: parts.dropFirst().first ?? "", arguments: [:])
    case .tool:
      let parts = example.split(separator: "/", maxSplits: 1).map(String.init)
      return .clientTool(client: parts.first ?? "", tool: parts.dropFirst().first ?? "", arguments: [:])
    case .run, .connect, .git, .privilege, .opaque: return .executeCommand(line: example)
    }
  }

  /// An example of a rule on files is a path, or a command line: then it has a space.
  private static func isCommand(_ example: String) -> Bool { example.utf8.contains(UInt8(ascii: " ")) }

  private static var emptyWorkspace: Workspace {
    Workspace(
      kind: { path throws(EffectsError) in path == "/" || directory.hasPrefix(path) ? .directory : nil },
      linkTarget: { path throws(EffectsError) in path },
      names: { _, _ throws(EffectsError) in [] },
      contents: { _, _ throws(EffectsError) in nil },
      home: { $0.isEmpty ? "/home/user" : nil }
    )
  }
}
