import ShellSyntax

/// Aliases that the line defines, and those of which not everything is known.
extension Walker {
  /// `alias` and `unalias`.
  mutating func runAlias(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if name == "unalias" {
      removeAliases(arguments, range, &state, place)
      return
    }
    var takesOptions = true
    for argument in arguments {
      let text = argument.text
      if takesOptions, argument.isKnown, text.utf8.first == UInt8(ascii: "-"), !text.utf8.contains(UInt8(ascii: "=")) {
        if text == "--" { takesOptions = false }
        if state.shell.kind == .zsh, text.utf8.contains(UInt8(ascii: "g")) || text.utf8.contains(UInt8(ascii: "s")) {
          opaque("`alias \(text)` changes words anywhere in a line", range, place.via)
        }
        continue
      }
      takesOptions = false
      guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        if !argument.isKnown { opaque("which alias `\(text)` is cannot be told", argument.range, place.via) }
        continue
      }
      let alias = Array(text.utf8[..<sign])
      aliasVersions += 1
      state.shell.aliases.version = aliasVersions
      let plainName = String(decoding: alias, as: UTF8.self)
      if argument.isKnown, !Self.reservedWords.contains(plainName) {
        state.shell.aliases.texts[alias] = Array(text.utf8[text.utf8.index(after: sign)...])
        state.shell.aliases.unknown[plainName] = nil
      } else if alias.contains(where: { "$`\"'\\".utf8.contains($0) }) {
        opaque("which alias `\(text)` sets cannot be told", argument.range, place.via)
      } else {
        state.shell.aliases.texts[alias] = nil
        state.shell.aliases.unknown[plainName] = argument.unknown ?? "it hides a word of the shell's own language"
        // Such a word is not looked up where commands are: what follows is read in another way from here on.
        if argument.isKnown, state.shell.aliases.isOn != false {
          opaque("the alias `\(plainName)` changes the language of the shell", argument.range, place.via)
        }
      }
    }
  }

  /// Words that the parser takes before it looks for aliases.
  private static let reservedWords: Set<String> = [
    "!", "{", "}", "[[", "]]", "case", "coproc", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if",
    "in",
    "select", "then", "time", "until", "while",
  ]

  private mutating func removeAliases(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    aliasVersions += 1
    state.shell.aliases.version = aliasVersions
    for argument in arguments {
      guard argument.isKnown else {
        opaque("which alias `\(argument.text)` is cannot be told", argument.range, place.via)
        continue
      }
      switch argument.text {
      case "-a":
        state.shell.aliases.texts = [:]
        state.shell.aliases.unknown = [:]
      case "--": break
      case _ where argument.text.hasPrefix("-"):
        opaque("`unalias \(argument.text)` is not followed", argument.range, place.via)
      default:
        state.shell.aliases.texts[Array(argument.text.utf8)] = nil
        state.shell.aliases.unknown[argument.text] = nil
      }
    }
  }

  /// `unset` of functions. Without `-f` it takes the variable of that name where there is one.
  func hideFunctions(_ arguments: [Argument], _ state: inout ShellState) {
    let options = arguments.filter { $0.text.hasPrefix("-") }.map(\.text).joined()
    for argument in arguments where argument.isKnown && state.shell.base.functions[argument.text] != nil {
      if options.contains("f") {
        state.shell.hiddenFunctions.insert(argument.text)
      } else if !options.contains("v"), !options.contains("n") {
        state.shell.unsureFunctions.insert(argument.text)
      }
    }
  }

  /// What a substitution runs is read when it runs, with the aliases of then.
  mutating func checkAliasesOfSubstitution(_ range: Range<Int>, _ state: ShellState, _ place: Place) {
    guard place.aliasVersion != state.shell.aliases.version, state.shell.aliases.isOn != false else { return }
    opaque("aliases that this line changes count in a substitution", place.range(range), place.via)
  }

  /// What stands in a substitution, which bash reads anew when it runs it: an alias that one of its lines sets counts in those
  /// behind it.
  mutating func walkSubstitution(_ list: CommandList, _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    inOwnShell(state) { walker, inner in
      walker.walk(list, &inner, place)
      let changed = inner.shell.aliases.version != state.shell.aliases.version && inner.shell.aliases.isOn != false
      if changed, place.text(list.range).utf8.contains(0x0A) {
        walker.opaque("aliases that a substitution sets count in its further lines", place.range(range), place.via)
      }
    }
  }

  /// `shopt` and `set -o`: options that change how lines are read.
  mutating func setShellOptions(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if let unknown = arguments.first(where: { !$0.isKnown }) {
      if name == "shopt" { opaque("which option `\(unknown.text)` is cannot be told", unknown.range, place.via) }
      return
    }
    let words = arguments.map(\.text)
    if name == "shopt" {
      let isOn = words.contains { $0.hasPrefix("-") && $0.contains("s") }
      guard isOn || words.contains(where: { $0.hasPrefix("-") && $0.contains("u") }) else { return }
      for option in words where !option.hasPrefix("-") { setShellOption(option, isOn, &state.shell) }
      return
    }
    for (index, word) in words.enumerated() {
      guard word.hasPrefix("-") || word.hasPrefix("+"), word != "--" else { break }
      let isOn = word.hasPrefix("-")
      if word.dropFirst().contains("f") { setShellOption("noglob", isOn, &state.shell) }
      if word.hasSuffix("o"), index + 1 < words.count {
        setShellOption(words[index + 1], isOn, &state.shell)
        break
      }
    }
  }

  mutating func setShellOption(_ option: String, _ isOn: Bool, _ shell: inout ShellFacts) {
    shell.setOption(option, isOn)
    guard option == "expand_aliases" || option == "posix" else { return }
    aliasVersions += 1
    shell.aliases.version = aliasVersions
    if option == "posix", !isOn, shell.kind == .bash {
      shell.aliases.isOn = shell.isOn("expand_aliases")
    } else {
      shell.aliases.isOn = isOn
    }
  }

  /// Says so where a command word, or any word for some aliases of zsh, may be an alias that is not followed.
  mutating func checkAliases(_ command: SimpleCommand, _ state: ShellState, _ place: Place) {
    let aliases = state.shell.aliases
    let word = command.words.first?.bareText
    if aliases.isOn == nil, let word, aliases.texts[Array(word.utf8)] != nil {
      opaque("whether `\(word)` is an alias cannot be told", place.range(command.range), place.via)
    }
    if aliases.isOn != false, !aliases.unknown.isEmpty {
      let words = command.words.compactMap(\.bareText)
      // A global alias of zsh counts anywhere; of others only the command word does.
      for name in state.shell.kind == .zsh ? words[...] : words.prefix(1) where word != nil {
        if let reason = aliases.unknown[name] {
          opaque("the alias `\(name)` cannot be followed: \(reason)", place.range(command.range), place.via)
        }
      }
    }
    if !state.shell.base.suffixes.isEmpty, let word,
      let dot = word.utf8.lastIndex(of: UInt8(ascii: ".")),
      state.shell.base.suffixes.contains(String(decoding: word.utf8[word.utf8.index(after: dot)...], as: UTF8.self))
    {
      opaque("a suffix alias runs another program on `\(word)`", place.range(command.range), place.via)
    }
  }
}
