/// Decides whether a one-liner only computes and prints.
///
/// It is no interpreter: it looks at each token with its neighbours. Every name must be a known harmless one or one that the
/// code binds itself, every member known to be harmless, every module one that only computes. A file may be read where its
/// name is a literal; a variable of the environment where its name is and does not sound like a secret.
struct PureCode {
  /// The files that the code reads.
  private(set) var reads: [String] = []
  private let language: PureLanguage
  private let tokens: [PureToken]
  private var bound: Set<String> = []
  private var imported: Set<String> = []

  /// What the code reads; nil where it may do anything else than compute, print and read.
  static func reads(_ code: String, interpreter: String) -> [String]? {
    guard code.utf8.count <= 4_096, let language = PureLanguage.named(interpreter),
      let tokens = PureTokens.of(code, language.kind)
    else { return nil }
    var pure = PureCode(language: language, tokens: tokens)
    return pure.check() ? pure.reads : nil
  }

  private init(language: PureLanguage, tokens: [PureToken]) {
    self.language = language
    self.tokens = tokens
  }

  private func token(_ index: Int) -> PureToken { tokens.indices.contains(index) ? tokens[index] : .newline }

  private mutating func check() -> Bool {
    collectBound()
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
      case .sign(UInt8(ascii: "/")) where language.kind != .python: return false
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

  /// Names that the code binds: assigned, of a loop, parameters, and what follows `as`.
  private mutating func collectBound() {
    for index in tokens.indices {
      guard case .name(let name) = tokens[index], !token(index - 1).isSign(".") else { continue }
      let isAssigned = token(index + 1).isSign("=") && !token(index + 2).isSign("=")
      let isLoop = token(index - 1) == .name("for") || token(index - 1) == .name("as")
      let isParameter =
        token(index - 1) == .name("lambda") || token(index + 1).isSign(":") && token(index - 1).isSign(",")
        || token(index + 1).isSign("|") && token(index - 1).isSign("|")
      let isSecond = token(index - 1).isSign(",") && token(index + 1) == .name("in")
      if isAssigned || isLoop || isParameter || isSecond { bound.insert(name) }
    }
  }

  private mutating func allowsName(_ name: String, _ index: Int) -> Bool {
    if language.keywords.contains(name) { return true }
    if language.forbidden.contains(name) { return false }
    // A key of an object.
    if language.kind == .javaScript, token(index + 1).isSign(":"),
      token(index - 1).isSign("{") || token(index - 1).isSign(",")
    {
      return name != "__proto__"
    }
    // A module is used by its members only, so that it cannot be had under another name.
    if imported.contains(name) { return token(index + 1).isSign(".") && !bound.contains(name) }
    switch name {
    case "open" where language.kind == .python: return takesLiteralFile(index)
    case "require":
      guard case .text(let module) = token(index + (token(index + 1).isSign("(") ? 2 : 1)) else { return false }
      if language.modules.contains(module) { return true }
      guard language.kind == .javaScript, module.hasSuffix(".json"), module.hasPrefix("."),
        token(index + 1).isSign("("),
        token(index + 3).isSign(")")
      else { return false }
      reads.append(module)
      return true
    case "File":
      // Only `File.read("literal")`.
      return token(index + 1).isSign(".") && token(index + 2) == .name("read") && takesLiteralFile(index + 2)
    case "process", "console", "JSON", "Math", "Object", "Time", "Date", "STDIN":
      // Only their members, or `new Date()`.
      return !bound.contains(name) && token(index + 1).isSign(".") || name == "Date" && token(index + 1).isSign("(")
    default: return language.names.contains(name) || bound.contains(name) && !name.utf8.starts(with: "__".utf8)
    }
  }

  /// `(“literal”` and, in Python, a mode that only reads.
  private mutating func takesLiteralFile(_ index: Int) -> Bool {
    guard token(index + 1).isSign("("), case .text(let path) = token(index + 2),
      !path.utf8.contains(UInt8(ascii: "\\")),
      path.utf8.first != UInt8(ascii: "|")
    else { return false }
    switch token(index + 3) {
    case .sign(UInt8(ascii: ")")): break
    case .sign(UInt8(ascii: ",")):
      guard language.kind == .python else { return false }
      if case .text(let mode) = token(index + 4) {
        guard ["r", "rb", "rt"].contains(mode), token(index + 5).isSign(")") else { return false }
      } else {
        guard token(index + 4) == .name("encoding"), token(index + 5).isSign("="), case .text = token(index + 6),
          token(index + 7).isSign(")")
        else { return false }
      }
    default: return false
    }
    reads.append(path)
    return true
  }

  private func allowsMember(_ name: String, _ index: Int) -> Bool {
    guard language.members.contains(name) else { return false }
    if case .name(let owner) = token(index - 2), let narrow = language.narrow[owner], !token(index - 3).isSign(".") {
      guard narrow.contains(name) else { return false }
    }
    switch name {
    case "environ":
      // `environ.get("NAME")`, `environ["NAME"]`
      let isGet = token(index + 1).isSign(".") && token(index + 2) == .name("get") && token(index + 3).isSign("(")
      let value = isGet ? token(index + 4) : token(index + 1).isSign("[") ? token(index + 2) : .newline
      guard case .text(let variable) = value else { return false }
      let end = token(index + (isGet ? 5 : 3))
      return (end.isSign(")") || end.isSign(",") || end.isSign("]")) && !SecretName.isIn(variable)
    case "system":
      // `platform.system()` says what the machine is; `os.system` runs.
      return token(index - 2) == .name("platform")
    case "dump": return token(index - 2) == .name("json")
    case "load": return token(index - 2) == .name("json") || token(index - 2) == .name("JSON")
    case "read" where language.kind == .ruby:
      return token(index - 2) == .name("STDIN") || token(index - 2) == .name("File")
    default: return true
    }
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
        guard language.narrow[module] == nil, language.members.contains(name),
          !["system", "environ", "dump", "load"].contains(name)
        else { return nil }
        bound.insert(name)
        index += 1
        guard token(index).isSign(",") else { break }
        index += 1
      }
    } else {
      while let (module, end) = modulePath() {
        guard language.modules.contains(module) else { return nil }
        index = end
        // Another name would hide which module is meant.
        if token(index) == .name("as") { return nil }
        imported.insert(module.split(separator: ".").first.map(String.init) ?? module)
        guard token(index).isSign(",") else { break }
        index += 1
      }
    }
    return token(index) == .newline ? index : nil
  }
}
