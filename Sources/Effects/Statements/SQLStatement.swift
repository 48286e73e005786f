import Model

/// What a statement of SQL does, told from its words.
///
/// What is not known to look counts as a change: databases have more statements than a list can hold.
enum SQLStatement {
  /// What all statements of a text do; only `look` where all look.
  static func acts(_ text: String, _ dialect: SQLTokens.Dialect) -> [Act] {
    var acts: [Act] = []
    for words in SQLTokens(text, dialect).statements {
      let act = act(words[...])
      if !acts.contains(act) { acts.append(act) }
    }
    if acts.count > 1 { acts.removeAll { $0 == .look } }
    return acts.isEmpty ? [.look] : acts
  }

  /// Statements that show, or concern only this session.
  private static let looking: Set<String> = [
    "values", "table", "show", "describe", "desc", "help", "use", "begin", "start", "commit", "rollback", "end",
    "savepoint", "release", "abort", "fetch", "declare", "close", "discard", "list", "exists", "summarize", "from",
  ]
  private static let destroying: Set<String> = ["drop", "truncate", "purge", "shutdown", "kill", "reset", "undrop"]
  private static let executing: Set<String> = [
    "call", "do", "execute", "exec", "prepare", "load", "install", "attach", "import", "handler", "uninstall", "source",
    "system", "security",
  ]

  static func act(_ words: ArraySlice<String>) -> Act {
    guard let first = words.first else { return .look }
    let rest = words.dropFirst()
    switch first {
    case "(": return act(rest)
    case "select": return selection(words)
    case "with": return common(words)
    case "explain":
      // With `analyze` the statement is run.
      let statement = rest.drop { !starters.contains($0) }
      return rest.contains("analyze") || rest.contains("analyse") ? act(statement) : .look
    case "update": return changesAll(words) ? .destroy : .change
    case "delete": return changesAll(words) ? .destroy : .change
    case "grant", "revoke", "reassign": return .grant
    case "create":
      let kind = rest.first { !["or", "replace", "temp", "temporary", "if", "not", "global", "local"].contains($0) }
      switch kind ?? "" {
      case "user", "role", "login", "policy": return .grant
      case "extension", "function", "procedure", "trigger", "language", "event", "server", "aggregate", "secret":
        return .execute
      default: return .change
      }
    case "alter":
      switch rest.first ?? "" {
      case "user", "role", "login", "default", "policy": return .grant
      case "system": return .disarm
      default: return rest.contains("drop") || rest.contains("truncate") ? .destroy : .change
      }
    case "copy": return copy(words)
    case "unload", "export", "backup": return .send
    case "pragma": return pragma(rest)
    case "set":
      if rest.first == "password" || rest.contains("authorization") { return .grant }
      return ["global", "persist", "persist_only"].contains(rest.first ?? "")
        || rest.starts(with: ["@", "@", "global"])
        ? .disarm : .look
    case "replace" where rest.contains("("), "insert", "merge", "upsert": return reaching(words) ?? .change
    default:
      if looking.contains(first) { return reaching(words) ?? .look }
      if destroying.contains(first) { return .destroy }
      return executing.contains(first) ? .execute : .change
    }
  }

  private static let starters: Set<String> = [
    "select", "insert", "update", "delete", "merge", "with", "create", "values", "table", "execute", "declare",
  ]

  /// Without a condition, or with one that always holds, every row is meant.
  private static func changesAll(_ words: ArraySlice<String>) -> Bool {
    guard let place = words.lastIndex(of: "where") else { return true }
    let condition = Array(words[(place + 1)...])
    return condition.isEmpty || condition == ["true"] || condition == ["1"] || condition == ["not", "false"]
      || condition.count == 3 && condition[1] == "=" && condition[0].utf8.elementsEqual(condition[2].utf8)
  }

  private static func selection(_ words: ArraySlice<String>) -> Act {
    if let reaching = reaching(words) { return reaching }
    guard let place = words.firstIndex(of: "into") else { return .look }
    let target = words[(place + 1)...].first ?? ""
    return target == "outfile" || target == "dumpfile" ? .execute : target == "@" ? .look : .change
  }

  /// `WITH x AS (DELETE …) SELECT …`: what changes may stand in every part.
  private static func common(_ words: ArraySlice<String>) -> Act {
    var result = selection(words)
    for (index, word) in words.enumerated() where ["insert", "update", "delete", "merge"].contains(word) {
      // `FOR UPDATE` locks.
      if word == "update", index > 0, words[words.startIndex + index - 1] == "for" { continue }
      result = word == "delete" && !words.contains("where") ? .destroy : result == .look ? .change : result
    }
    return result
  }

  private static func copy(_ words: ArraySlice<String>) -> Act {
    if words.contains("program") { return .execute }
    if let query = words.firstIndex(of: "("),
      words[(query + 1)...].first == "select" || words[(query + 1)...].first == "with"
    {
      if let reaching = reaching(words) { return reaching }
    }
    guard let to = words.lastIndex(of: "to") else { return .change }
    return words[(to + 1)...].first == "stdout" ? reaching(words) ?? .look : .execute
  }

  /// `PRAGMA name`, `PRAGMA name(table)`; with a value it is set, but for those that only take a table.
  private static func pragma(_ words: ArraySlice<String>) -> Act {
    let name = words.first ?? ""
    if ["writable_schema", "journal_mode", "key", "rekey", "hexkey", "temp_store_directory", "wal_checkpoint"].contains(
      name
    ) {
      return words.count == 1 && name == "journal_mode" ? .look : .change
    }
    let shows =
      name.hasSuffix("_info") || name.hasSuffix("_xinfo") || name.hasSuffix("_list") || name.hasSuffix("_check")
    return !words.contains("=") && (shows || !words.contains("(")) ? .look : .change
  }
}
