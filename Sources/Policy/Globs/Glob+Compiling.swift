extension Glob {
  /// Compiles a pattern over a text that is no path: a program's name, an argument, a host. `*` matches anything.
  ///
  /// - Returns: nil with a reason where the pattern cannot be compiled.
  static func text(_ pattern: String) -> Result<Glob, GlobFault> { compile(Array(pattern.utf8), isPath: false) }

  /// Compiles a pattern over an absolute path. A leading slash is set where it lacks one, so that `**/x` also matches at the
  /// root of whatever the path is relative to.
  static func path(_ pattern: String) -> Result<Glob, GlobFault> {
    let bytes = Array(pattern.utf8)
    return compile(bytes.first == UInt8(ascii: "/") ? bytes : [UInt8(ascii: "/")] + bytes, isPath: true)
  }

  private static func compile(_ pattern: [UInt8], isPath: Bool) -> Result<Glob, GlobFault> {
    guard !pattern.isEmpty, pattern != [UInt8(ascii: "/")] else { return .failure(.empty) }
    var compiler = GlobCompiler(pattern: pattern, isPath: isPath)
    if let fault = compiler.compile() { return .failure(fault) }
    let tokens = compiler.tokens
    let literalCount = tokens.prefix { if case .byte = $0 { true } else { false } }.count
    let rest = Array(tokens[literalCount...])
    guard rest.count <= mostTokens else { return .failure(.tooLong) }
    let literal: [UInt8] = tokens.prefix(literalCount).compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    return .success(Glob(literal: literal, tokens: rest, crossesSlash: !isPath))
  }
}

/// Why a pattern cannot be compiled.
enum GlobFault: Error, CustomStringConvertible {
  case empty, openBracket, tooLong, badEscape, nonASCIISet

  var description: String {
    switch self {
    case .empty: "the pattern is empty"
    case .openBracket: "`[` is not closed, write `\\[` for the character itself"
    case .tooLong: "the pattern has more than \(Glob.mostTokens) characters after its first wildcard, split it"
    case .badEscape: "`\\` stands at the end, write `\\\\` for the character itself"
    case .nonASCIISet: "`[…]` takes ASCII characters only"
    }
  }
}

/// Turns a pattern into tokens.
private struct GlobCompiler {
  private let pattern: [UInt8]
  private let isPath: Bool
  private var index = 0
  private(set) var tokens: [Glob.Token] = []

  init(pattern: [UInt8], isPath: Bool) {
    self.pattern = pattern
    self.isPath = isPath
  }

  mutating func compile() -> GlobFault? {
    while index < pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "*"): takeStars()
      case UInt8(ascii: "?"):
        tokens += [.any, .continuation]
        index += 1
      case UInt8(ascii: "["): if let fault = takeSet() { return fault }
      case UInt8(ascii: "\\"):
        guard index + 1 < pattern.count else { return .badEscape }
        tokens.append(.byte(pattern[index + 1]))
        index += 2
      case let byte:
        tokens.append(.byte(byte))
        index += 1
      }
    }
    return nil
  }

  private mutating func takeStars() {
    let start = index
    while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
    let isDouble = index - start > 1 && isPath
    let followsSlash = tokens.last == .byte(UInt8(ascii: "/"))
    // Behind `**/` a component begins as behind a slash.
    let beginsComponent = followsSlash || tokens.last == .insideDirectory
    if isDouble, beginsComponent, index < pattern.count, pattern[index] == UInt8(ascii: "/") {
      index += 1
      if tokens.suffix(2) != [.directories, .insideDirectory] { tokens += [.directories, .insideDirectory] }
    } else if isDouble, followsSlash, index == pattern.count {
      tokens.removeLast()
      tokens += [.below, .everything]
    } else if isDouble {
      if tokens.last == .run { tokens.removeLast() }
      if tokens.last != .everything { tokens.append(.everything) }
    } else if tokens.last != .run, tokens.last != .everything {
      tokens.append(.run)
    }
  }

  private mutating func takeSet() -> GlobFault? {
    var set = ByteSet()
    var place = index + 1
    let negated = place < pattern.count && (pattern[place] == UInt8(ascii: "!") || pattern[place] == UInt8(ascii: "^"))
    if negated { place += 1 }
    let first = place
    while place < pattern.count, pattern[place] != UInt8(ascii: "]") || place == first {
      let byte = pattern[place]
      guard byte < 0x80 else { return .nonASCIISet }
      if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-"), pattern[place + 2] != UInt8(ascii: "]") {
        let last = pattern[place + 2]
        guard last < 0x80 else { return .nonASCIISet }
        if byte <= last { for member in byte...last { set.insert(member) } }
        place += 3
      } else {
        set.insert(byte)
        place += 1
      }
    }
    guard place < pattern.count else { return .openBracket }
    index = place + 1
    tokens.append(.set(set, negated: negated))
    return nil
  }
}
