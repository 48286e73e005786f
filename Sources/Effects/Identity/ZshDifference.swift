import ShellSyntax

/// What parses as bash but means another thing in zsh (zshmisc(1), zshexpn(1)).
struct ZshDifference {
  /// What a word has that may be read differently.
  enum Feature: CaseIterable {
    case equals, parenthesis, doubleStar, element, modifier, flags, indirect, localeQuote, directory
    // These count only with an option.
    case extendedPattern, parameter, brace, equalsTilde, adjacentQuotes, pattern
  }

  /// Why each makes a word opaque, and the option that must be on for it; nil where it always counts.
  private static let reasons: [Feature: (options: [String]?, reason: String)] = [
    .equals: (nil, "a word that begins with `=` is the path of a program in zsh"),
    .parenthesis: (nil, "parentheses in a word are a glob qualifier or alternatives in zsh"),
    .doubleStar: (nil, "`**` goes through directories in zsh"),
    .element: (nil, "`$name[…]` is an element in zsh"),
    .modifier: (nil, "`:` and a letter behind a parameter change its value in zsh"),
    .flags: (nil, "zsh reads this `${…}` differently from bash"),
    .indirect: (nil, "`${!name}` is not indirect in zsh"),
    .directory: (nil, "`~name` may be the value of a parameter in zsh"),
    .localeQuote: (nil, "zsh does not know `$\"…\"`"),
    .extendedPattern: (["extendedglob"], "`^`, `#` and `~` are patterns with the option `extended_glob` of zsh"),
    .parameter: (
      ["shwordsplit", "globsubst", "rcexpandparam", "ksharrays"],
      "an option of zsh changes what an unquoted parameter becomes"
    ),
    .brace: (["ignorebraces", "ignoreclosebraces", "braceccl"], "an option of zsh changes what braces mean"),
    .equalsTilde: (["magicequalsubst"], "`=~` is a home directory with the option `magic_equal_subst` of zsh"),
    .adjacentQuotes: (["rcquotes", "cshjunkiequotes"], "an option of zsh changes what single quotes mean"),
    .pattern: (
      ["kshglob", "shglob", "cshnullglob", "numericglobsort"], "an option of zsh changes what patterns match"
    ),
  ]

  /// Why the word cannot be read as bash reads it; nil where it can.
  static func reason(_ word: Word, _ place: SyntaxVisitor.WordPlace, _ shell: ShellFacts) -> String? {
    for feature in features(word, place) {
      guard let entry = reasons[feature] else { continue }
      guard let options = entry.options else { return entry.reason }
      if options.contains(where: { shell.isOn($0) != false }) { return entry.reason }
    }
    return nil
  }

  /// Why the command means another thing; nil where it does not.
  static func reason(_ command: Command) -> String? {
    switch command {
    case .coprocess(let name?, _, _):
      "`coproc \(name.bareText ?? "NAME")` runs a command of that name in zsh"
    case .compound(.each(_, _, _, isSelect: true), _, _): nil
    case .function(let definition) where definition.name.constant == nil: "zsh expands the name of a function"
    default: nil
    }
  }

  /// Why the redirection means another thing.
  static func reason(_ redirection: Redirection) -> String? {
    if case .variable(let name) = redirection.descriptor, name.utf8.first == UInt8(ascii: "_") { return nil }
    guard case .word(let word) = redirection.target, let part = word.parts.first, part.quoting == .none,
      case .literal(let bytes) = part.kind, bytes.first == UInt8(ascii: "!")
    else { return nil }
    return "`\(redirection.operation.rawValue)!` writes over the file behind it in zsh"
  }

  /// Why the assignment means another thing.
  static func reason(_ assignment: Assignment) -> String? {
    if specialParameters.contains(assignment.name) {
      return "assigning to `\(assignment.name)` changes what zsh runs or finds"
    }
    return nil
  }

  /// Parameters that are tied to others, or stand for the shell's own tables (zshparam(1), zshmodules(1)).
  static let specialParameters: Set<String> = [
    "path", "fpath", "FPATH", "cdpath", "manpath", "mailpath", "module_path", "MODULE_PATH", "fignore", "psvar",
    "functions",
    "dis_functions", "aliases", "dis_aliases", "galiases", "dis_galiases", "saliases", "dis_saliases", "commands",
    "builtins", "dis_builtins", "reswords", "dis_reswords", "options", "dirstack", "nameddirs", "userdirs", "modules",
    "parameters", "jobdirs", "NULLCMD", "READNULLCMD", "prompt", "PROMPT", "PROMPT2", "PROMPT3", "PROMPT4", "RPROMPT",
    "RPS1", "SPROMPT", "watch", "WATCH", "chpwd_functions", "precmd_functions", "preexec_functions",
    "periodic_functions",
    "zshexit_functions", "zshaddhistory_functions", "zsh_directory_name_functions", "STTY", "argv", "ARGC", "status",
    "pipestatus", "0", "histchars", "HISTCHARS", "funcstack", "ZLS_COLORS", "ZSH_EVAL_CONTEXT",
  ]

  // MARK: Features

  private static func features(_ word: Word, _ place: SyntaxVisitor.WordPlace) -> [Feature] {
    var result: [Feature] = []
    let isFileWord = place != .pattern
    for (index, part) in word.parts.enumerated() {
      let next = index + 1 < word.parts.count ? word.parts[index + 1] : nil
      if part.quoting == .locale { result.append(.localeQuote) }
      switch part.kind {
      case .literal(let bytes):
        if part.quoting == .single, next?.quoting == .single { result.append(.adjacentQuotes) }
        if part.quoting != .single, part.quoting != .ansiC, part.quoting != .backslash, hasSignedParameter(bytes) {
          result.append(.flags)
        }
        if part.quoting == .none, isFileWord {
          result += features(bytes, isFirst: index == 0, isLast: next == nil, place)
        }
      case .parameter(let expansion): result += features(expansion, part, next)
      case .command, .arithmetic, .process, .array, .index: break
      }
    }
    return result
  }

  /// Whether the text has `$=name` or its kin, which bash takes for a dollar sign and text.
  private static func hasSignedParameter(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "$") && "=~^+".utf8.contains($1) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  /// Of unquoted text.
  private static func features(
    _ bytes: [UInt8],
    isFirst: Bool,
    isLast: Bool,
    _ place: SyntaxVisitor.WordPlace
  ) -> [Feature] {
    var result: [Feature] = []
    let equals = UInt8(ascii: "=")
    // `==` alone, as in `[ a == b ]`, names no program that there is.
    if isFirst, bytes.first == equals, !(isLast && (bytes.count == 1 || bytes == [equals, equals])) {
      result.append(.equals)
    }
    var last: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"): result.append(.parenthesis)
      case UInt8(ascii: "*"):
        result.append(.pattern)
        if last == byte { result.append(.doubleStar) }
      case UInt8(ascii: "?"), UInt8(ascii: "["): result.append(.pattern)
      case UInt8(ascii: "{"): result.append(.brace)
      case UInt8(ascii: "^"), UInt8(ascii: "#"): result.append(.extendedPattern)
      case UInt8(ascii: "~"):
        if last == equals { result.append(.equalsTilde) }
        if !(isFirst && index == 0) { result.append(.extendedPattern) }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if (isFirst && index == 0) || (place == .value && (last == UInt8(ascii: ":") || index == 0)),
          isNameByte(next) || next == UInt8(ascii: "[")
        {
          result.append(.directory)
        }
      case equals where last == UInt8(ascii: ":") && place == .value: result.append(.equals)
      default: break
      }
      last = byte
    }
    return result
  }

  private static func features(_ expansion: ParameterExpansion, _ part: WordPart, _ next: WordPart?) -> [Feature] {
    var result: [Feature] = []
    if part.quoting == .none { result.append(.parameter) }
    if expansion.prefix == .indirect { result.append(.indirect) }
    if expansion.isBad { result.append(.flags) }
    if expansion.operation == ":" {
      // A number or something in front of one is an offset as in bash; anything else is zsh's own.
      if case .literal(let bytes)? = expansion.operand.first?.kind, let first = bytes.first,
        !(first >= 0x30 && first <= 0x39), first != 0x20, first != UInt8(ascii: "("), first != UInt8(ascii: "-")
      {
        result.append(.flags)
      }
    }
    if ["^", "^^", ",", ",,", "@"].contains(expansion.operation) { result.append(.flags) }
    guard !expansion.isBraced, let next, next.quoting == part.quoting, case .literal(let bytes) = next.kind,
      let first = bytes.first
    else { return result }
    if first == UInt8(ascii: "[") { result.append(.element) }
    // `$#name` is a length, `$$name` and `$!name` are not special.
    if expansion.name == "#", isNameByte(first) { result.append(.flags) }
    if first == UInt8(ascii: ":"), bytes.count > 1, "aAcefFghlpPqQrstuwWx&".utf8.contains(bytes[1]) {
      result.append(.modifier)
    }
    return result
  }
}

extension Walker {
  /// Says what in the commands means another thing in zsh, where zsh reads them.
  mutating func reportZshDifferences(in list: CommandList, _ state: ShellState, _ place: Place) {
    if state.shell.kind == .zsh { reportZshDifferences(state, place) { $0.go(list) } }
  }

  mutating func reportZshDifferences(in command: Command, _ state: ShellState, _ place: Place) {
    if state.shell.kind == .zsh { reportZshDifferences(state, place) { $0.go(command) } }
  }

  private mutating func reportZshDifferences(_ state: ShellState, _ place: Place, _ go: (SyntaxVisitor) -> Void) {
    var found: [(String, Range<Int>)] = []
    withoutActuallyEscaping(go) { go in
      let visitor = SyntaxVisitor { node in
        switch node {
        case .beside: break
        case .command(let command):
          if let reason = ZshDifference.reason(command) { found.append((reason, command.range)) }
        case .assignment(let assignment):
          if let reason = ZshDifference.reason(assignment) { found.append((reason, assignment.range)) }
        case .word(let word, let wordPlace):
          if let reason = ZshDifference.reason(word, wordPlace, state.shell) { found.append((reason, word.range)) }
        case .redirection(let redirection):
          if let reason = ZshDifference.reason(redirection) { found.append((reason, redirection.range)) }
        }
      }
      go(visitor)
    }
    for (reason, range) in found { opaque(reason, place.range(range), place.via) }
  }
}
