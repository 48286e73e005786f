import Model

/// Builders that take more than options: variables of `make`, the tools inside `cmake -E`, positions of pagers.
extension Walker {
  /// Looks at what a program is given beside its options.
  mutating func checkWords(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    switch name {
    case "make", "gmake": checkMakeVariables(arguments, place)
    case "less", "more", "most":
      for word in arguments where word.text.hasPrefix("+") && !Self.isPagerPosition(word.text) {
        opaque("`\(name) \(word.text.prefix(40))` gives the pager commands", word.range, place.via)
      }
    case "ed", "red", "ex", "edit", "gdb", "lldb", "bc", "ftp", "lftp", "mail", "mailx", "sqlite3", "psql", "mysql",
      "mariadb", "duckdb", "redis-cli":
      checkInput(name, arguments, range, place)
    case "pwsh", "powershell", "pwsh.exe", "powershell.exe", "cmd", "cmd.exe":
      if !arguments.isEmpty, !Self.onlySpeaks(arguments) {
        opaque("`\(name)` runs code of its own language", range, place.via)
      }
    case "http", "https", "xh", "xhs":
      // `name@FILE`, `name=@FILE`, `name:=@FILE`, `@FILE`: what is sent.
      for word in arguments where word.isKnown && !word.text.contains("://") && !word.text.hasPrefix("-") {
        guard let sign = word.text.utf8.lastIndex(of: UInt8(ascii: "@")) else { continue }
        apply(
          .read,
          word.with(String(decoding: word.text.utf8[sign...].dropFirst(), as: UTF8.self)),
          range,
          place.via,
          state
        )
      }
    case "mongosh", "mongo":
      checkInput(name, arguments, range, place)
      for word in arguments where !word.isKnown || StatementText.isProgram(StatementText.value(of: word.text)) {
        opaque("the code for `\(name)` may run commands or reach files", word.range, place.via)
      }
    default: break
    }
    if ["sqlite3", "psql", "mysql", "mariadb", "duckdb"].contains(name) {
      for word in arguments
      where word.isKnown ? StatementText.reachesOut(word.text) : !StatementText.isConnection(word.text) {
        opaque("the statements for `\(name)` may run commands or reach files", word.range, place.via)
      }
    }
  }

  /// `NAME=value` words of `make` stand above what the makefile says, and end up in its commands.
  mutating func checkMakeVariables(_ arguments: [Argument], _ place: Place) {
    for word in arguments where !word.text.hasPrefix("-") {
      guard let sign = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let value = String(decoding: word.text.utf8[word.text.utf8.index(after: sign)...], as: UTF8.self)
      var name = word.text.utf8[..<sign]
      while let last = name.last, "?:+!".utf8.contains(last) { name = name.dropLast() }
      let variable = String(decoding: name, as: UTF8.self)
      if let reason = DangerousVariables.reason(variable, value: word.isKnown ? value : nil) {
        opaque(reason, word.range, place.via)
      } else if !word.isKnown || value.utf8.contains(where: { "$`;|&<>\n".utf8.contains($0) })
        || variable.hasPrefix(".")
      {
        opaque("`\(word.text.prefix(60))` may put commands into what `make` runs", word.range, place.via)
      }
    }
  }

  /// Commands from standard input to a program that takes them.
  private mutating func checkInput(_ name: String, _ arguments: [Argument], _ range: Range<Int>, _ place: Place) {
    switch place.input {
    case .inherited, .file("/dev/null"): return
    case .text(let text)
    where ["sqlite3", "psql", "mysql", "mariadb", "duckdb", "bc"].contains(name) && !StatementText.reachesOut(text):
      return
    case .pipe where name == "bc": return
    default:
      if !Self.onlySpeaks(arguments) { opaque("`\(name)` takes commands from its input", range, place.via) }
    }
  }

  /// `+12`, `+G`, `+F`, `+/word`.
  private static func isPagerPosition(_ text: String) -> Bool {
    let rest = String(decoding: text.utf8.drop { $0 == UInt8(ascii: "+") }, as: UTF8.self)
    return rest.isEmpty || ["G", "g", "F", "p"].contains(rest) || rest.hasPrefix("/")
      || rest.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// `cmake -E COMMAND`: small tools under names of their own (cmake(1), "Run a Command-Line Tool").
  mutating func runCMakeTool(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Bool {
    guard let first = arguments.first, first.text == "-E" else { return false }
    guard let tool = arguments.dropFirst().first else { return true }
    var words = Array(arguments.dropFirst(2))
    func word(_ text: String) -> Argument { Argument(text: text, unknown: nil, range: tool.range) }
    let here = place.through("cmake -E")
    switch tool.text {
    case "rm": words.insert(word("rm"), at: 0)
    case "remove", "remove_directory": words.insert(contentsOf: [word("rm"), word("-r")], at: 0)
    case "copy", "copy_if_different", "copy_directory", "copy_directory_if_different":
      words.insert(contentsOf: [word("cp"), word("-r")], at: 0)
    case "rename": words.insert(word("mv"), at: 0)
    case "create_symlink": words.insert(contentsOf: [word("ln"), word("-s")], at: 0)
    case "create_hardlink": words.insert(word("ln"), at: 0)
    case "make_directory": words.insert(contentsOf: [word("mkdir"), word("-p")], at: 0)
    case "touch", "cat", "tar", "time", "env", "sleep": words.insert(word(tool.text), at: 0)
    case "touch_nocreate": words.insert(word("touch"), at: 0)
    case "chdir":
      guard let directory = words.first else { return true }
      words.removeFirst()
      enter(directory, "cmake -E chdir", &state, here)
    case "echo", "echo_append", "true", "false", "capabilities", "environment", "md5sum", "sha256sum", "compare_files",
      "help":
      if tool.text == "environment" { opaque(Self.environmentReason, range, place.via) }
      return true
    default:
      opaque("`cmake -E \(tool.text.prefix(40))` is not known", tool.range, place.via)
      return true
    }
    if !words.isEmpty { _ = run(words, range, &state, here) }
    return true
  }
}

/// Statements for databases, and the commands of their shells.
enum StatementText {
  /// Meta commands of `sqlite3` that only show or change how is shown.
  private static let shown: Set<String> = [
    "tables", "table", "schema", "headers", "header", "mode", "indexes", "indices", "index", "databases", "width",
    "nullvalue", "quit", "exit", "timer", "stats", "help", "show", "print", "dump", "fullschema", "separator", "echo",
    "eqp", "explain", "changes", "bail", "timeout", "version", "dbinfo", "lint", "prompt", "limit", "tab",
  ]
  /// Functions and clauses that read, write or run files and programs.
  private static let reaching = [
    "writefile", "readfile", "load_extension", "edit(", "fsdir", "pg_read_file", "pg_read_binary_file", "pg_ls_dir",
    "lo_import", "lo_export", "program", "load_file", "outfile", "dumpfile", "load data", "dblink", "sys_exec",
    "sys_eval", "plpython", "plperlu", "xp_cmdshell", "install ", "read_csv", "read_text", "read_blob", "copy ",
    "attach ", "vacuum into", "source ", "system ",
  ]

  /// A word without the name of the option that it is glued to.
  static func value(of word: String) -> String {
    guard word.hasPrefix("--") else { return word }
    return String(decoding: word.utf8.drop { $0 != UInt8(ascii: "=") }, as: UTF8.self)
  }

  /// Whether a word that cannot be told is the URL of a database by the name of its variable: `"$DATABASE_URL"`.
  static func isConnection(_ source: String) -> Bool {
    guard source.hasPrefix("\"$"), source.hasSuffix("\"") else { return false }
    var name = source.dropFirst(2).dropLast()
    if name.hasPrefix("{"), name.hasSuffix("}") { name = name.dropFirst().dropLast() }
    return name.utf8.allSatisfy { $0 == 0x5F || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) }
      && ["URL", "URI", "DSN"].contains(where: name.hasSuffix)
  }

  /// Whether JavaScript for the shell of a database may reach beyond it.
  static func isProgram(_ text: String) -> Bool {
    [
      "load(", "require", "import", "process", "eval", "child_process", "fs.", "Function", "$where", "mapReduce",
      "cat(",
      "hostname", "runProgram", "[", "`", "\\", "drop",
    ].contains { text.contains($0) }
  }

  /// Whether the text may do more than ask and change the database.
  static func reachesOut(_ text: String) -> Bool {
    let lower = String(
      decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
      as: UTF8.self
    )
    // `\d` and its like show; every other backslash is a command of `psql` or `mysql`.
    if lower.utf8.contains(UInt8(ascii: "\\")) {
      let pieces = lower.utf8.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).dropFirst()
      let harmless: [UInt8] = Array("dlqtxzh?np".utf8)
      guard
        pieces.allSatisfy({ piece in
          piece.first.map { harmless.contains($0) && !piece.contains(UInt8(ascii: "|")) } ?? false
        })
      else { return true }
    }
    if lower.utf8.contains(UInt8(ascii: "`")) { return true }
    for line in lower.utf8.split(separator: 0x0A) {
      let line = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard line.first == UInt8(ascii: ".") else { continue }
      let name = String(decoding: line.dropFirst().prefix { $0 >= 0x61 && $0 <= 0x7A }, as: UTF8.self)
      if !name.isEmpty, !shown.contains(name) { return true }
    }
    return reaching.contains { lower.contains($0) }
  }
}
