import Model

/// What the statements in a command for a database do.
enum StatementReading {
  private static let postgres: Set<String> = ["psql", "pgcli", "usql", "cockroach", "vsql"]
  private static let mysql: Set<String> = ["mysql", "mariadb", "mycli"]
  private static let dotted: Set<String> = ["sqlite3", "litecli", "duckdb"]
  private static let mongo: Set<String> = ["mongosh", "mongo"]
  private static let redis: Set<String> = ["redis-cli", "valkey-cli", "keydb-cli"]
  /// Those that take statements from standard input where none is given.
  private static let fromInput: Set<String> = postgres.union(mysql).union(dotted).union(mongo)

  /// - Parameter reading: what the catalogue knows of the command.
  /// - Returns: nil where no statements are known; an empty list where they cannot be told.
  static func acts(_ name: String, _ reading: VerbReading, _ input: Place.Input) -> [Act]? {
    guard let match = reading.match else { return nil }
    var statements = match.parsed.options.filter { $0.role == .statement }.compactMap(\.value)
    if redis.contains(name) {
      guard match.row.rest == .statement else { return nil }
      statements = match.parsed.operands
    } else {
      for (index, operand) in match.parsed.operands.dropFirst(match.verbs).enumerated() {
        let role = index < match.row.roles.count ? match.row.roles[index] : match.row.rest
        if role == .statement { statements.append(operand) }
      }
    }
    if statements.isEmpty {
      guard fromInput.contains(name), reading.acts == [.execute], case .text(let text) = input else { return nil }
      // A file of statements that is given too is not looked at.
      if match.parsed.options.contains(where: { $0.role == .statements || $0.role == .code }) { return nil }
      return acts(name, text)
    }
    guard statements.allSatisfy(\.isKnown) else { return [] }
    if redis.contains(name) { return [RedisCommand.act(statements.map(\.text))] }
    var result: [Act] = []
    for statement in statements {
      for act in acts(name, statement.text) where !result.contains(act) { result.append(act) }
    }
    if result.count > 1 { result.removeAll { $0 == .look } }
    if dotted.contains(name), isScratch(match, statements) {
      result = result.map { [.change, .destroy, .discard].contains($0) ? .local : $0 }
    }
    return result
  }

  /// Whether the database is in memory or temporary, and no other is joined to it.
  private static func isScratch(
    _ match: (row: VerbRow, parsed: ParsedArguments, verbs: Int),
    _ statements: [Argument]
  ) -> Bool {
    guard let database = match.parsed.operands.first, database.isKnown else { return false }
    let isTemporary = database.text.hasPrefix("/tmp/") && !database.text.split(separator: "/").contains("..")
    return (database.text == ":memory:" || isTemporary)
      && !statements.contains { $0.text.lowercased().contains("attach") }
  }

  /// What one text of statements does.
  static func acts(_ name: String, _ text: String) -> [Act] {
    if mongo.contains(name) { return MongoCode.acts(text) }
    let (commands, rest) = ClientCommands.split(text, hasDots: dotted.contains(name))
    for command in commands where !ClientCommands.shows(command) { return [.execute] }
    let dialect: SQLTokens.Dialect =
      postgres.contains(name) ? .postgres : mysql.contains(name) ? .mysql : .other
    return SQLStatement.acts(rest, dialect)
  }
}

/// Commands that the shell of a database takes itself: `\dt` of `psql`, `.tables` of `sqlite3`.
enum ClientCommands {
  /// The commands, and the text without them. A backslash in a text or a name is none, but that is not told apart here: it
  /// counts as a command, and one that is not known to show is more than a look.
  static func split(_ text: String, hasDots: Bool) -> (commands: [String], rest: String) {
    var commands: [String] = []
    var rest: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      if hasDots, trimmed.hasPrefix(".") {
        commands.append(String(trimmed))
        continue
      }
      guard let mark = line.firstIndex(of: "\\"), !hasDots else {
        rest.append(line)
        continue
      }
      rest.append(line[..<mark])
      commands += line[mark...].split(separator: "\\").map { "\\" + $0 }
    }
    return (commands, rest.joined(separator: "\n"))
  }

  private static let dots: Set<String> = [
    ".tables", ".table", ".schema", ".headers", ".header", ".mode", ".indexes", ".indices", ".index", ".databases",
    ".width", ".nullvalue", ".quit", ".exit", ".timer", ".stats", ".help", ".show", ".print", ".dump", ".fullschema",
    ".separator", ".echo", ".eqp", ".explain", ".changes", ".bail", ".timeout", ".version", ".dbinfo", ".lint",
    ".prompt",
    ".limit", ".sha3sum", ".columns", ".maxrows", ".maxwidth",
  ]
  private static let backslashes: Set<String> = [
    "\\l", "\\q", "\\x", "\\t", "\\a", "\\z", "\\h", "\\?", "\\conninfo", "\\timing", "\\encoding", "\\pset", "\\sf",
    "\\sv",
    "\\G", "\\g", "\\u", "\\s", "\\w", "\\n", "\\P", "\\c", "\\connect", "\\echo", "\\errverbose", "\\gx", "\\gdesc",
  ]

  static func shows(_ command: String) -> Bool {
    let name = String(command.prefix { $0 != " " && $0 != ";" && $0 != "\t" })
    let argument = command.dropFirst(name.count).drop { $0 == " " }
    if argument.contains("|") || argument.contains("`") { return false }
    if name.hasPrefix(".") { return dots.contains(name) }
    if name.hasPrefix("\\d") || name.hasPrefix("\\l") {
      return name.dropFirst(2).allSatisfy { $0.isASCII && $0.isLowercase || $0 == "+" || $0 == "S" }
        && !name.hasPrefix("\\lo")
    }
    // `\g FILE` writes.
    if name == "\\g" || name == "\\w" || name == "\\s" { return argument.isEmpty }
    return backslashes.contains(name)
  }
}
