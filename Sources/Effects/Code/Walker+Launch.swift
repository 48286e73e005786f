import Model

extension Walker {
  /// Options that hand the next word on to another stage of a compiler.
  private static let handOver: Set<String> = [
    "-Xswiftc", "-Xcc", "-Xcxx", "-Xclang", "-Xlinker", "-Xfrontend", "-Xllvm", "-Xpreprocessor", "-Xassembler",
  ]
  /// What in options for another program names a program or a plug-in.
  private static let hidden = [
    "extld", "-plugin", "fplugin", "-wrapper", "-specs", "-B", "fuse-ld", "-load", "linker", "toolexec",
    "codegen-backend", "javaagent", "agentpath", "agentlib", "OnError", "OnOutOfMemory", "dynamic-linker", "-rpath",
    "INCLUDE", "pgm",
  ]

  /// Adds what the words of a program make it run or write, by the table of its name.
  mutating func checkLaunch(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if Self.onlySpeaks(arguments) { return }
    if let notation = LaunchOptions.byName[name]?.notation {
      checkLaunch(LaunchTable(notation), name, arguments, range, state, place)
    }
    // A verb may have a table of its own for what stands behind it.
    let verb = arguments.firstIndex { $0.isKnown && !$0.text.hasPrefix("-") && !$0.text.hasPrefix("+") }
    if let verb, let notation = LaunchOptions.byName["\(name):\(arguments[verb].text)"]?.notation {
      checkLaunch(LaunchTable(notation), name, Array(arguments[(verb + 1)...]), range, state, place)
    }
  }

  private mutating func checkLaunch(
    _ options: LaunchTable,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let words = arguments.filter { !Self.handOver.contains($0.text) }
    if options.runsProject, !state.isElsewhere, isAbroad(state) {
      opaque("`\(name)` runs what it finds in a directory outside the project", range, place.via)
    }
    var index = 0
    var isLiteral = false
    while index < words.count {
      let word = words[index]
      index += 1
      guard word.isKnown, !isLiteral else {
        if isLiteral { launchOperand(word, options, name, range, state, place) }
        continue
      }
      switch options.word(word.text) {
      case .flag: opaque("`\(name) \(word.text)` does more than is looked at", word.range, place.via)
      case .option(let kind, let value?): launch(kind, word.with(value), word.text, name, range, state, place)
      case .option(let kind, nil):
        guard index < words.count else { continue }
        launch(kind, words[index], word.text, name, range, state, place)
        index += 1
      case .operand: launchOperand(word, options, name, range, state, place)
      case .other: isLiteral = word.text == "--"
      }
    }
  }

  private mutating func launchOperand(
    _ word: Argument,
    _ options: LaunchTable,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard let kind = options.operands, word.isKnown else { return }
    launch(kind, word, "", name, range, state, place)
  }

  private mutating func launch(
    _ kind: LaunchOptions.Kind,
    _ value: Argument,
    _ option: String,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let what = option.isEmpty ? name : "\(name) \(option.prefix(40))"
    func foreign(_ path: String) -> Bool { runsForeign(path, state) }
    switch kind {
    case .text: return
    case .code:
      if option.hasPrefix("+"), Self.isPosition(value.text) { return }
      if name == "timeit", value.isKnown, PureCode.files(value.text, interpreter: "python") == [] { return }
      opaque("`\(what)` runs code that is not looked at", value.range, place.via)
    case .fetched:
      if value.isKnown,
        value.text.hasPrefix("http") && value.text.contains("://")
          || value.text.hasPrefix("git") && value.text.contains(":")
          || value.text.hasPrefix("path:") || value.text.hasPrefix("github:")
      {
        opaque("`\(what)` runs what it fetches from `\(value.text.prefix(80))`", value.range, place.via)
      }
    case .write: apply(.write, value.isKnown ? value.with(Self.file(in: value.text)) : value, range, place.via, state)
    case .empty: apply(.delete, value, recursive: true, range, place.via, state)
    case .host:
      // An operand is one where it is a URL.
      if !option.isEmpty || value.text.contains("://") { apply(.url, value, range, place.via, state) }
    case .flags:
      if !value.isKnown || Self.hidden.contains(where: value.text.contains) {
        opaque("`\(what)` can name a program or a plug-in", value.range, place.via)
      }
    case .tool:
      let isName = value.isKnown && !value.text.utf8.contains { $0 == PathText.slash || $0 == 0x20 }
      if !isName, !value.isKnown || value.text.utf8.contains(0x20) || foreign(value.text) {
        opaque("`\(what)` names the program that is run", value.range, place.via)
      }
    case .source, .sources:
      guard value.isKnown else {
        opaque("what `\(what)` runs cannot be told: \(value.unknown ?? "")", value.range, place.via)
        return
      }
      let parts = kind == .sources ? value.text.split(separator: ":").map(String.init) : [value.text]
      for part in parts where foreign(part) {
        opaque("`\(what)` runs what is in `\(part.prefix(80))`, outside the project", value.range, place.via)
      }
    }
  }

  /// Whether the value names code that is not the project's: elsewhere, fetched, from standard input, or written out.
  private func runsForeign(_ text: String, _ state: ShellState) -> Bool {
    if text.isEmpty || ["os", "off", "none", "default"].contains(text) { return false }
    if text == "-" || text.utf8.first == UInt8(ascii: "{") { return true }
    if text.contains("://") || text.hasPrefix("git@") || text.hasPrefix("npm:") || text.hasPrefix("jsr:") {
      return true
    }
    // `/p:Name=value` of MSBuild.
    if text.hasPrefix("/p:") || text.hasPrefix("/t:") || text.hasPrefix("/v:") || text.hasPrefix("//") { return false }
    return isForeign(text, state)
  }

  /// The file in `link=FILE` and `html:FILE`.
  private static func file(in value: String) -> String {
    guard let sign = value.utf8.lastIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
      return value
    }
    return String(decoding: value.utf8[value.utf8.index(after: sign)...], as: UTF8.self)
  }

  /// `+12`, `+/word`, `+G`: where an editor or a pager begins.
  private static func isPosition(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0 == UInt8(ascii: "+") }
    return rest.isEmpty || rest.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
