import Model

/// Applies an entry of the catalogue.
extension Walker {
  mutating func runTool(
    _ tool: Tool,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if tool.isHarmless { return }
    let table = OptionTable(tool.options)
    let parsed = ParsedArguments(arguments, table, stopsAtOperand: tool.stopsAtOperand)
    let via = place.via
    if !parsed.unknownOptions.isEmpty { possibleWrites(arguments, via, state) { table.long($0) != nil } }
    for option in parsed.options { apply(option.role, option.value, range, via, state) }
    // An option that is not known may take the word behind it, or be glued to a path: both readings.
    for option in parsed.unknownOptions {
      possibleReads(option, via, state)
    }
    if !parsed.unknownOptions.isEmpty {
      for operand in parsed.operands where operand.isKnown && looksLikePath(operand.text, state) {
        apply(.read, operand, recursive: true, range, via, state)
      }
    }
    let outer = listing
    listing = outer ?? Self.listing(of: name, parsed)
    defer { listing = outer }
    if name == "zip", parsed.has("@") {
      readListed(Argument(text: "-", unknown: nil, range: range), of: name, range, state, place)
    }
    let isRecursive = tool.alwaysRecursive || parsed.has(anyOf: tool.recursive)
    let onlyLooks = parsed.has(anyOf: tool.looks)
    let verb = parsed.operands.first?.text ?? ""
    let isUpdate = parsed.has(anyOf: tool.updates) || tool.updatingVerbs.contains(verb) && !onlyLooks
    var operands = parsed.operands
    if operands.isEmpty, tool.defaultsToDirectory || (isRecursive && name.hasSuffix("grep")) {
      operands = [Argument(text: ".", unknown: nil, range: range)]
    }
    if name == "mkdir", parsed.has("p") { operands = operands.flatMap { [$0] + parents($0, state) } }
    if tool.takesHyphenAsName { operands = operands.map { $0.isKnown && $0.text == "-" ? $0.with("./-") : $0 } }
    switch tool.operands {
    case .all(let role):
      let actual = isUpdate ? .update : onlyLooks && role == .update ? .read : role
      for operand in operands { apply(actual, operand, recursive: isRecursive, range, via, state) }
    case .first(let roles, let rest):
      for (index, operand) in operands.enumerated() {
        let role = index < roles.count ? roles[index] : rest
        let actual = isUpdate && role == .read ? .update : onlyLooks && role == .update ? .read : role
        apply(actual, operand, recursive: isRecursive, range, via, state)
        if role == .read, parsed.has(anyOf: tool.removes) {
          apply(.delete, operand, recursive: true, range, via, state)
        }
      }
    case .firstUnless(let options, let role, let rest):
      let skips = parsed.has(anyOf: options)
      // Where an option is not known, the first operand may be its value and the second the first.
      let isUnsure = !parsed.unknownOptions.isEmpty
      for (index, operand) in operands.enumerated() {
        let actual = index == 0 && !skips && !isUnsure ? role : (isUpdate ? .update : rest)
        apply(actual, operand, recursive: isRecursive, range, via, state)
      }
      if operands.count == 1, !skips, isRecursive || tool.defaultsToDirectory {
        apply(rest, Argument(text: ".", unknown: nil, range: range), recursive: true, range, via, state)
      }
    case .target where name.hasSuffix("install") && parsed.has("d"):
      // Directories that are made.
      for operand in operands { apply(.write, operand, range, via, state) }
    case .target(let source, let target, let unless):
      let makesLinks = name == "ln"
      runCopy(parsed, operands, (source, target), unless, (isRecursive, makesLinks), range, state, place)
    case .assignments(let roles):
      for operand in operands {
        guard operand.isKnown else {
          apply(.update, operand, range, via, state)
          continue
        }
        guard let sign = operand.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let key = String(decoding: operand.text.utf8[..<sign], as: UTF8.self)
        let value = String(decoding: operand.text.utf8[operand.text.utf8.index(after: sign)...], as: UTF8.self)
        if let role = roles[key] { apply(role, operand.with(value), range, via, state) }
      }
    }
  }

  /// The directories above one that `mkdir -p` makes on its way.
  private func parents(_ operand: Argument, _ state: ShellState) -> [Argument] {
    guard operand.isKnown, let directory = state.directories.first else { return [] }
    var above = operand.text
    var result: [Argument] = []
    while result.count < 64, let slash = above.utf8.lastIndex(of: PathText.slash), slash > above.utf8.startIndex {
      above = String(above.utf8[..<slash]) ?? ""
      if above.isEmpty || above.utf8.last == PathText.slash { continue }
      let path = PathText.isAbsolute(above) ? above : PathText.join(directory, above)
      if workspace.mayExist(path) { break }
      result.append(operand.with(above))
    }
    return result
  }

  /// `cp`, `mv`, `ln`, `install`: sources and where they go.
  private mutating func runCopy(
    _ parsed: ParsedArguments,
    _ operands: [Argument],
    _ roles: (source: Role, target: Role),
    _ targetOption: String,
    _ kind: (isRecursive: Bool, makesLinks: Bool),
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let makesLinks = kind.makesLinks
    let targets = parsed.values(targetOption)
    var sources = operands
    var target = targets.first
    if target == nil, operands.count > 1 { target = sources.popLast() }
    for source in sources { apply(roles.source, source, recursive: kind.isRecursive, range, place.via, state) }
    // With one operand `ln` makes the link here, under the same name.
    guard let target = target ?? (makesLinks ? Argument(text: ".", unknown: nil, range: range) : nil) else { return }
    // What a link leads to stands in its place as a whole.
    let isRecursive = kind.isRecursive || makesLinks
    guard target.isKnown else {
      apply(roles.target, target, range, place.via, state)
      return
    }
    let isDirectory =
      !parsed.has("T")
      && (!targets.isEmpty || sources.count > 1 || target.text.utf8.last == PathText.slash
        || isExistingDirectory(target.text, state))
    guard isDirectory else {
      fileEffect(.write, target.text, recursive: isRecursive, target.range, place.via, state)
      return
    }
    for source in sources {
      // What lands in the directory has the source's name.
      let name = source.isKnown ? PathText.baseName(source.text) : ""
      let path = name.isEmpty || name == "." || name == ".." ? target.text : PathText.join(target.text, name)
      fileEffect(.write, path, recursive: isRecursive || name.isEmpty, target.range, place.via, state)
    }
  }

  func isExistingDirectory(_ path: String, _ state: ShellState) -> Bool {
    guard let directory = state.directories.first else { return false }
    let world = workspace.with(links: state.links)
    return world.isDirectory(PathText.isAbsolute(path) ? path : PathText.join(directory, path))
  }

  /// The effect of one argument in its role.
  mutating func apply(
    _ role: Role,
    _ argument: Argument?,
    recursive: Bool = false,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) {
    guard let argument, role != .text else { return }
    guard argument.isKnown else {
      if let names = argument.names, apply(role, names, recursive: recursive, argument.range, via, state) { return }
      opaque("argument `\(argument.text.prefix(80))` cannot be told: \(argument.unknown ?? "")", argument.range, via)
      return
    }
    let text = argument.text
    if text.isEmpty { return }
    // What is taken away is a file of that name.
    if text == "-", ![.code, .shell, .delete, .take].contains(role) { return }
    switch role {
    case .text, .mount, .rest, .directory, .assign, .statement: break
    case .from:
      guard !elsewhere(argument, range, via, state) else { return }
      fileEffect(.read, text, recursive: true, argument.range, via, state)
    case .to:
      guard !elsewhere(argument, range, via, state) else { return }
      fileEffect(.write, text, recursive: recursive, argument.range, via, state)
    case .statements:
      fileEffect(.read, text, argument.range, via, state)
    case .source: runFrom(argument, recursive: recursive, range, via, state)
    case .read: fileEffect(.read, text, recursive: recursive, argument.range, via, state)
    case .write: fileEffect(.write, text, recursive: recursive, argument.range, via, state)
    case .delete: fileEffect(.delete, text, recursive: recursive, argument.range, via, state)
    case .update:
      fileEffect(.read, text, recursive: recursive, argument.range, via, state)
      fileEffect(.write, text, recursive: recursive, argument.range, via, state)
    case .take:
      fileEffect(.read, text, recursive: recursive, argument.range, via, state)
      fileEffect(.delete, text, recursive: recursive, argument.range, via, state)
    case .url: connect(text, argument.range, via, state)
    case .host: connectHost(text, argument.range, via)
    case .data: readData(text, argument.range, via, state)
    case .shell, .code: opaque("`\(text.prefix(80))` is run as a program or as code", argument.range, via)
    }
  }

  /// Whether the word names a place on another side; it is reached then. `NAME:/path` is in a container or a cluster.
  private mutating func elsewhere(
    _ argument: Argument,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) -> Bool {
    let text = argument.text
    if text.contains("://") {
      connect(text, argument.range, via, state)
      return true
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return !text.utf8[..<colon].contains(PathText.slash) && colon > text.utf8.startIndex
  }

  /// `@file`, or `name=@file` and `name=<file` of a form.
  private mutating func readData(_ text: String, _ range: Range<Int>, _ via: [String], _ state: ShellState) {
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.firstIndex(of: UInt8(ascii: "=")), bytes.first != UInt8(ascii: "@") {
      bytes = bytes[(sign + 1)...]
    }
    let marks: [UInt8] = [UInt8(ascii: "@"), UInt8(ascii: "<")]
    if let mark = bytes.firstIndex(of: UInt8(ascii: "@")), !(bytes.first.map(marks.contains) ?? false),
      !text.contains("=")
    {
      // `name@file` of `--data-urlencode`.
      bytes = bytes[mark...]
    }
    guard let first = bytes.first, marks.contains(first) else { return }
    let path = bytes.dropFirst().prefix { $0 != UInt8(ascii: ";") }
    let name = String(decoding: path, as: UTF8.self)
    if name == "-" || name.isEmpty { return }
    fileEffect(.read, name, range, via + ["upload"], state)
  }

  /// A URL, or what a tool takes for one: without a scheme `http` is meant.
  mutating func connect(_ text: String, _ range: Range<Int>, _ via: [String], _ state: ShellState) {
    do {
      if let path = try FileURL.path(text) {
        fileEffect(.read, path, range, via, state)
      } else {
        add(.connect(try URLText.endpoint(text.contains("://") ? text : "http://" + text)), range, via)
      }
    } catch {
      opaque("\(error)", range, via)
    }
  }

  /// `[user@]host[:port]`
  mutating func connectHost(_ text: String, scheme: String = "tcp", _ range: Range<Int>, _ via: [String]) {
    do {
      add(.connect(try URLText.endpoint(text.contains("://") ? text : "\(scheme)://\(text)")), range, via)
    } catch {
      opaque("\(error)", range, via)
    }
  }
}
