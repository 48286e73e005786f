/// Collects the parts of a word; neighbouring bytes of the same quoting become one literal.
struct PartBuilder {
  private(set) var parts: [WordPart] = []
  private var literal: [UInt8] = []
  private var quoting: WordPart.Quoting = .none
  private var range = 0..<0

  /// Adds one byte that stands in the text at `place`.
  mutating func add(_ byte: UInt8, _ quoting: WordPart.Quoting, at place: Range<Int>) {
    if literal.isEmpty || quoting != self.quoting {
      flush()
      self.quoting = quoting
      range = place
    }
    literal.append(byte)
    range = range.lowerBound..<max(range.lowerBound, place.upperBound)
  }

  /// Adds text that is quoted as one, and may be empty: `""` makes a word where nothing would.
  mutating func add(_ text: [UInt8], _ quoting: WordPart.Quoting, over range: Range<Int>) {
    flush()
    parts.append(WordPart(kind: .literal(text), quoting: quoting, range: range))
  }

  mutating func add(_ part: WordPart) {
    flush()
    parts.append(part)
  }

  mutating func add(_ more: [WordPart]) {
    flush()
    parts += more
  }

  mutating func flush() {
    guard !literal.isEmpty else { return }
    parts.append(WordPart(kind: .literal(literal), quoting: quoting, range: range))
    literal = []
  }

  var isEmpty: Bool { parts.isEmpty && literal.isEmpty }

  /// The unquoted text at the end that is not yet a part.
  var bareTail: [UInt8] { quoting == .none ? literal : [] }

  /// Whether all there is so far is an unquoted name, behind which `[` begins an index.
  var isBareName: Bool { parts.isEmpty && Byte.isName(bareTail) }

  /// Whether what is there so far is `name=`, `name+=` or `name[index]=`, behind which `(` begins an array.
  var isAssignmentHead: Bool {
    var tail = bareTail[...]
    guard tail.popLast() == Byte.equals else { return false }
    if tail.last == Byte.plus { tail.removeLast() }
    if parts.isEmpty { return Byte.isName(tail) }
    guard parts.count == 2, tail.isEmpty, case .index = parts[1].kind else { return false }
    return true
  }
}
