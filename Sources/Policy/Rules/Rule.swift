import Model

/// A matcher over one effect with the outcome that it leads to.
///
/// A class, so that a judgement hands references around and copies no patterns.
final class Rule: Sendable {
  let id: String
  let matcher: Matcher
  let outcome: Outcome
  let severity: Severity
  let reason: String
  let instead: String?
  let approvers: [String]
  let examples: Examples
  /// Where the rule stands, for messages.
  let place: SourcePlace

  init(
    id: String,
    matcher: Matcher,
    outcome: Outcome,
    severity: Severity,
    reason: String,
    instead: String?,
    approvers: [String],
    examples: Examples,
    place: SourcePlace
  ) {
    self.id = id
    self.matcher = matcher
    self.outcome = outcome
    self.severity = severity
    self.reason = reason
    self.instead = instead
    self.approvers = approvers
    self.examples = examples
    self.place = place
  }

  /// Commands, paths or `server/tool` that the rule must and must not match; checked by `policy validate`.
  struct Examples: Sendable {
    var match: [String] = []
    var notMatch: [String] = []
    var isEmpty: Bool { match.isEmpty && notMatch.isEmpty }
  }

  /// Whether it restricts files, and names them by patterns and not by where they are alone.
  var restrictsFilesByName: Bool {
    guard outcome.restricts, case .file(let matcher) = matcher else { return false }
    return !matcher.patterns.isEmpty
  }

  /// Whether the rule speaks on the effect. A restriction is read widely (any name of a file, either case), a permission
  /// narrowly (every name, exact).
  func matches(_ effect: Effect, in surroundings: Surroundings) -> Bool {
    matcher.matches(effect, in: surroundings, restricts: outcome.restricts)
  }
}

extension Rule {
  /// Whether it asks for an option of a program.
  var namesOptions: Bool { if case .run(let matcher) = matcher { !matcher.options.isEmpty } else { false } }
}

/// What a rule matches, by the kind of effect.
enum Matcher: Sendable {
  case run(RunMatcher)
  case file(FileMatcher)
  case connect(ConnectMatcher)
  case git(GitMatcher)
  case mcp(servers: TextPatterns, tools: TextPatterns)
  case tool(clients: TextPatterns, tools: TextPatterns)
  case privilege(means: TextPatterns)
  case opaque(reasons: TextPatterns)

  /// The kinds of effect that can match, by name.
  var effectNames: [String] {
    switch self {
    case .run: ["run"]
    case .file(let matcher): [matcher.operation.rawValue]
    case .connect: ["connect"]
    case .git: ["git"]
    case .mcp: ["mcp"]
    case .tool: ["tool"]
    case .privilege: ["privilege"]
    case .opaque: ["opaque"]
    }
  }

  func matches(_ effect: Effect, in surroundings: Surroundings, restricts: Bool) -> Bool {
    switch (self, effect.kind) {
    case (.run(let matcher), .run(let run)): matcher.matches(run, restricts: restricts)
    case (.file(let matcher), .read(let file)):
      matcher.operation == .read && matcher.matches(file, in: surroundings, restricts: restricts)
    case (.file(let matcher), .write(let file)):
      matcher.operation == .write && matcher.matches(file, in: surroundings, restricts: restricts)
    case (.file(let matcher), .delete(let file)):
      matcher.operation == .delete && matcher.matches(file, in: surroundings, restricts: restricts)
    case (.connect(let matcher), .connect(let endpoint)): matcher.matches(endpoint, restricts: restricts)
    case (.git(let matcher), .git(let operation)): matcher.matches(operation, restricts: restricts)
    case (.mcp(let servers, let tools), .mcp(let server, let tool)):
      servers.match(server, folding: restricts) && tools.match(tool, folding: restricts)
    case (.tool(let clients, let tools), .tool(let client, let tool)):
      clients.match(client, folding: restricts) && tools.match(tool, folding: restricts)
    case (.privilege(let means), .privilege(let text)): means.match(text, folding: restricts)
    case (.opaque(let reasons), .opaque(let text)): reasons.match(text, folding: restricts)
    default: false
    }
  }
}

/// Alternatives over a text; none given matches everything.
struct TextPatterns: Sendable {
  let globs: [Glob]

  static let everything = TextPatterns(globs: [])

  func match(_ text: String, folding: Bool) -> Bool {
    globs.isEmpty || globs.contains { $0.matches(text.utf8, folding: folding) }
  }
}
