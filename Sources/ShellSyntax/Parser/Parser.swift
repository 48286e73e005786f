/// A recursive descent over the bytes of a command line, without a separate lexer: in bash the meaning of a byte depends on
/// where the grammar stands, so that one reader that knows both cannot disagree with itself.
struct Parser {
  /// The text; where aliases were expanded, with their texts in it.
  var bytes: [UInt8]
  let options: ParseOptions
  /// The offset in the whole text of each byte, where the bytes are not the text itself (inside backticks, `<<-`, with
  /// aliases expanded).
  var offsets: [Int]?
  /// Where this reader stops; not always the end of `bytes`.
  var end: Int
  var position: Int
  var budget: Budget
  /// Here-documents whose bodies begin after the next newline, as indices into `budget.hereDocuments`.
  var pending: [PendingHereDocument] = []
  /// How many `$(…)` and process substitutions are open.
  var openSubstitutions = 0
  /// Whether a here-document was begun in the innermost open substitution.
  var hasDocumentInSubstitution = false
  /// Whether what is read belongs to an array within `$(…)` or `<(…)`.
  var isInSubstitutedArray = false
  /// The blanks, comments and newlines that were skipped last: no node ends with them.
  var skipped = 0..<0
  /// Where the first command of the innermost `$(…)` begins, if it stands on the line of the parenthesis.
  var substitutionStart = -1
  /// Where in the arithmetic read last a bracket stands behind `$$`.
  var bracketBehindNumber: Int?
  /// How many semicolons outside of quotes the arithmetic read last has.
  var semicolons = 0
  /// Whether the command just read ends with a word or parenthesis of its own (`}`, `fi`, `)`), after which bash still
  /// looks for reserved words.
  var reservedWordMayFollow = false
  /// Whether `+(…)` is a pattern here: `extglob` is on, or the right side of `==` in `[[`.
  var extendedPatterns: Bool
  /// The aliases that are expanded, by name.
  var aliases: [[UInt8]: [UInt8]]
  /// Where texts of aliases stand in `bytes`.
  var aliasRegions: [AliasRegion] = []
  /// The aliases that were expanded since the last simple command was read.
  var expanded: [[UInt8]] = []

  init(bytes: [UInt8], options: ParseOptions) {
    self.init(bytes: bytes, options: options, offsets: nil, budget: Budget())
  }

  init(bytes: [UInt8], options: ParseOptions, offsets: [Int]?, budget: Budget) {
    self.bytes = bytes
    self.options = options
    self.offsets = offsets
    self.budget = budget
    end = bytes.count
    position = 0
    extendedPatterns = options.extendedPatterns
    aliases = options.aliases
  }

  /// What all readers of one text share.
  struct Budget {
    var nodes = 0
    var depth = 0
    var work = 0
    var aliasExpansions = 0
    var hereDocuments: [HereDocument?] = []
    /// For each `((` that was tried as arithmetic: whether it was. Without it nested ones would be tried again and again.
    var arithmeticAt: [Int: Bool] = [:]
    /// For each `((` of a substitution that is no arithmetic: how far before the end of the reader's bytes it ends.
    var pairedEnds: [Int: Int] = [:]
  }

  struct PendingHereDocument {
    let index: Int
    let delimiter: [UInt8]
    let isQuoted: Bool
    let stripsTabs: Bool
  }
}

// MARK: Places

extension Parser {
  /// The offset in the whole text of a position in `bytes`.
  func offset(_ position: Int) -> Int {
    guard let offsets else { return position }
    return position < offsets.count ? offsets[position] : offsets.last ?? 0
  }

  /// From `start` to the end of what was read, without what was skipped behind it.
  func range(from start: Int) -> Range<Int> {
    var stop = position
    if skipped.upperBound == position { stop = max(start, skipped.lowerBound) }
    while isContinuation(before: stop, from: start) { stop -= 2 }
    let lower = offset(start)
    return lower..<max(lower, offset(stop))
  }

  /// Whether a backslash that is not escaped itself and a newline end at `stop`.
  private func isContinuation(before stop: Int, from start: Int) -> Bool {
    guard stop - 2 >= start, bytes[stop - 1] == Byte.newline, bytes[stop - 2] == Byte.backslash else { return false }
    return bytes[start..<stop - 1].reversed().prefix { $0 == Byte.backslash }.count % 2 == 1
  }
}

// MARK: Reading

extension Parser {
  /// The byte at the position as it stands, without regard to line continuations.
  var raw: UInt8? { position < end ? bytes[position] : nil }

  /// The next byte, after any line continuations (a backslash and a newline), which bash removes everywhere but in single
  /// quotes and comments.
  mutating func peek() -> UInt8? {
    position = skippingContinuations(position)
    return raw
  }

  /// The byte after the next one, after line continuations.
  mutating func peekSecond() -> UInt8? {
    position = skippingContinuations(position)
    guard position < end else { return nil }
    let second = skippingContinuations(position + 1)
    return second < end ? bytes[second] : nil
  }

  mutating func skippingContinuations(_ start: Int) -> Int {
    var place = start
    budget.work += 1
    while place + 1 < end, bytes[place] == Byte.backslash, bytes[place + 1] == Byte.newline {
      place += 2
      budget.work += 2
    }
    return place
  }

  /// Steps over one byte; the caller has looked at it.
  mutating func advance() {
    position += 1
    budget.work += 1
  }

  /// Steps over the next byte where it is this one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    advance()
    return true
  }

  var isAtEnd: Bool { position >= end }
}

// MARK: Budget

extension Parser {
  mutating func countNode() throws(ShellSyntaxError) {
    budget.nodes += 1
    guard budget.nodes <= options.maximumNodes else {
      throw .tooManyNodes(limit: options.maximumNodes, at: offset(position))
    }
  }

  mutating func enter() throws(ShellSyntaxError) {
    budget.depth += 1
    guard budget.depth <= options.maximumDepth else {
      throw .tooDeep(limit: options.maximumDepth, at: offset(position))
    }
  }

  mutating func leave() { budget.depth -= 1 }

  /// The error for whatever stands at the position.
  mutating func unexpected() -> ShellSyntaxError {
    guard let byte = peek() else { return .unexpected("end of the command", at: offset(position)) }
    if byte == Byte.newline { return .unexpected("newline", at: offset(position)) }
    var stop = position + 1
    if !Byte.isMeta(byte) {
      while stop < end, stop < position + 32, !Byte.isMeta(bytes[stop]) { stop += 1 }
    }
    return .unexpected("`\(String(decoding: bytes[position..<stop], as: UTF8.self))`", at: offset(position))
  }
}
