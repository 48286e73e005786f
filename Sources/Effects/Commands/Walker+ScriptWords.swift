import Model

extension Walker {
  /// Programs whose first operand is mostly a verb: those behind which a file or code follows.
  static let scriptVerbs: [String: (files: Set<String>, code: Set<String>, others: Set<String>)] = [
    "deno": (
      ["run", "serve", "test", "bench", "compile", "check", "cache", "bundle", "install"], ["eval", "repl", "x"],
      [
        "fmt", "lint", "info", "doc", "task", "types", "coverage", "upgrade", "help", "init", "add", "remove",
        "outdated",
      ]
    ),
    "bun": (
      ["run", "build"], ["x", "repl", "exec", "create", "c"],
      [
        "test", "install", "i", "add", "a", "remove", "rm", "update", "pm", "outdated", "link", "unlink", "upgrade",
        "init",
        "publish", "patch", "why", "audit", "info",
      ]
    ),
    "tsx": (["watch"], [], ["test"]),
    "swift": (
      [], [],
      ["build", "run", "test", "package", "format", "repl", "sdk", "help"]
    ),
  ]

  /// A verb of such a program; false where the word is the name of a file.
  mutating func runVerb(
    _ verbs: (files: Set<String>, code: Set<String>, others: Set<String>),
    _ verb: Argument,
    _ parsed: ParsedArguments,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    let rest = Array(parsed.operands.dropFirst())
    if verbs.code.contains(verb.text) {
      opaque("`\(name) \(verb.text)` runs code that is not looked at", verb.range, place.via)
    } else if verbs.files.contains(verb.text) {
      let file = rest.first {
        !$0.text.hasPrefix("-") && ($0.text.utf8.contains(PathText.slash) || $0.text.contains("."))
      }
      if let file, file.isKnown, file.text.contains("://") || file.text.contains(":") {
        opaque("`\(name)` runs what it fetches from `\(file.text.prefix(80))`", file.range, place.via)
      } else if let file {
        apply(.source, file, range, place.via, state)
      }
    } else if !verbs.others.contains(verb.text) {
      return false
    }
    runUnknownProgram(name, parsed.operands, range, state, place)
    return true
  }

  /// Whether the line itself makes or changes a script in a way that may do more than compute and print.
  func isChangedHere(_ path: String, _ interpreter: Interpreter, _ state: ShellState) -> Bool {
    if case .text(let text)? = made(at: path, state), let name = interpreter.names.first {
      return !PrintOnly.isPrintOnly(text) && PureCode.files(text, interpreter: name) != []
    }
    if made(at: path, state) != nil { return true }
    guard let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return false }
    return isWritten(target.real, countsPossible: true)
  }

  /// What Python takes for itself: options up to `-c` or `-m` and its value. All that follows is the code's (`python --help`).
  static func pythonHead(_ arguments: [Argument]) -> (head: [Argument], tail: [Argument]) {
    var index = 0
    while index < arguments.count {
      let text = arguments[index].text
      guard arguments[index].isKnown, text.hasPrefix("-"), !text.hasPrefix("--"), text.utf8.count > 1 else { break }
      let letters = text.utf8.dropFirst()
      if let place = letters.firstIndex(where: { "cmWX".utf8.contains($0) }) {
        let isGlued = letters.index(after: place) != letters.endIndex
        let end = min(arguments.count, index + (isGlued ? 1 : 2))
        if letters[place] | 0x20 == UInt8(ascii: "c") || letters[place] == UInt8(ascii: "m") {
          return (Array(arguments[..<end]), Array(arguments[end...]))
        }
        index = end
      } else {
        index += 1
      }
    }
    return (arguments, [])
  }

  /// A module is named as in code, not as a file: it is the project's, or installed for it.
  func isModuleName(_ value: Argument?) -> Bool {
    guard let value, value.isKnown, let first = value.text.utf8.first else { return false }
    return first != PathText.slash && first != UInt8(ascii: ".") && !value.text.contains("..")
      && !value.text.contains(":")
  }

  /// Settings of PHP that name no code.
  static func isHarmlessSetting(_ setting: Argument) -> Bool {
    let names = [
      "memory_limit", "error_reporting", "display_errors", "display_startup_errors", "max_execution_time",
      "date.timezone",
      "opcache.", "xdebug.mode", "xdebug.start_with_request", "zend.assertions", "assert.exception", "phar.readonly",
      "short_open_tag", "log_errors", "html_errors", "pcov.", "variables_order",
    ]
    return setting.isKnown && names.contains { setting.text.hasPrefix($0) }
  }
}
