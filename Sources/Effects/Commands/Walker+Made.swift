import Model
import ShellSyntax

/// Files that the command line itself makes and may then run.
extension Walker {
  /// What is known of such a file.
  enum Made: Sendable {
    /// It gets what is written to it here; how much of it is known.
    case text(String)
    /// It is a copy of a program or a link to one.
    case copy(of: String)
    case unknown
  }

  /// Notes that a file is written. A second writing makes it unknown.
  mutating func note(_ made: Made, at path: String, _ state: ShellState) {
    guard let key = madeKey(path, state) else { return }
    if case .text = made, self.made[key] != nil { self.made[key] = .unknown } else { self.made[key] = made }
  }

  private func madeKey(_ path: String, _ state: ShellState) -> String? {
    guard let directory = state.directories.first else { return nil }
    let world = workspace.with(links: state.links)
    return (try? PathResolver(workspace: world).resolveLiteral(path, in: directory))?.real
  }

  func made(at path: String, _ state: ShellState) -> Made? { madeKey(path, state).flatMap { made[$0] } }

  /// Runs a file that this line made, where the program is one; false where it is not.
  mutating func runMade(
    _ program: Argument,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Bool {
    guard program.text.utf8.contains(PathText.slash), let made = made(at: program.text, state) else { return false }
    switch made {
    case .text(let text):
      var inner = ShellState(directories: state.directories)
      inner.positional = arguments.allSatisfy { $0.isKnown && !$0.isSample } ? arguments.map(\.text) : nil
      inner.shell = state.shell.started(as: "sh")
      if text.hasPrefix("#!"), !Self.isShellScript(text) {
        opaque("`\(program.text)` is a script in another language that this line writes", program.range, place.via)
      } else {
        runCode(program.with(text), range, &inner, place.through(program.text))
      }
    case .copy(let original):
      _ = run([program.with(PathText.baseName(original))] + arguments, range, &state, place.through(program.text))
    case .unknown:
      opaque(
        "`\(program.text)` is a file that this line makes, with contents that cannot be told",
        program.range,
        place.via
      )
    }
    return true
  }

  private static func isShellScript(_ text: String) -> Bool {
    let line = String(decoding: text.utf8.dropFirst(2).prefix { $0 != 0x0A }, as: UTF8.self)
    let words = line.split(separator: " ").map { PathText.baseName(String($0)) }
    let name = words.first == "env" ? words.dropFirst().first : words.first
    return ["sh", "bash", "dash", "zsh", "ksh"].contains(name)
  }

  /// Notes what a simple command leaves in the files that it writes; the symbolic link that it makes, where it makes one.
  mutating func noteWritten(
    _ command: SimpleCommand,
    _ arguments: [Argument],
    _ state: ShellState,
    _ place: Place
  ) -> (path: String, target: String)? {
    for redirection in command.redirections {
      guard case .word(let word) = redirection.target,
        let path = word.constant.map({ String(decoding: $0, as: UTF8.self) })
      else { continue }
      switch redirection.operation {
      case .output, .clobber:
        let isOutput = redirection.descriptor == .standard || redirection.descriptor == .number(1)
        note(
          isOutput ? printed(command, arguments, state, place).map(Made.text) ?? .unknown : .unknown,
          at: path,
          state
        )
      case .append, .outputAndError, .appendOutputAndError, .duplicateOutput, .readWrite:
        note(.unknown, at: path, state)
      default: break
      }
    }
    let operands = arguments.dropFirst().filter { !$0.text.hasPrefix("-") }.map(\.text)
    switch arguments.first.map({ PathText.baseName($0.text) }) {
    case "cp", "mv", "install", "ln", "link":
      guard operands.count == 2, let target = operands.last else { return nil }
      let path = isExistingDirectory(target, state) ? PathText.join(target, PathText.baseName(operands[0])) : target
      let isLink = arguments.contains {
        $0.text.hasPrefix("-") && !$0.text.hasPrefix("--") && $0.text.contains("s") || $0.text == "--symbolic"
      }
      if isLink, arguments.first?.text == "ln", let key = madeKey(path, state) {
        return (key, operands[0])
      }
      // A second name of the same file: what is written to one is in the other.
      let name = arguments.first.map { PathText.baseName($0.text) } ?? ""
      let isHard =
        ["ln", "link"].contains(name)
        || name == "cp" && arguments.contains { $0.text == "--link" || $0.text.isCluster(with: "l") }
      if isHard, let key = madeKey(path, state), let directory = state.directories.first, state.directories.count == 1 {
        let first = operands[0]
        return (key, PathText.normalized(PathText.isAbsolute(first) ? first : PathText.join(directory, first)))
      }
      if let earlier = made(at: operands[0], state) {
        note(earlier, at: path, state)
      } else {
        note(.copy(of: operands[0]), at: path, state)
      }
    case "touch":
      // What is there keeps what is in it.
      let world = workspace.with(links: state.links)
      for path in operands {
        guard let key = madeKey(path, state), made[key] == nil, !world.mayExist(key) else { continue }
        made[key] = .text("")
      }
    case "tee", "curl", "wget", "tar", "unzip", "dd", "sed", "base64", "openssl", "xxd", "python", "python3":
      for path in operands { note(.unknown, at: path, state) }
    default: break
    }
    return nil
  }

  /// What the command prints, where that can be told: `echo` and `printf`, and `cat` of a here-document.
  private mutating func printed(
    _ command: SimpleCommand,
    _ arguments: [Argument],
    _ state: ShellState,
    _ place: Place
  ) -> String? {
    if arguments.count == 1, arguments[0].text == "cat", case .text(let text) = place.input { return text }
    return constantText(arguments, state)
  }
}

extension String {
  /// Whether it is a cluster of short options with this letter.
  fileprivate func isCluster(with letter: Character) -> Bool {
    hasPrefix("-") && !hasPrefix("--") && contains(letter)
  }
}
