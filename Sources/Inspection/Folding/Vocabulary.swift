/// The words that phrases are made of, by their hash.
struct Vocabulary: Sendable {
  struct Entry: Sendable {
    var plain: UInt16 = 0
    var reversed: UInt16 = 0
    var rotated: UInt16 = 0
  }

  private var entries: [UInt64: Entry] = [:]
  /// By hash: words that fold to one, such as `não` and `nao`, are one.
  private var numbers: [UInt64: UInt16] = [:]
  /// Most words of a text are not in the vocabulary: 2¹⁶ bits say so at once.
  private var filter = [UInt64](repeating: 0, count: 1024)
  /// Whether a number is that of a long word, which is no accident when it stands there backwards.
  private(set) var isLong: [Bool] = [false]

  var count: Int { numbers.count }

  @inline(__always)
  func entry(_ hash: UInt64) -> Entry? {
    guard filter[Int(hash >> 6 & 1023)] >> (hash & 63) & 1 == 1 else { return nil }
    return entries[hash]
  }

  /// The number of a word, which is taken in if it is new.
  mutating func number(of word: String) -> UInt16 {
    let folded = word.unicodeScalars.map(\.value).filter { $0 < 0x80 || CharacterRole.of($0) != .nothing }
      .map(LetterFold.fold)
    let hash = WordHash.of(folded)
    if let number = numbers[hash] { return number }
    let number = UInt16(clamping: numbers.count + 1)
    numbers[hash] = number
    isLong.append(folded.count >= 5)
    set(hash, \.plain, number)
    let isReversible = folded.count > 2 && !folded.elementsEqual(folded.reversed())
    if isReversible { set(WordHash.of(folded.reversed()), \.reversed, number) }
    if folded.allSatisfy({ (0x61...0x7A).contains($0) }) {
      set(WordHash.of(folded.map { ($0 - 0x61 + 13) % 26 + 0x61 }), \.rotated, number)
    }
    return number
  }

  private mutating func set(_ hash: UInt64, _ form: WritableKeyPath<Entry, UInt16>, _ number: UInt16) {
    entries[hash, default: Entry()][keyPath: form] = number
    filter[Int(hash >> 6 & 1023)] |= 1 << (hash & 63)
  }
}
