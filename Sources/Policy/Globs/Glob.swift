/// A pattern over the bytes of a text: `*`, `?`, `[…]`, and for paths `**`.
///
/// It runs as a non-deterministic automaton whose states are the bits of one word, so that time is linear in the text
/// whatever the pattern: no backtracking that a hostile path could blow up.
struct Glob: Sendable {
  enum Token: Sendable, Equatable {
    case byte(UInt8)
    /// `?`: one character, in a path no slash. Its first byte; `continuation` takes the others of UTF-8.
    case any, continuation
    /// `[abc]`, `[a-z]`, `[!a]`, over ASCII.
    case set(ByteSet, negated: Bool)
    /// `*`: any bytes, in a path no slash.
    case run
    /// `**` that is no whole component: any bytes.
    case everything
    /// `**/`: no or some whole directories. Two tokens: between components, and inside one.
    case directories, insideDirectory
    /// `/**` at the end: here, or anything below.
    case below
  }

  /// The most tokens after the first wildcard: they are the bits of a word.
  static let mostTokens = 62

  /// The bytes before the first wildcard, compared directly.
  let literal: [UInt8]
  let tokens: [Token]
  private let crossesSlash: Bool
  /// The states in which the text may end.
  private let accepting: UInt64
  /// The bytes behind the last wildcard: every text that matches ends with them.
  let ending: [UInt8]
  /// For each state, those that are reached from it without reading, itself included.
  private let reached: [UInt64]
  /// The states from which others are reached without reading.
  private let passing: UInt64

  /// - Parameters:
  ///   - literal: what stands before the first wildcard.
  ///   - tokens: the rest, at most `mostTokens`.
  ///   - crossesSlash: whether a slash is a byte like any other, as in a text that is no path.
  init(literal: [UInt8], tokens: [Token], crossesSlash: Bool) {
    self.literal = literal
    self.tokens = tokens
    self.crossesSlash = crossesSlash
    accepting = Self.acceptingStates(tokens)
    reached = Self.reachedStates(tokens)
    passing = reached.enumerated().reduce(0) { $1.element == 1 << UInt64($1.offset) ? $0 : $0 | 1 << UInt64($1.offset) }
    let last = (tokens.lastIndex { if case .byte = $0 { false } else { true } }).map { $0 + 1 } ?? 0
    let tail: [UInt8] = tokens[last...].compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    ending = tokens.isEmpty ? literal : tail
  }

  /// Whether the whole text matches.
  ///
  /// - Parameter folding: whether ASCII letters of either case are alike.
  func matches(_ text: some BidirectionalCollection<UInt8>, folding: Bool) -> Bool {
    guard endsRight(text), let rest = afterLiteral(text, folding: folding) else { return false }
    if tokens.isEmpty { return rest.isEmpty }
    let states = run(rest, folding: folding)
    return states & accepting != 0
  }

  /// Whether the text ends as one that matches must: a quick look before the automaton runs, either case alike.
  private func endsRight(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    var end = text.endIndex
    for byte in ending.reversed() {
      guard end > text.startIndex else { return false }
      end = text.index(before: end)
      guard Self.same(byte, text[end], true) else { return false }
    }
    return true
  }

  /// Whether it begins with `**/`, so that a match may begin in any directory.
  var startsAnywhere: Bool { literal == [UInt8(ascii: "/")] && tokens.first == .directories }

  /// Whether something below the directory of that path could match, apart from patterns that match at any depth anyway.
  func canMatchBelow(_ directory: some Collection<UInt8>, folding: Bool) -> Bool {
    let path = Array(directory) + [UInt8(ascii: "/")]
    let common = min(path.count, literal.count)
    for index in 0..<common where !Self.same(path[index], literal[index], folding) { return false }
    if path.count <= literal.count { return true }
    let states = run(path[literal.count...], folding: folding)
    return states & ~trivialStates != 0
  }

  private func afterLiteral<Text: Collection<UInt8>>(_ text: Text, folding: Bool) -> Text.SubSequence? {
    var index = text.startIndex
    for byte in literal {
      guard index < text.endIndex, Self.same(text[index], byte, folding) else { return nil }
      index = text.index(after: index)
    }
    return text[index...]
  }

  /// The states that are alive after the bytes.
  private func run(_ bytes: some Sequence<UInt8>, folding: Bool) -> UInt64 {
    var states = closure(1)
    for byte in bytes {
      if states == 0 { return 0 }
      var next: UInt64 = 0
      var pending = states
      while pending != 0 {
        let index = pending.trailingZeroBitCount
        pending &= pending - 1
        if index < tokens.count { next |= step(index, byte, folding) }
      }
      states = closure(next)
    }
    return states
  }

  /// Where the state goes on reading the byte, before the closure.
  private func step(_ index: Int, _ byte: UInt8, _ folding: Bool) -> UInt64 {
    let stay: UInt64 = 1 << UInt64(index)
    let advance: UInt64 = stay << 1
    let isSlash = byte == UInt8(ascii: "/") && !crossesSlash
    switch tokens[index] {
    case .byte(let expected): return Self.same(byte, expected, folding) ? advance : 0
    case .any: return isSlash || Self.isContinuation(byte) ? 0 : advance
    case .continuation: return Self.isContinuation(byte) ? stay : 0
    case .set(let set, let negated): return !isSlash && set.contains(byte, folding: folding) != negated ? advance : 0
    case .run: return isSlash ? 0 : stay
    case .everything: return stay
    case .directories: return isSlash ? 0 : advance
    case .insideDirectory: return isSlash ? stay >> 1 : stay
    case .below: return isSlash ? advance : 0
    }
  }

  /// Adds the states that are reached without reading.
  private func closure(_ states: UInt64) -> UInt64 {
    var result = states
    var pending = states & passing
    while pending != 0 {
      result |= reached[pending.trailingZeroBitCount]
      pending &= pending - 1
    }
    return result
  }

  /// From behind, because every state reaches later ones only.
  private static func reachedStates(_ tokens: [Token]) -> [UInt64] {
    var reached = (0...tokens.count).map { 1 << UInt64($0) as UInt64 }
    for (index, token) in tokens.enumerated().reversed() {
      switch token {
      case .run, .everything, .continuation: reached[index] |= reached[index + 1]
      case .directories: reached[index] |= reached[min(index + 2, tokens.count)]
      default: continue
      }
    }
    return reached
  }

  private static func acceptingStates(_ tokens: [Token]) -> UInt64 {
    var accepting: UInt64 = 1 << UInt64(tokens.count)
    // `below` accepts where it stands; the token after it is `everything`, which the closure already passes.
    for (index, token) in tokens.enumerated() where token == .below { accepting |= 1 << UInt64(index) }
    return accepting
  }

  /// The states in which a pattern that begins with `**/` always is: being there says nothing of the path.
  private var trivialStates: UInt64 {
    guard startsAnywhere else { return 0 }
    return closure(1) | 0b10
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func same(_ left: UInt8, _ right: UInt8, _ folding: Bool) -> Bool {
    left == right || (folding && ASCII.lower(left) == ASCII.lower(right))
  }
}

/// ASCII letters without a locale.
enum ASCII {
  static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  static func lower(_ text: String) -> String { String(decoding: text.utf8.map(lower), as: UTF8.self) }
}

/// A set of ASCII bytes.
struct ByteSet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  func contains(_ byte: UInt8, folding: Bool) -> Bool {
    has(byte) || (folding && (has(ASCII.lower(byte)) || has(upper(byte))))
  }

  private func has(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  private func upper(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & ~0x20 : byte
  }
}
