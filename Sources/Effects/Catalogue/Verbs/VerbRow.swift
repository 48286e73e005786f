import Model

/// One line of a tool's notation; see `VerbTool`.
struct VerbRow: Sendable {
  /// A word of a path.
  enum Word: Sendable {
    /// One of these texts, each perhaps with `*`.
    case one([String])
    /// Any words, also none.
    case any
  }

  /// What must hold of an option.
  struct Condition: Sendable {
    /// The first of their names, once the tool's options are known.
    var names: [String]
    /// The values of which its last one must be; empty for any.
    let values: [String]
    let isThere: Bool
  }

  /// Verbs that select the line, with what must hold besides.
  struct Path: Sendable {
    var words: [Word] = []
    var conditions: [Condition] = []
    /// Whether no operand may follow.
    var isWhole = false
    /// How many operands there must be.
    var least = 0
  }

  private(set) var paths: [Path]
  let acts: [Act]
  /// What the operands behind the verbs are; nil where nothing is said.
  let roles: [Role]
  /// The role of all operands behind those.
  let rest: Role?
  /// Options of this line, in the notation of `OptionTable`.
  let options: String

  /// Nil for a line that is none.
  init?(_ line: Substring) {
    let parts = line.split(separator: "|", maxSplits: 1)
    guard let head = parts.first, let colon = Self.colon(in: head) else { return nil }
    options = parts.count > 1 ? String(parts[1]) : ""
    let right = head[head.index(after: colon)...].split(separator: " ")
    guard let first = right.first else { return nil }
    acts = first.split(separator: ",").compactMap { Act(rawValue: String($0)) }
    if acts.isEmpty { return nil }
    var roles: [Role] = []
    var rest: Role?
    for word in right.dropFirst() {
      guard let role = Role(rawValue: String(word.last == "*" ? word.dropLast() : word)) else { return nil }
      if word.last == "*" { rest = role } else { roles.append(role) }
    }
    (self.roles, self.rest) = (roles, rest)
    paths = head[..<colon].split(separator: ";").map(Self.path)
  }

  private static func path(_ text: Substring) -> Path {
    var path = Path()
    for word in text.split(separator: " ") {
      switch word {
      case "$": path.isWhole = true
      case ".": break
      case "**": path.words.append(.any)
      default:
        if word.first == "@" {
          path.least = Int(word.dropFirst()) ?? 0
        } else if word.first == "+" || word.first == "!" {
          path.conditions.append(condition(word))
        } else {
          path.words.append(.one(word.split(separator: ",").map(String.init)))
        }
      }
    }
    return path
  }

  /// The colon that stands alone: names may have others.
  private static func colon(in text: Substring) -> Substring.Index? {
    text.indices.first { index in
      text[index] == ":" && index > text.startIndex && text[text.index(before: index)] == " "
    }
  }

  private static func condition(_ word: Substring) -> Condition {
    let parts = word.dropFirst().split(separator: "=", maxSplits: 1)
    return Condition(
      names: (parts.first ?? "").split(separator: ",").map(String.init),
      values: parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : [],
      isThere: word.first == "+"
    )
  }

  /// The line with every option of its conditions by the name that stands for it: a line may say any of an option's names.
  func resolved(by options: OptionTable) -> VerbRow {
    var row = self
    let table = options.adding(self.options)
    for path in row.paths.indices {
      for index in row.paths[path].conditions.indices {
        row.paths[path].conditions[index].names = row.paths[path].conditions[index].names.map { table[$0]?.name ?? $0 }
      }
    }
    return row
  }

  /// The words with which one of its paths can begin; nil where that is not said.
  var beginnings: [String]? {
    var result: [String] = []
    for path in paths {
      guard case .one(let words)? = path.words.first, !words.contains(where: { $0.utf8.contains(UInt8(ascii: "*")) })
      else {
        return nil
      }
      result += words
    }
    return result
  }
}
