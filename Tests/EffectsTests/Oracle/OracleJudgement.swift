import Model

@testable import Effects

/// Whether effects hold at least what a command was seen to do.
struct OracleJudgement {
  let effects: [Effect]

  init(effects: [Effect]) { self.effects = effects }

  init(_ line: String) {
    effects = CommandExpander(workspace: OracleWorld.world.workspace).expand(line, in: OracleWorld.directory)
  }

  /// Whether something was said that cannot be told, so that nothing more is promised.
  var isOpaque: Bool { effects.contains { $0.name == "opaque" } }

  /// The programs that were said to run.
  var programs: Set<String> {
    Set(effects.compactMap { if case .run(let run) = $0.kind { run.program } else { nil } })
  }

  /// Why something cannot be told, without what stands in back-ticks.
  var reasons: [String] {
    ShellWorld.reasons(effects).map { reason in
      let pieces = reason.split(separator: "`", omittingEmptySubsequences: false)
      return pieces.indices.map { $0.isMultiple(of: 2) ? String(pieces[$0]) : "…" }.joined()
    }
  }

  /// What was done and not said.
  func missing(_ record: OracleSandbox.Record) -> [String] {
    var result: [String] = []
    for words in record.ran where !isSaid(words) { result.append("run \(words)") }
    for path in record.written.sorted() where !isCovered(path, "write") && !isPatternOfShell(path) {
      result.append("write \(path)")
    }
    for path in record.deleted.sorted() where !isCovered(path, "delete") { result.append("delete \(path)") }
    for path in record.read.sorted() where !isCovered(path, "read") { result.append("read \(path)") }
    return result
  }

  /// Whether it is the target of a redirection that `sh` leaves as it is and bash matches with files: both lie in one place.
  private func isPatternOfShell(_ path: String) -> Bool {
    // So does bash where the line has taken away what matched.
    guard runsShell || takesAway, path.utf8.contains(where: { "*?[".utf8.contains($0) }) else { return false }
    return effects.contains { effect in
      guard effect.name == "write", let file = effect.file else { return false }
      return PathText.parent(file.path).sameText(as: PathText.parent(path))
    }
  }

  private var runsShell: Bool {
    effects.contains { if case .run(let run) = $0.kind { run.program == "sh" } else { false } }
  }

  /// Whether a program that ran with these arguments is among the effects.
  func isSaid(_ words: [String]) -> Bool {
    // Under the sandbox's own names for the shells `$0` is what started them.
    let ran = words.map { $0.replacingPlain("/real/bin/bash", with: "bash").replacingPlain("/etc/sh", with: "sh") }
    return effects.contains { effect in
      guard case .run(let run) = effect.kind, let name = ran.first, run.program.sameText(as: name) else { return false }
      return matches(run.arguments[...], ran.dropFirst())
    }
  }

  /// Whether the arguments are those that were said. One that could not be told stands as its source text, and may be any
  /// number of words.
  private func matches(_ said: ArraySlice<String>, _ ran: ArraySlice<String>) -> Bool {
    guard let first = said.first else { return ran.isEmpty }
    if isUnknown(first) {
      return matches(said.dropFirst(), ran) || (!ran.isEmpty && matches(said, ran.dropFirst()))
    }
    // What a loop takes away a pattern does not match any more when it comes round again.
    if isGone(first), matches(said.dropFirst(), ran) { return true }
    // What the line itself may have made by then is among what a pattern matches, or is not there yet.
    if isMade(first), matches(said.dropFirst(), ran) { return true }
    guard let next = ran.first else { return false }
    // When all that it matched is gone it stands for itself.
    if takesAway, isUnknown(next), matches(said, ran.dropFirst()) { return true }
    if next.sameText(as: first), matches(said.dropFirst(), ran.dropFirst()) { return true }
    // What `find` found stands for the place where it began, any number of times and split where it is not quoted.
    if finds, isFound(next), matches(said.dropFirst(), ran.drop { isFound($0) || !$0.contains("/") }) { return true }
    guard isFile(first, next) || isNumber(first, next) || isTildeOfShell(first, next) else { return false }
    return matches(said.dropFirst(), ran.dropFirst())
  }

  private func isUnknown(_ text: String) -> Bool {
    text.utf8.contains { "$`*?[{".utf8.contains($0) } || text.contains("…") || text.contains("<(")
      || text.contains(">(")
  }

  /// `x=~`, which `sh` leaves as it is.
  private func isTildeOfShell(_ said: String, _ ran: String) -> Bool {
    ran.hasSuffix("=~") && said.sameText(as: ran.dropLast() + "/home/dev") && runsShell
  }

  /// A process substitution's file, whose number bash chooses.
  private func isFile(_ said: String, _ ran: String) -> Bool {
    said.hasPrefix("/dev/fd/") && ran.hasPrefix("/dev/fd/")
  }

  /// Zeros stand for numbers that cannot be told.
  private func isNumber(_ said: String, _ ran: String) -> Bool {
    said.contains("0") && Self.withoutNumbers(said).sameText(as: Self.withoutNumbers(ran))
  }

  private static func withoutNumbers(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 < 0x30 || $0 > 0x39 }, as: UTF8.self)
  }

  private func path(_ text: String) -> String {
    PathText.normalized(PathText.isAbsolute(text) ? text : PathText.join(OracleWorld.directory, text))
  }

  /// Whether the word is a path that `find` comes by.
  private func isFound(_ word: String) -> Bool {
    word == "." || word.hasPrefix("./")
      || effects.contains { effect in
        guard case .read(let file) = effect.kind, file.recursive else { return false }
        return path(word).sameText(as: file.path) || PathText.isBelow(path(word), file.path)
      }
  }

  private func isGone(_ word: String) -> Bool {
    effects.contains { effect in
      guard case .delete(let file) = effect.kind else { return false }
      return file.path.sameText(as: path(word)) || (file.recursive && PathText.isBelow(path(word), file.path))
    }
  }

  private func isMade(_ word: String) -> Bool {
    guard OracleWorld.world.entries[path(word)] == nil else { return false }
    return effects.contains { effect in
      if case .write(let file) = effect.kind { file.path.sameText(as: path(word)) } else { false }
    }
  }

  private var takesAway: Bool { effects.contains { $0.name == "delete" } }

  private var finds: Bool {
    effects.contains { if case .run(let run) = $0.kind { run.program == "find" } else { false } }
  }

  private func isCovered(_ path: String, _ kind: String) -> Bool {
    effects.contains { effect in
      // What is deleted was moved away by a write of what holds it, or the other way round.
      guard effect.name == kind || (kind != "read" && (effect.name == "write" || effect.name == "delete")),
        let file = effect.file
      else { return false }
      return [file.path, file.real].contains {
        $0.sameText(as: path) || isNumber($0, path) || (file.recursive && PathText.isBelow(path, $0))
      }
    }
  }
}
