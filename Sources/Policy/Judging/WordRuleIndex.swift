/// Rules by the word that they match: a program, a host, a Git operation.
struct WordRuleIndex: Sendable {
  private var exact: [FoldedHash: [Int]] = [:]
  /// By what stands behind the last wildcard from the first dot on, as in `*.example.com`, hashed from behind.
  private var endings: [FoldedHash: [Int]] = [:]
  /// Those that can match any word.
  private var others: [Int] = []

  /// - Parameter patterns: of which one must match; none means any word.
  mutating func insert(_ position: Int, _ patterns: TextPatterns) {
    if patterns.globs.isEmpty || patterns.globs.contains(where: { !Self.isFindable($0) }) {
      others.append(position)
      return
    }
    for glob in patterns.globs {
      if glob.tokens.isEmpty {
        exact[FoldedHash(glob.literal), default: []].append(position)
      } else {
        endings[Self.ending(glob), default: []].append(position)
      }
    }
  }

  /// The rules that can match the word, perhaps some twice.
  func candidates(for word: String) -> [Int] {
    var found = others
    if let positions = exact[FoldedHash(word.utf8)] { found += positions }
    if endings.isEmpty { return found }
    var hash = FoldedHash()
    for byte in word.utf8.reversed() {
      hash.add(byte)
      if byte == UInt8(ascii: "."), let positions = endings[hash] { found += positions }
    }
    return found
  }

  private static func isFindable(_ glob: Glob) -> Bool {
    glob.tokens.isEmpty || glob.ending.contains(UInt8(ascii: "."))
  }

  private static func ending(_ glob: Glob) -> FoldedHash {
    let start = glob.ending.firstIndex(of: UInt8(ascii: ".")) ?? glob.ending.endIndex
    return FoldedHash(glob.ending[start...].reversed())
  }
}
