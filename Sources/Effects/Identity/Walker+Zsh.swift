import Model
import ShellSyntax

/// What zsh has and bash lacks: precommand modifiers and builtins (zshbuiltins(1), zshmodules(1)).
extension Walker {
  /// A builtin of zsh that acts otherwise than bash's, or that bash lacks; nil for everything else.
  mutating func runZshBuiltin(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending? {
    switch name {
    case "nocorrect":
      add(.run(ProgramRun(program: name, written: name, arguments: arguments.map(\.text))), range, place.via)
      return run(arguments, range, &state, place.through(name))
    case "noglob":
      add(.run(ProgramRun(program: name, written: name, arguments: arguments.map(\.text))), range, place.via)
      // The words are taken as they stand; what was matched is not what is run.
      if let match = arguments.first(where: { $0.isMatch || !$0.isKnown }) {
        opaque("`noglob` takes `\(match.text)` as it stands", match.range, place.via)
      }
      return run(arguments, range, &state, place.through(name))
    case "print":
      if let option = arguments.first(where: { !Self.isPlainPrint($0) }) {
        opaque("`print \(option.text)` may do more than print", range, place.via)
      }
    case "hash", "unhash":
      if arguments.contains(where: { !$0.isKnown || $0.text.contains("=") || $0.text.hasPrefix("-") }) {
        opaque("`\(name)` changes what names mean in zsh", range, place.via)
      }
      return Ending(state)
    case "unfunction":
      for argument in arguments {
        state.functions[argument.text] = nil
        state.shell.hiddenFunctions.insert(argument.text)
      }
    case "setopt", "unsetopt":
      opaque("`\(name)` changes how zsh reads what follows", range, place.via)
      for argument in arguments where argument.isKnown {
        ZshOptions.set(argument.text, name == "setopt", in: &state.shell.options)
      }
    case "set":
      if arguments.contains(where: { $0.isKnown && ($0.text.hasPrefix("-A") || $0.text.hasPrefix("+A")) }) {
        opaque("`set -A` assigns an array", range, place.via)
      }
      if let index = arguments.firstIndex(where: { $0.isKnown && ($0.text == "-o" || $0.text == "+o") }),
        index + 1 < arguments.count, !Self.sharedOptions.contains(arguments[index + 1].text)
      {
        opaque("`set -o \(arguments[index + 1].text)` changes how zsh reads what follows", range, place.via)
      }
      return nil
    case "typeset", "declare", "local", "export", "readonly", "integer", "float", "private":
      if arguments.contains(where: { $0.text.hasPrefix("-") && $0.text.contains("T") }) {
        opaque("`\(name) -T` ties a variable to another", range, place.via)
      }
      for argument in arguments {
        let variable = argument.text.prefix { $0 != "=" }
        if ZshDifference.specialParameters.contains(String(variable)) {
          opaque("assigning to `\(variable)` changes what zsh runs or finds", range, place.via)
        }
      }
      guard ["integer", "float", "private"].contains(name) else { return nil }
      for argument in arguments {
        state.variables[String(argument.text.prefix { $0 != "=" })] = .unknown
        checkArithmetic(argument, &state, place)
      }
    case "whence", "where", "limit", "unlimit", "rehash", "ttyctl", "zstyle", "log": break
    case _ where Self.zshBuiltins.contains(name) || name.hasPrefix("zf_"):
      opaque("`\(name)` is a builtin of zsh that is not followed", range, place.via)
    default: return nil
    }
    add(.run(ProgramRun(program: name, written: name, arguments: arguments.map(\.text))), range, place.via)
    return Ending(state)
  }

  private static let sharedOptions: Set<String> = [
    "errexit", "nounset", "xtrace", "verbose", "pipefail", "allexport", "noclobber", "monitor", "notify", "emacs", "vi",
    "ignoreeof", "posixbuiltins",
  ]

  private static let zshBuiltins: Set<String> = [
    "-", "autoload", "bindkey", "compadd", "comparguments", "compcall", "compctl", "compdescribe", "compfiles",
    "compgroups", "compquote", "compset", "comptags", "comptry", "compvalues", "disable", "echotc", "echoti", "emulate",
    "enable", "end", "foreach", "functions", "getln", "nameref", "pcre_compile", "pcre_match", "pushln", "r",
    "repeat", "sched", "strftime", "syserror", "sysopen", "sysread", "sysseek", "syswrite", "vared", "zbuf",
    "zattr", "zcompile", "zcurses", "zdelattr", "zformat", "zftp", "zgdbmpath", "zgetattr", "zle", "zlistattr",
    "zmodload",
    "zparseopts", "zprof", "zpty", "zregexparse", "zselect", "zsetattr", "zsocket", "zstat", "zsystem", "ztcp", "ztie",
    "zuntie",
  ]

  /// `print` with options that only say how it prints.
  private static func isPlainPrint(_ argument: Argument) -> Bool {
    guard argument.isKnown, argument.text.utf8.first == UInt8(ascii: "-") else { return true }
    return argument.text.utf8.dropFirst().allSatisfy { "lnNrRacioOu0123456789-".utf8.contains($0) }
  }

  /// `chpwd`, which zsh calls when the directory has changed.
  mutating func callDirectoryHook(_ range: Range<Int>, _ state: inout ShellState, _ place: Place) {
    guard state.shell.kind == .zsh, let hook = snapshotFunction("chpwd", state) else { return }
    _ = call(hook, named: "chpwd", [], range, &state, place)
  }

  /// Why the value of an unquoted parameter is not the same words in zsh as in bash; nil where it is.
  static func zshValueReason(_ name: String, _ values: [String]) -> String? {
    let differs = values.contains { $0.utf8.contains { " \t\n*?[".utf8.contains($0) } }
    return differs ? "zsh neither splits nor matches the value of `\(name)`, bash does" : nil
  }
}
