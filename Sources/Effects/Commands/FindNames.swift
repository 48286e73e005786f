/// What the tests of a `find` expression say about the names of the files that reach an action.
///
/// Only what holds for certain is told: a name test binds the actions behind it in the same chain of `-a`, and a group in
/// parentheses binds what follows it where each of its alternatives does. `!` binds nothing.
struct FindNames {
  /// For the place of each action word in the expression: the patterns of which one matches every file that reaches it.
  private(set) var patterns: [Int: [String]] = [:]
  private let words: [Argument]
  private var place = 0
  private var depth = 0

  private static let deepest = 32
  private static let tests: Set<String> = ["-name", "-iname"]

  /// - Parameters:
  ///   - words: the expression.
  ///   - valued: the tests that take a value and bind nothing here.
  ///   - ends: where the command of an action such as `-exec` ends, the word behind it; nil where the word is no such action.
  init(_ words: [Argument], valued: Set<String>, ends: (Int) -> Int?) {
    self.words = words
    _ = alternatives(bound: nil, valued, ends)
  }

  /// Chains joined by `-o` and `,`, up to the closing parenthesis. The names that every one of them binds to.
  private mutating func alternatives(bound: [String]?, _ valued: Set<String>, _ ends: (Int) -> Int?) -> [String]? {
    var all: [String]? = []
    repeat {
      let chain = chain(bound: bound, valued, ends)
      all = all.flatMap { known in chain.map { known + $0 } }
      guard place < words.count, words[place].text != ")" else { break }
      place += 1
    } while place < words.count
    return all
  }

  private mutating func chain(bound: [String]?, _ valued: Set<String>, _ ends: (Int) -> Int?) -> [String]? {
    var names = bound
    var isNegated = false
    while place < words.count {
      let word = words[place]
      switch word.text {
      case "-o", "-or", ",", ")": return names
      case "!", "-not":
        isNegated = true
        place += 1
        continue
      case "(":
        place += 1
        depth += 1
        let group = depth < Self.deepest ? alternatives(bound: nil, valued, ends) : nil
        depth -= 1
        if place < words.count { place += 1 }
        if !isNegated, names == nil { names = group }
      case _ where Self.tests.contains(word.text):
        let value = place + 1 < words.count ? words[place + 1] : nil
        if !isNegated, names == nil, let value, value.isKnown { names = [value.text] }
        place += 2
      case _ where valued.contains(word.text): place += 2
      default:
        if let names { patterns[place] = names }
        place = ends(place).map { max($0, place + 1) } ?? place + 1
      }
      isNegated = false
    }
    return names
  }
}

/// Names of files that builds, tests and editors leave behind and make again.
enum BuildArtefact {
  private static let endings: Set<String> = [
    "pyc", "pyo", "pyd", "o", "obj", "lo", "la", "class", "gcda", "gcno", "gcov", "profraw", "profdata", "tmp", "temp",
    "bak", "orig", "rej", "swp", "swo", "swn", "tsbuildinfo", "hi", "beam", "elc",
  ]
  private static let names: Set<String> = [
    "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox", ".DS_Store", "Thumbs.db",
    "node_modules", ".parcel-cache", ".turbo", ".nyc_output", ".eslintcache", ".coverage", "*~", "*.egg-info",
  ]

  /// Whether all that matches the pattern is such a file: a whole name, or `*` with one of the endings.
  static func isNamed(by pattern: String) -> Bool {
    if names.contains(pattern) { return true }
    guard pattern.hasPrefix("*.") else { return false }
    return endings.contains(String(pattern.dropFirst(2)))
  }
}
