import CanonicalJSON
import Effects
import Model

/// The labelled lines and paths of `Tests/Corpora` as actions.
enum CorpusRows {
  static func actions(_ files: [String]) throws -> [Action] {
    let machine = Workspace.live(home: nil)
    var actions: [Action] = []
    for file in files {
      guard let bytes = try machine.contents(file, 1 << 26) else { throw BenchFault("`\(file)` is too long") }
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard case .object(let row) = try JSON.parse(line) else { throw BenchFault("`\(file)`: a row is no object") }
        actions.append(Action(try subject(row), cwd: World.tree))
      }
    }
    guard !actions.isEmpty else { throw BenchFault("give the corpora, such as Tests/Corpora/commands.dev.jsonl") }
    return actions
  }

  private static func subject(_ row: JSONObject) throws -> Action.Subject {
    if case .string(let line) = row["command"] { return .executeCommand(line: line) }
    guard case .string(let path) = row["path"] else { throw BenchFault("a row has neither `command` nor `path`") }
    switch row["operation"] {
    case .string("write"): return .writeFile(path: path)
    case .string("delete"): return .deleteFile(path: path)
    default: return .readFile(path: path)
    }
  }
}
