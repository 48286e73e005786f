import ShellSyntax

/// What the statements of a snapshot have defined so far.
struct SnapshotState {
  let kind: ShellIdentity.Kind
  /// Whether what stands under a condition counts.
  let takesBranches: Bool
  private(set) var hasBranches = false
  var statements = 0

  private var aliases: [[UInt8]: [UInt8]] = [:]
  private var unknownAliases: [String: String] = [:]
  private var suffixes: Set<String> = []
  private var functions: [String: ShellDefinitions.Function] = [:]
  private var options: Set<String> = []
  private var path: [String]?
  private var unreadReasons: [String] = []

  init(kind: ShellIdentity.Kind, takesBranches: Bool) {
    self.kind = kind
    self.takesBranches = takesBranches
  }

  /// Words that the snapshot itself is made of: an alias of such a name would change how the rest of it is read.
  private static let ownWords: Set<String> = [
    "alias", "unalias", "setopt", "unsetopt", "shopt", "set", "export", "eval", "if", "then", "else", "fi", "function",
    "echo", "base64", "{", "}", "[[", "case", "for", "while", "until", "do", "done", "select", "time", "!", "coproc",
  ]

  var definitions: ShellDefinitions {
    var reasons = unreadReasons
    for name in Self.ownWords.sorted() where aliases[Array(name.utf8)] != nil || unknownAliases[name] != nil {
      // `time` and the like are harmless to the snapshot, but the parser takes them for what they are.
      reasons.append("the shell has an alias for its own word `\(name)`")
    }
    return ShellDefinitions(
      aliases: aliases,
      unknownAliases: unknownAliases,
      suffixes: suffixes,
      functions: functions,
      options: options,
      path: path,
      unread: reasons
    )
  }

  mutating func unread(_ reason: String) {
    if unreadReasons.count < 8 { unreadReasons.append(reason) }
  }

  /// A line that the parser refused: what it defines is unknown, where its name can be told.
  mutating func noteUnreadable(_ line: ArraySlice<UInt8>) {
    let text = String(decoding: line.prefix(80), as: UTF8.self)
    let words = line.split(separator: 0x20, maxSplits: 8)
    if words.first?.elementsEqual("alias".utf8) == true,
      let word = words.dropFirst().first(where: { $0.first != UInt8(ascii: "-") || $0.contains(UInt8(ascii: "=")) }),
      let sign = word.firstIndex(of: UInt8(ascii: "="))
    {
      let name = word[..<sign].filter { !"'\"\\".utf8.contains($0) }
      forget(alias: String(decoding: name, as: UTF8.self), "its definition `\(text)` cannot be read")
    } else {
      unread("line `\(text)` of the shell's snapshot cannot be read")
    }
  }

  mutating func define(_ name: String, _ text: [UInt8]) {
    let expands = kind == .zsh ? !options.contains("noaliases") : options.contains("expand_aliases")
    functions[name] = ShellDefinitions.Function(text: text, aliases: expands ? aliases : [:])
  }

  private mutating func forget(alias name: String, _ reason: String) {
    aliases[Array(name.utf8)] = nil
    unknownAliases[name] = reason
  }

  // MARK: Statements

  mutating func run(_ item: ListItem, source: [UInt8]) {
    run(item.first, source)
    for link in item.rest {
      // `… || true` is how the writer of a snapshot ignores failures.
      if Self.isNothing(link.pipeline) { continue }
      branch { $0.run(link.pipeline, source) }
    }
  }

  private mutating func branch(_ body: (inout SnapshotState) -> Void) {
    hasBranches = true
    if takesBranches { body(&self) }
  }

  private mutating func run(_ pipeline: Pipeline, _ source: [UInt8]) {
    guard pipeline.commands.count == 1, let command = pipeline.commands.first else {
      unread(Self.reason(pipeline.range, source))
      return
    }
    switch command {
    case .simple(let simple): run(simple, source)
    case .function(let definition):
      guard let name = definition.name.constant else { return unread(Self.reason(definition.range, source)) }
      define(String(decoding: name, as: UTF8.self), Self.text(definition.range, source))
    case .compound(.group(let list), _, _): for item in list.items { run(item, source: source) }
    case .compound(.conditional(let branches, let otherwise), _, _):
      // What the conditions define they define in shells of their own, or only ask for.
      for (index, choice) in branches.enumerated() where index == 0 {
        hasBranches = true
        if takesBranches { for item in choice.body.items { run(item, source: source) } }
      }
      if branches.count > 1 { unread(Self.reason(command.range, source)) }
      if !takesBranches, let otherwise { for item in otherwise.items { run(item, source: source) } }
    case .compound(.test, _, _), .compound(.arithmetic, _, _): break
    case .compound, .coprocess: unread(Self.reason(command.range, source))
    }
  }

  private mutating func run(_ command: SimpleCommand, _ source: [UInt8]) {
    let words = command.words.map { word in
      Self.isPlain(word) ? word.constant.map { String(decoding: $0, as: UTF8.self) } : nil
    }
    guard let name = words.first else {
      for assignment in command.assignments { set(assignment, command.range, source) }
      return
    }
    switch name {
    case "alias": defineAliases(command.words.dropFirst(), source)
    case "unalias": removeAliases(words.dropFirst())
    case "setopt", "unsetopt": for option in words.dropFirst() { setZshOption(option, name == "setopt") }
    case "shopt": setShellOptions(words.dropFirst())
    case "set": setOptions(words.dropFirst())
    case "export", "typeset", "declare", "readonly":
      for word in command.words.dropFirst() {
        if let assignment = Assignment(word) { set(assignment, command.range, source) }
      }
    case "unset", "unfunction":
      for function in words.dropFirst() { functions[function ?? ""] = nil }
    case "true", ":", "echo", "complete", "compdef", "bindkey", "zstyle", "command", "hash", "rehash": break
    default: unread(Self.reason(command.range, source))
    }
  }

  private mutating func set(_ assignment: Assignment, _ range: Range<Int>, _ source: [UInt8]) {
    if assignment.name == "PATH" {
      // What follows an expansion is not known; what stands before it comes first.
      var text: [UInt8] = []
      var isWhole = true
      for part in assignment.value.parts {
        guard case .literal(let bytes) = part.kind else {
          isWhole = false
          break
        }
        text += bytes
      }
      var entries = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      if !isWhole { entries = entries.dropLast() }
      path = entries.map { String(decoding: $0, as: UTF8.self) }
      return
    }
    if DangerousVariables.reason(assignment.name) != nil || ["path", "fpath"].contains(assignment.name) {
      unread("the shell's snapshot sets `\(assignment.name)`")
    }
  }

  // MARK: Aliases

  private mutating func defineAliases(_ words: ArraySlice<Word>, _ source: [UInt8]) {
    var isGlobal = false
    var isSuffix = false
    var takesOptions = true
    for word in words {
      let text = word.constant.map { String(decoding: $0, as: UTF8.self) }
      if takesOptions, let text, text.hasPrefix("-"), text.utf8.count > 1, !text.contains("=") {
        isGlobal = isGlobal || text.contains("g")
        isSuffix = isSuffix || text.contains("s")
        if text == "--" { takesOptions = false }
        continue
      }
      takesOptions = false
      let bytes = word.constant ?? Self.text(word.range, source)
      guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: bytes[..<sign], as: UTF8.self)
      if isSuffix {
        suffixes.insert(name)
      } else if isGlobal {
        forget(alias: name, "it is a global alias, which changes words anywhere")
      } else if word.constant == nil || !Self.isPlain(word) {
        forget(alias: name, "its text cannot be told")
      } else {
        unknownAliases[name] = nil
        aliases[Array(bytes[..<sign])] = Array(bytes[(sign + 1)...])
      }
    }
  }

  private mutating func removeAliases(_ names: ArraySlice<String?>) {
    for name in names {
      switch name {
      case "-a":
        aliases = [:]
        unknownAliases = [:]
      case let name? where !name.hasPrefix("-"):
        aliases[Array(name.utf8)] = nil
        unknownAliases[name] = nil
      default: break
      }
    }
  }

  // MARK: Options

  private mutating func setZshOption(_ name: String?, _ isOn: Bool) {
    guard let name else { return unread("an option of the shell cannot be told") }
    ZshOptions.set(name, isOn, in: &options)
  }

  private mutating func setShellOptions(_ words: ArraySlice<String?>) {
    let isOn = words.contains("-s")
    for name in words where name?.hasPrefix("-") != true {
      guard let name else { return unread("an option of the shell cannot be told") }
      if isOn { options.insert(name) } else if words.contains("-u") { options.remove(name) }
    }
  }

  private mutating func setOptions(_ words: ArraySlice<String?>) {
    for (sign, name) in zip(words, words.dropFirst()) {
      guard let sign, let name, sign == "-o" || sign == "+o" else { continue }
      if kind == .zsh {
        ZshOptions.set(name, sign == "-o", in: &options)
      } else if sign == "-o" {
        options.insert(name)
      } else {
        options.remove(name)
      }
    }
  }

  // MARK: Words

  /// Whether no unquoted sign of the word means anything to the shell.
  private static func isPlain(_ word: Word) -> Bool {
    word.parts.allSatisfy { part in
      guard case .literal(let bytes) = part.kind else { return false }
      return part.quoting.isQuoted || !bytes.contains { "~*?[{".utf8.contains($0) }
    }
  }

  private static func isNothing(_ pipeline: Pipeline) -> Bool {
    guard pipeline.commands.count == 1, case .simple(let command)? = pipeline.commands.first else { return false }
    return ["true", ":"].contains(command.words.first?.bareText)
  }

  private static func text(_ range: Range<Int>, _ source: [UInt8]) -> [UInt8] {
    let lower = min(max(0, range.lowerBound), source.count)
    return Array(source[lower..<min(max(lower, range.upperBound), source.count)])
  }

  private static func reason(_ range: Range<Int>, _ source: [UInt8]) -> String {
    let text = String(decoding: text(range, source).prefix(80).map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    return "`\(text)` in the shell's snapshot is not followed"
  }
}
