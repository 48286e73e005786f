/// What a makefile says, as far as it can be told without running anything (GNU make manual, chapters 3 to 8).
///
/// Conditionals are read on all their ways; a variable that the ways set differently is unknown.
struct Makefile {
  struct Rule {
    var targets: [String]
    var prerequisites: [String]
    /// The recipe's logical lines, unexpanded, without the leading tab.
    var recipe: [String]
    /// Whether names that cannot be told are among the prerequisites.
    var hasUnknownPrerequisites = false

    var isPattern: Bool { targets.contains { $0.contains("%") } }
  }

  struct Variable {
    var text: String
    /// Whether it is expanded where it is used, not where it is set.
    var isRecursive: Bool
    var isUnknown = false
  }

  var rules: [Rule] = []
  var variables: [String: Variable] = Makefile.builtIn
  /// Variables of make's command line, which hold against those of the file.
  var overrides: [String: String] = [:]
  var exported: Set<String> = []
  var exportsAll = false
  /// Code of `$(shell …)` and `!=` that runs while the file is read.
  var shellCode: [String] = []
  /// Why some of it cannot be told.
  var reasons: [String] = []
  /// The target that is made when none is named.
  var firstTarget: String?
  /// How many expansions were made, and how many bytes they gave; bounded against texts that double and double again.
  var expansions = 0
  var expandedBytes = 0

  /// Variables that make has from the start (GNU make manual, 10.3), as far as recipes use them.
  private static let builtIn: [String: Variable] = [
    "AR": "ar", "AS": "as", "CC": "cc", "CXX": "g++", "CPP": "cc -E", "FC": "f77", "LEX": "lex", "YACC": "yacc",
    "MAKE": "make", "RM": "rm -f", "SHELL": "/bin/sh", "LD": "ld", "ARFLAGS": "rv",
  ].mapValues { Variable(text: $0, isRecursive: false) }

  /// The rules that make a target, each with the stem that `%` stands for.
  func rules(for target: String) -> [(rule: Rule, stem: String?)] {
    let named = rules.filter { !$0.isPattern && $0.targets.contains { $0.sameText(as: target) } }
    var found = named.map { (rule: $0, stem: String?.none) }
    if named.contains(where: { !$0.recipe.isEmpty }) { return found }
    for rule in rules where rule.isPattern {
      for pattern in rule.targets {
        if let stem = MakeNames.stem(of: target, in: pattern) { found.append((rule, stem)) }
      }
    }
    return found
  }
}

/// Names and patterns of make.
enum MakeNames {
  /// What `%` stands for where the name fits the pattern.
  static func stem(of name: String, in pattern: String) -> String? {
    let parts = pattern.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let (prefix, suffix) = (parts[0], parts[1])
    guard name.utf8.count >= prefix.utf8.count + suffix.utf8.count, name.hasPrefix(prefix), name.hasSuffix(suffix)
    else { return nil }
    return String(name.dropFirst(prefix.count).dropLast(suffix.count))
  }

  /// The pattern with its `%` filled in.
  static func fill(_ pattern: String, _ stem: String) -> String {
    let parts = pattern.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? "\(parts[0])\(stem)\(parts[1])" : pattern
  }

  static func words(_ text: some StringProtocol) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).map { String($0) }
  }
}
