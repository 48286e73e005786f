/// A word of a text as the phrases see it.
struct FoldedWord {
  /// Its number in the vocabulary, read forwards, backwards, and rotated by 13; 0 where it is in none.
  var plain: UInt16 = 0
  var reversed: UInt16 = 0
  var rotated: UInt16 = 0
  /// Where it stands in the source, in UTF-8 bytes.
  var start: UInt32 = 0
  var end: UInt32 = 0
  /// The folded character, where the word is a single one that may be part of a spaced-out word; else 0.
  var unit: UInt32 = 0
}

/// The words of a text, folded: what a reader would take them for, whatever marks, alphabets and markup they are cut by.
struct FoldedText {
  private(set) var words: [FoldedWord] = []
  private let vocabulary: Vocabulary
  private var hash = WordHash()
  private var unleeted = WordHash()
  private var length = 0
  private var start = 0
  private var end = 0
  private var hasLetter = false
  private var hasDigit = false
  private var last: UInt32 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    words.reserveCapacity(range.count / 6)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if ByteClass.alphanumeric.contains(byte) {
        add(UInt32(byte | (byte.isASCIIUpper ? 0x20 : 0)), at: index, width: 1)
        index += 1
      } else if byte < 0x80 {
        index = ascii(byte, bytes, at: index)
      } else {
        let (value, width) = ScalarReader.read(bytes, at: index)
        if (0xFF01...0xFF5E).contains(value) {
          let character = LetterFold.fold(value)
          if ByteClass.alphanumeric.contains(UInt8(truncatingIfNeeded: character)) {
            add(character, at: index, width: width)
          } else {
            finishWord()
          }
        } else {
          beyondASCII(value, at: index, width: width)
        }
        index += width
      }
    }
    finishWord()
    words = UnitMerger.merge(words, vocabulary: vocabulary)
  }

  private mutating func beyondASCII(_ value: UInt32, at index: Int, width: Int) {
    switch CharacterRole.of(value) {
    case .letter: add(LetterFold.fold(value), at: index, width: width)
    case .nothing: break
    case .unit:
      finishWord()
      add(value, at: index, width: width)
      finishWord()
    // An apostrophe belongs to its word: don’t.
    case .separator: if value != 0x2019 && value != 0x2018 { finishWord() }
    }
  }

  /// Takes a character of ASCII that is no letter and no digit; returns where to go on.
  private mutating func ascii(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch byte {
    // Marks of emphasis and quotes inside a word do not end it; around it they change nothing.
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "'"):
      if length == 0 || index + 1 >= bytes.count || !Self.mayGoOn(bytes[index + 1]) { finishWord() }
      return index + 1
    case UInt8(ascii: "<") where length > 0:
      if let end = InlineMarkup.end(in: bytes, from: index) { return end }
      finishWord()
      return index + 1
    case UInt8(ascii: "-") where length > 0 && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"):
      // A word that is broken at the end of a line goes on in the next.
      var next = index + 2
      while next < bytes.count, next - index < 32, bytes[next] == UInt8(ascii: " ") { next += 1 }
      return next
    default:
      finishWord()
      return index + 1
    }
  }

  private static func mayGoOn(_ byte: UInt8) -> Bool {
    byte >= 0x80 || ByteClass.alphanumeric.contains(byte) || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "`")
      || byte == UInt8(ascii: "~")
  }

  private mutating func add(_ character: UInt32, at index: Int, width: Int) {
    if length == 0 { start = index }
    hash.add(character)
    if (0x30...0x39).contains(character) {
      hasDigit = true
      unleeted.add(Self.letter(ofDigit: character))
    } else {
      hasLetter = true
      unleeted.add(character)
    }
    length += 1
    last = character
    end = index + width
  }

  private mutating func finishWord() {
    guard length > 0 else { return }
    var word = FoldedWord(start: UInt32(start), end: UInt32(end))
    let hashes = hasDigit && hasLetter ? [hash.value, unleeted.value] : nil
    let entry = vocabulary.entry(hash.value) ?? hashes.flatMap { vocabulary.entry($0[1]) }
    if let entry {
      word.plain = entry.plain
      word.reversed = entry.reversed
      word.rotated = entry.rotated
    }
    if length == 1, !hasDigit { word.unit = last }
    words.append(word)
    hash = WordHash()
    unleeted = WordHash()
    length = 0
    hasLetter = false
    hasDigit = false
  }

  /// `1gn0re`: the letter that a digit stands for.
  private static func letter(ofDigit digit: UInt32) -> UInt32 {
    switch digit {
    case 0x30: 0x6F
    case 0x31: 0x69
    case 0x33: 0x65
    case 0x34: 0x61
    case 0x35: 0x73
    case 0x37: 0x74
    default: digit
    }
  }
}
