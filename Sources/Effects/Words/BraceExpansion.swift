import ShellSyntax

/// `{a,b}` and `{1..3}`, which bash expands before anything else and only by the text of the word.
struct BraceExpansion {
  /// One element of a word: an unquoted byte, or a part that braces do not look into.
  enum Token {
    case byte(UInt8)
    case part(WordPart)
    /// A quoted text of no bytes, which is a word all the same.
    case empty

    func isByte(_ character: Unicode.Scalar) -> Bool {
      if case .byte(let byte) = self { byte == UInt8(ascii: character) } else { false }
    }
  }

  let limit: Int

  /// The words that the word makes, each as tokens; nil where they are more than the limit.
  func expand(_ parts: [WordPart]) -> [[Token]]? {
    let tokens = Self.tokens(parts)
    guard tokens.contains(where: { $0.isByte("{") }) else { return [tokens] }
    return expand(tokens[...], BracePairs(tokens), depth: 0)
  }

  /// Whether an expansion has put bytes of a name behind a variable's name, so that it is another variable: braces come first,
  /// and `$a{b,c}` is `$ab $ac`.
  static func changesName(_ after: [Token]) -> Bool {
    for (token, next) in zip(after, after.dropFirst()) {
      guard case .part(let part) = token, case .parameter(let expansion) = part.kind, !expansion.isBraced,
        part.quoting == .none, let first = expansion.name.utf8.first, isNameByte(first), first < 0x30 || first > 0x39
      else { continue }
      switch next {
      case .byte(let byte): if isNameByte(byte) || byte == UInt8(ascii: "[") { return true }
      case .part, .empty: continue
      }
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  static func tokens(_ parts: [WordPart]) -> [Token] {
    parts.flatMap { part -> [Token] in
      if case .literal(let bytes) = part.kind, part.quoting == .none { return bytes.map(Token.byte) }
      return [.part(part)]
    }
  }

  private func expand(_ tokens: ArraySlice<Token>, _ pairs: BracePairs, depth: Int) -> [[Token]]? {
    guard depth < 24 else { return nil }
    for open in tokens.indices where tokens[open].isByte("{") {
      // `${` never begins a brace expression; a lone dollar is a literal byte.
      if open > tokens.startIndex, tokens[open - 1].isByte("$") { continue }
      guard let close = pairs.close(of: open) else { continue }
      let middles: [[Token]]?
      if pairs.hasComma(in: open) {
        middles = expand(pieces(tokens[(open + 1)..<close]), pairs, depth: depth)
      } else if pairs.isFlat(open), let sequence = sequence(Array(tokens[(open + 1)..<close])) {
        middles = sequence
      } else {
        continue
      }
      guard let middles, let suffixes = expand(tokens[(close + 1)...], pairs, depth: depth + 1) else { return nil }
      guard middles.count * suffixes.count <= limit else { return nil }
      let prefix = Array(tokens[..<open])
      return middles.flatMap { middle in suffixes.map { prefix + middle + $0 } }
    }
    return [Array(tokens)]
  }

  /// What the alternatives make, one after the other.
  private func expand(_ pieces: [ArraySlice<Token>], _ pairs: BracePairs, depth: Int) -> [[Token]]? {
    var result: [[Token]] = []
    for piece in pieces {
      guard let inner = expand(piece, pairs, depth: depth + 1), result.count + inner.count <= limit else { return nil }
      result += inner
    }
    return result
  }

  /// The alternatives between two braces: what commas part that stand in no inner braces.
  private func pieces(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var depth = 0
    var pieces: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    for place in tokens.indices {
      if tokens[place].isByte("{") { depth += 1 }
      if tokens[place].isByte("}") { depth -= 1 }
      guard depth == 0, tokens[place].isByte(",") else { continue }
      pieces.append(tokens[start..<place])
      start = place + 1
    }
    return pieces + [tokens[start...]]
  }

  /// `a..b` or `a..b..step` with numbers or single letters.
  private func sequence(_ tokens: [Token]) -> [[Token]]? {
    let bytes = tokens.compactMap { token -> UInt8? in if case .byte(let byte) = token { byte } else { nil } }
    guard bytes.count == tokens.count else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let pieces = Self.splitAtDoubleDots(text)
    guard pieces.count == 2 || pieces.count == 3 else { return nil }
    let step = pieces.count == 3 ? Int(pieces[2]).map { Int(clamping: $0.magnitude) } : 1
    guard let step else { return nil }
    if let first = Int(pieces[0]), let last = Int(pieces[1]) {
      let width =
        Self.isPadded(pieces[0]) || Self.isPadded(pieces[1]) ? max(pieces[0].utf8.count, pieces[1].utf8.count) : 0
      return numbers(first, last, step).map { Self.padded($0, width).utf8.map(Token.byte) }
    }
    let letters = [pieces[0], pieces[1]].compactMap { $0.utf8.count == 1 ? $0.utf8.first : nil }
    guard letters.count == 2, letters.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return nil }
    // The backslash between the letters is taken for a quote.
    return numbers(Int(letters[0]), Int(letters[1]), step).map {
      $0 == 0x5C ? [.empty] : [.byte(UInt8(truncatingIfNeeded: $0))]
    }
  }

  /// At most one more than the limit, so that the caller sees that they are too many.
  private func numbers(_ first: Int, _ last: Int, _ step: Int) -> [Int] {
    var result: [Int] = []
    let stride = first <= last ? max(1, step) : -max(1, step)
    var value = first
    while result.count <= limit, stride > 0 ? value <= last : value >= last {
      result.append(value)
      let (next, overflow) = value.addingReportingOverflow(stride)
      if overflow { break }
      value = next
    }
    return result
  }

  private static func splitAtDoubleDots(_ text: String) -> [String] {
    var pieces: [[UInt8]] = [[]]
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "."), rest.first == UInt8(ascii: ".") {
        _ = rest.popFirst()
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isPadded(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return digits.count > 1 && digits.first == UInt8(ascii: "0")
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "-" : ""
    return sign + String(repeating: "0", count: max(0, width - digits.utf8.count - sign.utf8.count)) + digits
  }
}
