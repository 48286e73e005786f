/// All phrases, compiled against one vocabulary.
struct PhraseBook: Sendable {
  let vocabulary: Vocabulary
  let phrases: [CompiledPhrase]
  /// The phrases that can begin with a word, by its number.
  let byFirstWord: [[Int]]

  static let standard = PhraseBook(
    english + paraphrases + secrets + german + nordic + dutch + french + spanish + portuguese + italian + slavic + greek
      + turkish
      + arabic + hebrew + persian + hindi + thai + vietnamese + indonesian + chinese + japanese + korean,
    lists: lists
  )

  init(_ phrases: [Phrase], lists: [String: String]) {
    var vocabulary = Vocabulary()
    let parsed = phrases.map { ($0, Self.slots(of: $0.pattern, lists: lists, &vocabulary)) }
    let size = vocabulary.count / 64 + 1
    let compiled = parsed.map { phrase, slots in
      CompiledPhrase(
        kind: phrase.kind,
        severity: phrase.severity,
        slots: slots.map { slot in
          var words = [UInt64](repeating: 0, count: size)
          for number in slot.numbers { words[Int(number >> 6)] |= 1 << UInt64(number & 63) }
          return CompiledPhrase.Slot(words: words, gap: slot.gap, isOptional: slot.isOptional)
        }
      )
    }
    var byFirstWord = [[Int]](repeating: [], count: vocabulary.count + 1)
    for (index, (_, slots)) in parsed.enumerated() {
      for number in slots.first?.numbers ?? [] { byFirstWord[Int(number)].append(index) }
    }
    self.vocabulary = vocabulary
    self.phrases = compiled
    self.byFirstWord = byFirstWord
  }

  private struct Slot {
    var numbers: Set<UInt16>
    var gap: Int
    var isOptional: Bool
  }

  private static func slots(of pattern: String, lists: [String: String], _ vocabulary: inout Vocabulary) -> [Slot] {
    var slots: [Slot] = []
    var gap = 0
    for part in pattern.split(separator: " ") {
      if part.first == "~" {
        gap = Int(part.dropFirst()) ?? 0
        continue
      }
      let isOptional = part.first == "?"
      var numbers: Set<UInt16> = []
      for alternative in part.drop(while: { $0 == "?" }).split(separator: "|") {
        let words = alternative.first == "@" ? lists[String(alternative.dropFirst())] ?? "" : String(alternative)
        for word in words.split(separator: " ") { numbers.insert(vocabulary.number(of: String(word))) }
      }
      slots.append(Slot(numbers: numbers, gap: gap, isOptional: isOptional))
      gap = 0
    }
    return slots
  }
}
