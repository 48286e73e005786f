/// Finds phrases in text: forwards, and where long words of them stand there backwards or rotated by 13, that way too.
enum PhraseFinder {
  struct Match {
    var kind: TextFindingKind
    var severity: TextSeverity
    /// In UTF-8 bytes.
    var range: Range<Int>
    var disguise: Disguise
  }

  enum Disguise: String {
    case none = ""
    case reversed = ", written backwards"
    case rotated = ", rotated by 13 letters"
  }

  /// Texts are read window by window, so that the words of a long one need not all be kept. A phrase fits in the overlap.
  private static let window = 1 << 17
  private static let overlap = 2048
  /// How many of one kind and severity are listed.
  private static let mostOfAKind = 16

  static func find(
    in bytes: UnsafeBufferPointer<UInt8>,
    book: PhraseBook = .standard
  ) -> [Match] {
    var matches: [Match] = []
    var counts: [TextFindingKind: [Int]] = [:]
    var start = 0
    while start < bytes.count {
      let end = wordBorder(in: bytes, near: start + window)
      // What begins in the overlap is left to the next window, which sees all of it.
      let next = end < bytes.count ? max(start + 1, wordBorder(in: bytes, near: end - overlap)) : end
      let text = FoldedText(bytes, in: start..<end, vocabulary: book.vocabulary)
      for match in find(in: text, book: book) where match.range.lowerBound < next {
        // Many harmless ones must not hide the one that counts.
        let count = counts[match.kind, default: [0, 0, 0, 0]][match.severity.rawValue]
        guard count < mostOfAKind else { continue }
        counts[match.kind, default: [0, 0, 0, 0]][match.severity.rawValue] = count + 1
        matches.append(match)
      }
      start = next
    }
    return matches
  }

  /// A place at or shortly before `index` where no word is cut in two.
  private static func wordBorder(in bytes: UnsafeBufferPointer<UInt8>, near index: Int) -> Int {
    guard index < bytes.count else { return bytes.count }
    var place = index
    while place > 0, index - place < 512 {
      if ByteClass.space.contains(bytes[place - 1]) { return place }
      place -= 1
    }
    return ScalarReader.boundary(in: bytes, atOrBefore: index)
  }

  private static func find(in text: FoldedText, book: PhraseBook) -> [Match] {
    let words = text.words
    var matches: [Match] = []
    find(words.count, book, .none, number: { words[$0].plain }, place: { words[$0] }, into: &matches)
    var reversed = 0
    var rotated = 0
    for word in words {
      if word.reversed != 0, word.plain == 0, book.vocabulary.isLong[Int(word.reversed)] { reversed += 1 }
      if word.rotated != 0, word.plain == 0, book.vocabulary.isLong[Int(word.rotated)] { rotated += 1 }
    }
    let last = words.count - 1
    if reversed > 1 {
      find(
        words.count,
        book,
        .reversed,
        number: { words[last - $0].reversed },
        place: { words[last - $0] },
        into: &matches
      )
    }
    if rotated > 1 {
      find(words.count, book, .rotated, number: { words[$0].rotated }, place: { words[$0] }, into: &matches)
    }
    return matches
  }

  @inline(__always)
  private static func find(
    _ count: Int,
    _ book: PhraseBook,
    _ disguise: Disguise,
    number: (Int) -> UInt16,
    place: (Int) -> FoldedWord,
    into matches: inout [Match]
  ) {
    for index in 0..<count {
      let first = number(index)
      guard first != 0 else { continue }
      for candidate in book.byFirstWord[Int(first)] {
        let phrase = book.phrases[candidate]
        guard let end = phrase.end(from: index, count: count, number: number) else { continue }
        let (from, to) = (place(index), place(end - 1))
        let range = Int(min(from.start, to.start))..<Int(max(from.end, to.end))
        let severity = disguise == .none ? phrase.severity : .high
        add(Match(kind: phrase.kind, severity: severity, range: range, disguise: disguise), to: &matches)
      }
    }
  }

  /// Of overlapping matches of one kind the most severe stays.
  private static func add(_ match: Match, to matches: inout [Match]) {
    var index = matches.count
    while index > 0, matches.count - index < 8 {
      index -= 1
      guard matches[index].kind == match.kind, matches[index].range.overlaps(match.range) else { continue }
      if matches[index].severity < match.severity { matches[index] = match }
      return
    }
    matches.append(match)
  }
}
