import ShellSyntax

/// Whether a loop that nothing ends takes more and more: processes beside it, or room on a disk.
enum EndlessLoop {
  /// Why it does; nil where it does not, as far as its text says.
  ///
  /// - Parameter redirections: those of the loop as a whole.
  static func reason(_ compound: CompoundCommand, redirections: [Redirection]) -> String? {
    let body: CommandList
    switch compound {
    case .loop(let condition, let commands, let inverted):
      guard isConstant(condition, inverted ? ["false"] : ["true", ":"]) else { return nil }
      body = commands
    case .count(let header, let commands):
      guard hasNoCondition(header) else { return nil }
      body = commands
    default: return nil
    }
    let found = Found(body)
    if found.leaves { return nil }
    if found.startsBeside, !found.waits { return "a loop without end starts processes beside it" }
    if found.pauses { return nil }
    return found.grows || redirections.contains(where: Found.appends)
      ? "a loop without end writes more and more" : nil
  }

  private static func isConstant(_ condition: CommandList, _ words: Set<String>) -> Bool {
    guard let last = condition.items.last, last.rest.isEmpty, last.first.commands.count == 1,
      case .simple(let command)? = last.first.commands.first, command.words.count == 1,
      let word = command.words.first?.bareText
    else { return false }
    return last.first.negated ? !words.contains(word) && ["true", "false", ":"].contains(word) : words.contains(word)
  }

  /// `for ((;;))`, or a number other than zero between the semicolons.
  private static func hasNoCondition(_ header: [WordPart]) -> Bool {
    var bytes: [UInt8] = []
    for part in header {
      // What is no plain text stands for something.
      if case .literal(let text) = part.kind { bytes += text } else { bytes.append(UInt8(ascii: "?")) }
    }
    let parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count == 3 else { return false }
    let condition = parts[1].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
    return condition.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && (condition.isEmpty || condition.contains { $0 != 0x30 })
  }

  private struct Found {
    let leaves: Bool
    let startsBeside: Bool
    let waits: Bool
    let pauses: Bool
    let grows: Bool

    init(_ list: CommandList) {
      var names: [String] = []
      var (besides, appends) = (false, false)
      let visitor = SyntaxVisitor { node in
        switch node {
        case .beside: besides = true
        case .command(.simple(let command)):
          if let name = command.words.first?.constant { names.append(String(decoding: name, as: UTF8.self)) }
        case .redirection(let redirection): if Self.appends(redirection) { appends = true }
        default: break
        }
      }
      visitor.go(list)
      startsBeside = besides
      leaves = names.contains { ["break", "return", "exit", "exec"].contains($0) }
      waits = names.contains("wait")
      pauses = names.contains { ["sleep", "read", "wait", "inotifywait", "timeout"].contains($0) }
      grows = appends || names.contains { ["mkdir", "mktemp", "fallocate"].contains($0) }
    }

    static func appends(_ redirection: Redirection) -> Bool {
      guard redirection.operation == .append || redirection.operation == .appendOutputAndError,
        case .word(let word) = redirection.target
      else { return false }
      return word.bareText != "/dev/null"
    }
  }
}
