import Model

@testable import Effects

/// Whether effects hold at least what a command was seen to do.
struct OracleJudgement {
  let effects: [Effect]

  init(_ line: String) {
    effects = CommandExpander(workspace: OracleWorld.world.workspace).expand(line, in: OracleWorld.directory)
  }

  /// Whether something was said that cannot be told, so that nothing more is promised.
  var isOpaque: Bool { effects.contains { $0.name == "opaque" } }

  /// What was done and not said.
  func missing(_ record: OracleSandbox.Record) -> [String] {
    var result: [String] = []
    for words in record.ran where !isSaid(words) { result.append("run \(words)") }
    for path in record.written.sorted() where !isCovered(path, "write") { result.append("write \(path)") }
    for path in record.deleted.sorted() where !isCovered(path, "delete") { result.append("delete \(path)") }
    for path in record.read.sorted() where !isCovered(path, "read") { result.append("read \(path)") }
    return result
  }

  private func isSaid(_ words: [String]) -> Bool {
    effects.contains { effect in
      guard case .run(let run) = effect.kind, let name = words.first, run.program.sameText(as: name) else { return false }
      return Self.matches(run.arguments[...], words.dropFirst())
    }
  }

  /// Whether the arguments are those that were said. One that could not be told stands as its source text, and may be any
  /// number of words.
  private static func matches(_ said: ArraySlice<String>, _ ran: ArraySlice<String>) -> Bool {
    guard let first = said.first else { return ran.isEmpty }
    if isUnknown(first) {
      return matches(said.dropFirst(), ran) || (!ran.isEmpty && matches(said, ran.dropFirst()))
    }
    guard let next = ran.first, next.sameText(as: first) || isFile(first, next) else { return false }
    return matches(said.dropFirst(), ran.dropFirst())
  }

  private static func isUnknown(_ text: String) -> Bool {
    text.utf8.contains { "$`*?[{".utf8.contains($0) } || text.contains("…") || text.contains("<(") || text.contains(">(")
  }

  /// A process substitution's file, whose number bash chooses.
  private static func isFile(_ said: String, _ ran: String) -> Bool {
    said.hasPrefix("/dev/fd/") && ran.hasPrefix("/dev/fd/")
  }

  private func isCovered(_ path: String, _ kind: String) -> Bool {
    effects.contains { effect in
      // What is deleted was moved away by a write of what holds it, or the other way round.
      guard effect.name == kind || (kind != "read" && (effect.name == "write" || effect.name == "delete")),
        let file = effect.file
      else { return false }
      return [file.path, file.real].contains { $0.sameText(as: path) || (file.recursive && PathText.isBelow(path, $0)) }
    }
  }
}
