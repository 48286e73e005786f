/// The words after a subcommand, sorted into options, operands, and what follows `--`.
struct GitWords {
  /// Every word.
  let all: [String]
  /// The words before `--`.
  let beforePaths: [String]
  /// Words before `--` that are neither options nor the value of one.
  private(set) var operands: [String] = []
  /// Words after `--`.
  let paths: [String]
  private var optionValues: [(option: String, value: String?)] = []

  /// - Parameter valued: options that take the next word as their value, long or short.
  init(_ words: [String], valued: [String]) {
    all = words
    let end = words.firstIndex(of: "--") ?? words.endIndex
    beforePaths = Array(words[..<end])
    paths = Array(words[end...].dropFirst())
    var pending = beforePaths[...]
    while let word = pending.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word.hasPrefix("--") {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let glued = parts.count > 1 ? String(parts[1]) : nil
        optionValues.append((name, glued ?? (valued.contains(name) ? pending.popFirst() : nil)))
      } else {
        takeCluster(word, valued, &pending)
      }
    }
  }

  private mutating func takeCluster(_ word: String, _ valued: [String], _ pending: inout ArraySlice<String>) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let name = "-\(letter)"
      guard valued.contains(name) else {
        optionValues.append((name, nil))
        continue
      }
      optionValues.append((name, letters.isEmpty ? pending.popFirst() : String(letters)))
      return
    }
  }

  /// Whether the option is there, a long one also by its beginning.
  func has(_ option: String) -> Bool {
    optionValues.contains { Self.matches($0.option, option) }
  }

  /// The values of the option, in their order.
  func values(of option: String) -> [String] {
    optionValues.compactMap { Self.matches($0.option, option) ? $0.value : nil }
  }

  private static func matches(_ word: String, _ option: String) -> Bool {
    option.hasPrefix("--")
      ? GitOption.isBeginning(word, of: option) && word.hasPrefix("--") : word == option
  }
}
