/// What the names of a piece of code stand for, as far as that can be told from how they are bound.
struct PureNames {
  /// How often each name is bound: by an assignment, a loop, as a parameter, behind `as`.
  private(set) var bindings: [String: Int] = [:]
  /// The texts that a name stands for, where it is bound once, to these.
  private var texts: [String: [String]] = [:]
  /// The directory below which the files lie that a name stands for, where it is bound once, to what `glob` gives.
  private var trees: [String: String] = [:]
  let tokens: [PureToken]
  /// Whether names are bound in a way that is not followed, so that none stands for a text.
  private var isUnclear = false

  init(_ tokens: [PureToken], _ kind: PureLanguage.Kind) {
    self.tokens = tokens
    switch kind {
    case .python: collectPython()
    case .javaScript: collectJavaScript()
    case .ruby: collectRuby()
    }
    if isUnclear { (texts, trees) = ([:], [:]) }
  }

  func isBound(_ name: String) -> Bool { bindings[name] != nil }

  /// The texts that stand at a place, where that is a literal or a name for some; nil where it cannot be told.
  func texts(at index: Int) -> [String]? {
    switch token(index) {
    case .text(let text): return Self.isPath(text) ? [text] : nil
    case .name(let name): return bindings[name] == 1 ? texts[name] : nil
    default: return nil
    }
  }

  /// The directory below which the files lie that the name at a place stands for.
  func tree(at index: Int) -> String? {
    guard case .name(let name) = token(index), bindings[name] == 1 else { return nil }
    return trees[name]
  }

  /// Whether a text can be the name of a file: an escape in it is not worked out.
  static func isPath(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains(UInt8(ascii: "\\")) && !text.utf8.contains(0)
      && text.utf8.first != UInt8(ascii: "|")
  }

  /// The directory that a pattern begins with; nil where it leads upwards behind that.
  static func top(of pattern: String) -> String? {
    guard isPath(pattern) else { return nil }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.prefix { part in !part.utf8.contains { "*?[".utf8.contains($0) } }
    if parts.dropFirst(fixed.count).contains("..") { return nil }
    let directory = (fixed.count == parts.count ? fixed.dropLast() : fixed).joined(separator: "/")
    return directory.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : directory
  }

  /// The token at a place, a newline beyond the ends.
  func token(_ index: Int) -> PureToken { tokens.indices.contains(index) ? tokens[index] : .newline }

  private func isName(_ index: Int, _ name: String) -> Bool { token(index) == .name(name) }

  private mutating func bind(_ name: String) { bindings[name, default: 0] += 1 }

  // MARK: - Python

  private mutating func collectPython() {
    var depth = 0
    var start = 0
    for index in tokens.indices {
      switch tokens[index] {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")), .sign(UInt8(ascii: "{")): depth += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")), .sign(UInt8(ascii: "}")): depth -= 1
      case .newline, .sign(UInt8(ascii: ":")):
        if depth <= 0 {
          bindTargets(start..<index)
          start = index + 1
        }
      case .name("for"): bindLoop(index)
      case .name("lambda"): bindParameters(from: index + 1, to: ":")
      case .name("def"):
        if case .name(let name) = token(index + 1) { bind(name) }
        bindParameters(from: index + 2, to: ")")
      case .name("as"):
        // What several names are bound to at once, as in `as (a, b)`, is not worked out.
        if case .name(let name) = token(index + 1) { bind(name) } else { isUnclear = true }
      case .name(let name):
        // `name := …`
        if token(index + 1).isSign(":"), token(index + 2).isSign("=") { bind(name) }
      default: break
      }
    }
    bindTargets(start..<tokens.count)
  }

  /// The targets of the assignments in a statement.
  private mutating func bindTargets(_ range: Range<Int>) {
    var depth = 0
    var brackets = 0
    var last: Int?
    for index in range {
      switch tokens[index] {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "{")): depth += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "}")): depth -= 1
      case .sign(UInt8(ascii: "[")): brackets += 1
      case .sign(UInt8(ascii: "]")): brackets -= 1
      case .sign(UInt8(ascii: "=")) where depth == 0 && brackets == 0:
        let isComparison =
          token(index + 1).isSign("=") || ["=", "<", ">", "!"].contains { token(index - 1).isSign($0) }
        if !isComparison { last = index }
      default: break
      }
    }
    guard let last else { return }
    brackets = 0
    for index in range.lowerBound..<last {
      switch tokens[index] {
      case .sign(UInt8(ascii: "[")): brackets += 1
      case .sign(UInt8(ascii: "]")): brackets -= 1
      case .name(let name):
        guard brackets == 0, !token(index - 1).isSign("."),
          ![".", "(", "["].contains(where: { token(index + 1).isSign($0) })
        else { continue }
        bind(name)
        if index == range.lowerBound, last == index + 1, range.upperBound == last + 2,
          case .text(let text) = token(last + 1),
          Self.isPath(text)
        {
          texts[name] = [text]
        }
      default: break
      }
    }
  }

  /// `for a, b in …`: up to `in` everything is bound.
  private mutating func bindLoop(_ start: Int) {
    var index = start + 1
    var names: [String] = []
    while index < tokens.count, !isName(index, "in") {
      if case .name(let name) = tokens[index] {
        bind(name)
        names.append(name)
      }
      index += 1
    }
    guard names.count == 1, let name = names.first else { return }
    index += 1
    let isSorted = isName(index, "sorted") && token(index + 1).isSign("(")
    if isSorted { index += 2 }
    if token(index).isSign("[") || token(index).isSign("(") {
      guard let (list, end) = literals(index), ends(at: end, isSorted) else { return }
      texts[name] = list
    } else if isName(index, "glob"), token(index + 1).isSign("."), isName(index + 2, "glob"),
      token(index + 3).isSign("("),
      case .text(let pattern) = token(index + 4), let top = Self.top(of: pattern)
    {
      let isRecursive = token(index + 5).isSign(",") && isName(index + 6, "recursive")
      let end = isRecursive ? index + 9 : index + 5
      if token(end).isSign(")"), ends(at: end + 1, isSorted) { trees[name] = top }
    }
  }

  /// Whether what a loop goes over ends here, so that nothing is added to it.
  private func ends(at index: Int, _ isSorted: Bool) -> Bool {
    if isSorted { return token(index).isSign(")") && ends(at: index + 1, false) }
    return [":", "]", ")", "}"].contains { token(index).isSign($0) } || isName(index, "if")
  }

  /// `['a', 'b']`, whole and of nothing else, and what follows it.
  private func literals(_ start: Int) -> (texts: [String], end: Int)? {
    var result: [String] = []
    var index = start + 1
    while case .text(let text) = token(index), Self.isPath(text) {
      result.append(text)
      index += 1
      guard token(index).isSign(",") else { break }
      index += 1
    }
    let isEnd = token(index).isSign("]") || token(index).isSign(")")
    return isEnd && !result.isEmpty ? (result, index + 1) : nil
  }

  private mutating func bindParameters(from start: Int, to end: Unicode.Scalar) {
    var depth = 0
    var index = start
    while index < tokens.count {
      if depth == 0, token(index).isSign(end), index > start { return }
      switch tokens[index] {
      case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")), .sign(UInt8(ascii: "{")): depth += 1
      case .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "]")), .sign(UInt8(ascii: "}")):
        depth -= 1
        if depth <= 0, end == ")" { return }
      case .name(let name):
        if index == start || ["(", ",", "*"].contains(where: { token(index - 1).isSign($0) }) { bind(name) }
      default: break
      }
      index += 1
    }
  }

  // MARK: - JavaScript and Ruby

  private mutating func collectJavaScript() {
    for index in tokens.indices {
      switch tokens[index] {
      case .name("const"), .name("let"), .name("var"):
        // Patterns bind names wherever they stand in them.
        if token(index + 1).isSign("[") || token(index + 1).isSign("{") { isUnclear = true }
      case .name(let name):
        guard !token(index - 1).isSign(".") else { continue }
        let isAssigned = token(index + 1).isSign("=") && !token(index + 2).isSign("=") && !token(index + 2).isSign(">")
        let isLoop =
          ["const", "let", "var"].contains { isName(index - 1, $0) }
          && (isName(index + 1, "of") || isName(index + 1, "in"))
        if isAssigned || isLoop { bind(name) }
        if isAssigned, isName(index - 1, "const"), case .text(let text) = token(index + 2), Self.isPath(text),
          token(index + 3) == .newline
        {
          texts[name] = [text]
        }
        if token(index + 1).isSign("="), token(index + 2).isSign(">") { bind(name) }
      case .sign(UInt8(ascii: ")")) where token(index + 1).isSign("=") && token(index + 2).isSign(">"):
        var back = index - 1
        var depth = 1
        while back >= 0, depth > 0 {
          if token(back).isSign(")") { depth += 1 }
          if token(back).isSign("(") { depth -= 1 }
          if case .name(let name) = token(back) { bind(name) }
          back -= 1
        }
      default: break
      }
    }
  }

  private mutating func collectRuby() {
    for index in tokens.indices {
      guard case .name(let name) = tokens[index], !token(index - 1).isSign(".") else { continue }
      let isAssigned = token(index + 1).isSign("=") && !token(index + 2).isSign("=")
      let isParameter = token(index + 1).isSign("|") && token(index - 1).isSign("|")
      if isAssigned || isParameter || isName(index - 1, "for") { bind(name) }
    }
  }
}
