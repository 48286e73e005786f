import TestSupport

/// Makes command lines out of every construct of bash, over a few variables, arrays, functions and files, so that what one
/// statement changes another one uses.
///
/// It does not know what its lines mean; bash says that. Its course is fixed by its seed.
struct CommandGenerator {
  var random: SplitMix
  /// The constructs in the line at hand.
  var used: Set<String> = []
  var depth = 0
  private var documents: [String] = []

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// A line and the constructs that it is made of.
  mutating func line() -> (text: String, constructs: Set<String>) {
    used = []
    depth = 0
    var text = start()
    for index in 0..<Int.random(in: 1...3, using: &random) {
      // The bodies of here-documents end at the next line, so that nothing else may follow on theirs.
      if index > 0 { text += documents.isEmpty ? random.pick(["; ", "\n", " && ", "; ", "\n", " || "]) : endOfLine() }
      text += statement()
    }
    return (text + (documents.isEmpty ? "" : endOfLine()), used)
  }

  /// What most lines begin with, so that later words are known.
  private mutating func start() -> String {
    guard random.chance(92) else { return "" }
    let values = Self.variables.map { "\($0)=\(obscured(text()).isEmpty ? "''" : Self.quoted(text()))" }
    return values.joined(separator: random.pick([" ", "; ", "\n"])) + random.pick(["; ", "\n"])
      + (random.chance(80) ? "a=(\(program()) \(Self.quoted(text())) .env); " : "")
  }

  /// A here-document's body for the line that is being written.
  mutating func document(_ body: String) { documents.append(body) }

  /// The end of a line with the bodies that belong behind it.
  private mutating func endOfLine() -> String {
    defer { documents = [] }
    return "\n" + documents.joined()
  }

  /// Statements inside another one, on one line.
  mutating func body() -> String {
    depth += 1
    defer { depth -= 1 }
    let outer = documents
    documents = []
    let first = statement()
    var text = documents.isEmpty ? first : first + endOfLine()
    if random.chance(30) {
      let second = statement()
      text += (text.hasSuffix("\n") ? "" : "; ") + second + (documents.isEmpty ? "" : endOfLine())
    }
    documents = outer
    return text.hasSuffix("\n") ? text : text + ";"
  }

  mutating func statement() -> String {
    guard depth < 3 else { return simple() }
    if random.chance(35) { return simple() }
    let (name, make) = random.pick(Self.constructs)
    used.insert(name)
    return make(&self)
  }

  /// The body as the text of a nested shell.
  mutating func code() -> String {
    var text = body()
    while text.last == ";" || text.last == "\n" { text.removeLast() }
    return text
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  mutating func quoted(_ text: String) -> String { Self.quoted(text) }
}
