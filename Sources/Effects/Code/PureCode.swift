/// Decides whether a one-liner only computes and prints.
///
/// It is no interpreter: it looks at each token with its neighbours. Every name must be a known harmless one or one that the
/// code binds itself, every member known to be harmless, every module one that only computes. A file may be read where its
/// name is a literal; a variable of the environment where its name is and does not sound like a secret.
struct PureCode {
  /// The files that the code uses.
  var files: [CodeFile] = []
  /// The patterns by which files are looked for.
  var patterns: [String] = []
  let names: PureNames
  private let language: PureLanguage
  private var imported: Set<String> = []
  /// Modules that are not known, of which the code may say the version and nothing else.
  private var shown: Set<String> = []
  /// Names for Node.js's `fs`.
  private var fileSystems: Set<String> = []
  /// What is bound by `from … import`.
  private var taken: Set<String> = []

  /// What the code does to files; nil where it may do anything else than compute, print, and use files by names that stand in
  /// it.
  static func files(_ code: String, interpreter: String) -> [CodeFile]? {
    guard code.utf8.count <= 8_192, let language = PureLanguage.named(interpreter),
      let tokens = PureTokens.of(code, language.kind)
    else { return nil }
    var pure = PureCode(language: language, tokens: tokens)
    guard pure.check() else { return nil }
    // What is found by no pattern may be any file.
    let patterns = pure.uses(["iterdir", "listdir", "scandir", "walk"]) || pure.patterns.isEmpty ? nil : pure.patterns
    return pure.files.map { file in
      var file = file
      if file.isTree, file.use == .read { file.patterns = patterns }
      return file
    }
  }

  private init(language: PureLanguage, tokens: [PureToken]) {
    self.language = language
    names = PureNames(tokens, language.kind)
  }

  var tokens: [PureToken] { names.tokens }

  func token(_ index: Int) -> PureToken { names.token(index) }

  private mutating func check() -> Bool {
    if language.kind == .javaScript { findFileSystems() }
    var index = 0
    while index < tokens.count {
      switch tokens[index] {
      case .name("import"), .name("from"):
        guard language.kind == .python, let next = afterImport(index) else { return false }
        index = next
        continue
      case .name(let name):
        let isMember = token(index - 1).isSign(".")
        guard isMember ? allowsMember(name, index) : allowsName(name, index) else { return false }
      case .sign(UInt8(ascii: "[")): if !allowsIndex(index) { return false }
      case .sign(UInt8(ascii: "/")):
        // In other languages it may begin a pattern; of paths it makes others.
        if language.kind != .python || usesPaths { return false }
      case .sign(UInt8(ascii: "%")), .sign(UInt8(ascii: "?")):
        // `%x(…)` runs a command in Ruby.
        if language.kind == .ruby { return false }
      case .sign(UInt8(ascii: "&")) where language.kind == .ruby: return false
      default: break
      }
      index += 1
    }
    return true
  }

  /// `const fs = require('fs')`
  private mutating func findFileSystems() {
    for index in tokens.indices {
      guard tokens[index] == .name("require"), token(index + 1).isSign("("), case .text(let module) = token(index + 2),
        Self.fileSystem.contains(module), token(index + 3).isSign(")"),
        token(index + 4) == .newline || token(index + 4).isSign(","),
        token(index - 1).isSign("="), case .name(let name) = token(index - 2), names.bindings[name] == 1
      else { continue }
      fileSystems.insert(name)
    }
  }

  private static let fileSystem: Set<String> = ["fs", "node:fs"]

  private mutating func allowsName(_ name: String, _ index: Int) -> Bool {
    if fileSystems.contains(name) { return token(index + 1).isSign("=") || takesFileSystem(index + 1) }
    if language.keywords.contains(name) { return true }
    if language.forbidden.contains(name) { return false }
    // A key of an object.
    if language.kind == .javaScript, token(index + 1).isSign(":"),
      token(index - 1).isSign("{") || token(index - 1).isSign(",")
    {
      return name != "__proto__"
    }
    // An argument that is given by its name.
    if language.kind == .python, token(index + 1).isSign("="), !token(index + 2).isSign("="),
      token(index - 1).isSign("(") || token(index - 1).isSign(","), !name.utf8.starts(with: "__".utf8)
    {
      return true
    }
    // A module is used by its members only, so that it cannot be had under another name.
    if imported.contains(name) { return token(index + 1).isSign(".") && !names.isBound(name) }
    if shown.contains(name) {
      let member = token(index + 2)
      return token(index + 1).isSign(".") && !names.isBound(name)
        && (member == .name("__version__") || member == .name("__file__") || member == .name("VERSION"))
    }
    switch name {
    case "open" where language.kind == .python: return takesOpen(index)
    case "Path" where language.kind == .python && taken.contains(name): return takesPath(index)
    case "require": return takesRequire(index)
    case "File":
      // Only `File.read("literal")`.
      return token(index + 1).isSign(".") && token(index + 2) == .name("read") && token(index + 3).isSign("(")
        && token(index + 5).isSign(")") && takes(at: index + 4, [.read])
    case "process", "console", "JSON", "Math", "Object", "Time", "Date", "STDIN":
      // Only their members, or `new Date()`.
      return !names.isBound(name) && token(index + 1).isSign(".") || name == "Date" && token(index + 1).isSign("(")
    default:
      return language.names.contains(name) || taken.contains(name)
        || names.isBound(name) && !name.utf8.starts(with: "__".utf8)
    }
  }

  private mutating func takesRequire(_ index: Int) -> Bool {
    let isCall = token(index + 1).isSign("(")
    guard case .text(let module) = token(index + (isCall ? 2 : 1)) else { return false }
    if language.modules.contains(module) { return true }
    guard language.kind == .javaScript, isCall, token(index + 3).isSign(")") else { return false }
    if Self.fileSystem.contains(module) {
      if token(index + 4).isSign(".") { return takesFileSystem(index + 4) }
      guard case .name(let name) = token(index - 2) else { return false }
      return fileSystems.contains(name)
    }
    guard module.hasSuffix(".json"), module.hasPrefix("."), PureNames.isPath(module) else { return false }
    files.append(CodeFile(path: module, use: .require))
    return true
  }

  private mutating func allowsMember(_ name: String, _ index: Int) -> Bool {
    if case .name(let module) = token(index - 2), shown.contains(module) { return true }
    if language.kind == .javaScript {
      // What was looked at with the name before it.
      if case .name(let owner) = token(index - 2), fileSystems.contains(owner) { return true }
      if token(index - 2).isSign(")"), case .text(let module) = token(index - 3), Self.fileSystem.contains(module),
        token(index - 5) == .name("require")
      {
        return true
      }
      if token(index - 2) == .name("env"), token(index - 4) == .name("process") { return !SecretName.isIn(name) }
      if name == "env" {
        guard case .name = token(index + 2) else { return false }
        return token(index - 2) == .name("process") && token(index + 1).isSign(".")
      }
    }
    guard language.members.contains(name) else { return false }
    let owner: String = if case .name(let name) = token(index - 2) { name } else { "" }
    if let narrow = language.narrow[owner], !token(index - 3).isSign(".") {
      guard narrow.contains(name) else { return false }
    }
    if language.kind == .python {
      if let answer = takesCall(owner, name, index) { return answer }
      if name == "Path" { return owner == "pathlib" && takesPath(index) }
    }
    switch name {
    case "environ", "getenv": return owner == "os" && allowsEnvironment(name, index)
    case "system":
      // `platform.system()` says what the machine is; `os.system` runs.
      return owner == "platform"
    case "dump": return ["json", "yaml", "ast"].contains(owner)
    case "load": return ["json", "JSON", "tomllib"].contains(owner)
    case "unlink",
      "remove" where language.kind == .python:
      // Of `os` they were looked at above; a list has a `remove`, a path has an `unlink`.
      return name == "remove"
    case "replace" where usesPaths: return hasPlainComma(index + 1)
    case "copy" where usesPaths: return token(index + 1).isSign("(") && token(index + 2).isSign(")")
    case "read" where language.kind == .ruby: return owner == "STDIN" || owner == "File"
    default: return true
    }
  }

  private var usesPaths: Bool { imported.contains("pathlib") || taken.contains("Path") }

  /// Whether a call has two arguments at least: `replace` of a text has, that of a path, which moves a file, has not.
  private func hasPlainComma(_ start: Int) -> Bool {
    guard token(start).isSign("(") else { return false }
    var depth = 0
    var found = false
    for index in start..<tokens.count {
      switch tokens[index] {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")), .sign(UInt8(ascii: "{")): depth += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")), .sign(UInt8(ascii: "}")):
        depth -= 1
        if depth == 0 { return found }
      case .sign(UInt8(ascii: ",")) where depth == 1: found = !token(index + 1).isSign(")")
      case .sign(UInt8(ascii: "*")) where depth == 1: return false
      default: break
      }
    }
    return false
  }

  /// `environ.get("NAME")`, `environ["NAME"]`, `getenv("NAME")`, and the names alone.
  private func allowsEnvironment(_ name: String, _ index: Int) -> Bool {
    if name == "environ", token(index + 1).isSign(")"), token(index - 3).isSign("("),
      case .name(let function) = token(index - 4), ["sorted", "list", "len"].contains(function)
    {
      return true
    }
    let isGet =
      name == "environ" && token(index + 1).isSign(".") && token(index + 2) == .name("get")
      && token(index + 3).isSign("(")
    let isCall = name == "getenv" && token(index + 1).isSign("(")
    let place = isGet ? index + 4 : isCall || token(index + 1).isSign("[") ? index + 2 : index
    guard case .text(let variable) = token(place) else { return false }
    let end = token(place + 1)
    return (end.isSign(")") || end.isSign(",") || end.isSign("]")) && !SecretName.isIn(variable)
      && PureNames.isPath(variable)
  }

  /// An index: anything in Python, whose members it cannot reach; a number or a plain literal in JavaScript.
  private func allowsIndex(_ index: Int) -> Bool {
    guard language.kind == .javaScript else { return true }
    switch token(index - 1) {
    case .name, .text, .number, .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")), .sign(UInt8(ascii: "}")),
      .sign(UInt8(ascii: ".")):
      guard token(index + 2).isSign("]") else { return false }
      if case .text(let key) = token(index + 1) {
        return !["constructor", "prototype"].contains(key) && !key.hasPrefix("__")
          && !key.utf8.contains(UInt8(ascii: "\\"))
      }
      return token(index + 1) == .number
    default: return true
    }
  }

  /// `import a, b.c as d` and `from a import b, c`: where it ends; nil where a module is not known to be harmless.
  private mutating func afterImport(_ start: Int) -> Int? {
    var index = start + 1
    func modulePath() -> (String, Int)? {
      guard case .name(var path) = token(index) else { return nil }
      var end = index + 1
      while token(end).isSign("."), case .name(let part) = token(end + 1) {
        path += "." + part
        end += 2
      }
      return (path, end)
    }
    if tokens[start] == .name("from") {
      guard let (module, end) = modulePath(), language.modules.contains(module), token(end) == .name("import") else {
        return nil
      }
      index = end + 1
      while case .name(let name) = token(index) {
        guard language.members.contains(name), !Self.onlyBehindTheirModule.contains(name),
          (name == "Path") == (module == "pathlib"),
          language.narrow[module].map({ $0.contains(name) && Self.given.contains(module) }) ?? true
        else { return nil }
        taken.insert(name)
        index += 1
        guard token(index).isSign(",") else { break }
        index += 1
      }
    } else {
      while let (module, end) = modulePath() {
        index = end
        // Another name would hide which module is meant.
        if token(index) == .name("as") { return nil }
        guard language.modules.contains(module) else {
          if module.contains(".") || Self.neverShown.contains(module) { return nil }
          shown.insert(module)
          guard token(index).isSign(",") else { break }
          index += 1
          continue
        }
        imported.insert(module.split(separator: ".").first.map(String.init) ?? module)
        guard token(index).isSign(",") else { break }
        index += 1
      }
    }
    return token(index) == .newline ? index : nil
  }

  /// Members that mean something else in each module.
  private static let onlyBehindTheirModule: Set<String> = [
    "system", "environ", "dump", "load", "glob", "iglob", "rglob", "getenv",
  ]

  /// Modules of which the members are allowed without their name as well.
  private static let given: Set<String> = ["pathlib", "csv", "functools", "copy", "ast", "zlib"]

  /// Modules that do something when they are imported.
  private static let neverShown: Set<String> = ["antigravity", "this", "idlelib", "pty", "code", "site", "turtledemo"]
}
