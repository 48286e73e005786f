/// A command as a list of words, searched like a command line in which no word has a blank.
struct CommandLineWords {
  /// The secrets, each with the index of its word and its place there in UTF-8 bytes.
  let secrets: [(word: Int, range: Range<Int>)]

  init(program: String, words: [String]) {
    var bytes = Array(program.utf8)
    var starts: [Int] = []
    for word in words {
      bytes.append(0x20)
      starts.append(bytes.count)
      // What would end a word or a command inside of it is put out of the way, byte for byte.
      bytes += word.utf8.map { " \t\r\n|;\"'`".utf8.contains($0) ? 0x01 : $0 }
    }
    var found: [SecretFinding] = []
    CommandCredentialFinder.find(in: ScannedText(bytes: bytes), &found)
    secrets = found.compactMap { finding in
      guard let index = starts.lastIndex(where: { $0 <= finding.range.lowerBound }) else { return nil }
      let range = finding.range.lowerBound - starts[index]..<finding.range.upperBound - starts[index]
      return range.upperBound <= words[index].utf8.count ? (index, range) : nil
    }
  }
}
