import Model

/// Rules by what they can match, so that a judgement costs what the rules that can match cost, not what all cost.
///
/// What it finds is at least what matches: each rule is then held against the effect itself.
struct RuleIndex: Sendable {
  private let rules: [Rule]
  private var runs = WordRuleIndex()
  /// Positions of `run` rules of any program by what they ask it to do.
  private var acts: [Act: [Int]] = [:]
  private var reads = PathRuleIndex(.read)
  private var writes = PathRuleIndex(.write)
  private var deletes = PathRuleIndex(.delete)
  private var hosts = WordRuleIndex()
  private var operations = WordRuleIndex()
  private var servers = WordRuleIndex()
  private var tools = WordRuleIndex()
  private var means = WordRuleIndex()
  private var reasons = WordRuleIndex()

  init(_ rules: [Rule]) {
    self.rules = rules
    for (position, rule) in rules.enumerated() {
      switch rule.matcher {
      case .run(let matcher):
        if matcher.programs.globs.isEmpty, !matcher.acts.isEmpty {
          for act in matcher.acts { acts[act, default: []].append(position) }
        } else {
          runs.insert(position, matcher.programs)
        }
      case .file(let matcher):
        switch matcher.operation {
        case .read: reads.insert(position, matcher)
        case .write: writes.insert(position, matcher)
        case .delete: deletes.insert(position, matcher)
        }
      case .connect(let matcher): hosts.insert(position, matcher.hosts)
      case .git(let matcher): operations.insert(position, matcher.operations)
      case .mcp(let servers, _): self.servers.insert(position, servers)
      case .tool(_, let tools): self.tools.insert(position, tools)
      case .privilege(let means): self.means.insert(position, means)
      case .opaque(let reasons): self.reasons.insert(position, reasons)
      }
    }
  }

  /// The rules that can match the effect, in their order, each once.
  func candidates(for effect: Effect, in surroundings: Surroundings) -> [Rule] {
    var found = positions(effect, surroundings)
    if found.count > 1 { found.sort() }
    var candidates: [Rule] = []
    candidates.reserveCapacity(found.count)
    var last: Int?
    for position in found where position != last {
      candidates.append(rules[position])
      last = position
    }
    return candidates
  }

  private func positions(_ effect: Effect, _ surroundings: Surroundings) -> [Int] {
    switch effect.kind {
    case .run(let run): runs.candidates(for: run.program) + run.acts.flatMap { acts[$0] ?? [] }
    case .read(let file): reads.candidates(for: file, in: surroundings)
    case .write(let file): writes.candidates(for: file, in: surroundings)
    case .delete(let file): deletes.candidates(for: file, in: surroundings)
    case .connect(let endpoint): hosts.candidates(for: endpoint.host)
    case .git(let git): operations.candidates(for: git.operation)
    case .mcp(let server, _): servers.candidates(for: server)
    case .tool(_, let tool): tools.candidates(for: tool)
    case .privilege(let text): means.candidates(for: text)
    case .opaque(let text): reasons.candidates(for: text)
    }
  }
}
