/// Puts words together that stand there character by character: `i g n o r e`, and scripts without blanks.
enum UnitMerger {
  private static let longestWord = 16

  static func merge(_ words: [FoldedWord], vocabulary: Vocabulary) -> [FoldedWord] {
    guard words.contains(where: { $0.unit != 0 }) else { return words }
    var merged: [FoldedWord] = []
    merged.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      let end = endOfRun(words, from: index)
      let isScript = words[index].unit >= 0x80
      // Single Latin letters are common where few stand together: `a b c`.
      if end - index >= (isScript ? 2 : 5) {
        segment(words[index..<end], vocabulary, into: &merged)
        index = end
      } else {
        merged.append(words[index])
        index += 1
      }
    }
    return merged
  }

  private static func endOfRun(_ words: [FoldedWord], from start: Int) -> Int {
    guard words[start].unit != 0 else { return start }
    var end = start + 1
    while end < words.count, words[end].unit != 0, words[end].start - words[end - 1].end <= 8 { end += 1 }
    return end
  }

  /// Cuts a run into the longest words that the vocabulary knows; what it does not know stays single.
  private static func segment(_ run: ArraySlice<FoldedWord>, _ vocabulary: Vocabulary, into merged: inout [FoldedWord])
  {
    var index = run.startIndex
    while index < run.endIndex {
      var hash = WordHash()
      var best: (end: Int, entry: Vocabulary.Entry)?
      for end in index..<min(run.endIndex, index + longestWord) {
        hash.add(run[end].unit)
        if end > index || run[index].unit >= 0x80, let entry = vocabulary.entry(hash.value), entry.plain != 0 {
          best = (end + 1, entry)
        }
      }
      guard let best else {
        merged.append(run[index])
        index += 1
        continue
      }
      var word = run[index]
      word.plain = best.entry.plain
      word.reversed = 0
      word.rotated = 0
      word.unit = 0
      word.end = run[best.end - 1].end
      merged.append(word)
      index = best.end
    }
  }
}
