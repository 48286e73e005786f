import CanonicalJSON
import Model
import ShellSyntax

/// Walks through a command line as bash would, and collects what it would do.
///
/// It never runs anything. Where it cannot tell what a branch does it takes both, so that what it finds is at least what
/// would happen.
struct Walker {
  let workspace: Workspace
  let limits: EffectLimits
  var effects = EffectList()
  private var commands = 0
  /// Whether a limit was met: nothing more is followed.
  private(set) var isExhausted = false
  /// The directory in which the line begins: its project is what the agent works on.
  var start = "/"
  /// Whether file effects mean everything below: inside `find -exec`, where `{}` stands for all that is found.
  var everythingBelow = false
  /// Which files a recursive reading opens, while a tool is walked through that opens them.
  var listing: TreeListing?
  /// How many parts of words have been looked up, and how many of them are possibly written.
  private var possible = (parts: 0, writes: 0)
  /// Variables that the code at hand sets for everybody to see, though they change what runs.
  var expected: Set<String> = []
  /// Files that the line writes, by their real paths.
  var made: [String: Made] = [:]
  /// Variables with secrets whose values were expanded.
  var secretsRead: [String] = []
  /// Why commands of the pipeline at hand go on without end.
  var endless: [String] = []
  /// Functions that were defined and not called yet. Of one name there may be several, on ways of which one is taken.
  var definitions: [(name: String, function: ShellState.Function)] = []
  private var functionCount = 0
  /// All that `HEAD` was made to name by the line so far.
  var headsSeen: Set<GitHead> = []
  /// How many process substitutions have been met.
  var processFiles = 0
  /// What the shell knew where `return`, `break` and `continue` left a body before its end.
  private(set) var jumps: [ShellState] = []
  /// The directories of the shell's `PATH` to which an agent may write, once they were looked for.
  var pathReasons: [String: String]?
  /// Takes down the commands that are met, where somebody wants to see them.
  var recorder: StepRecorder?
  /// Counts changes of aliases.
  var aliasVersions = 0

  init(workspace: Workspace, limits: EffectLimits) {
    self.workspace = workspace
    self.limits = limits
  }

  mutating func add(_ kind: Effect.Kind, _ range: Range<Int>?, _ via: [String]) {
    if effects.count >= limits.effects {
      exhaust("the command has more than \(limits.effects) effects, split it", range)
      return
    }
    effects.add(Effect(kind, origin: EffectOrigin(range: range, via: via)), step: recorder?.current)
  }

  mutating func opaque(_ reason: String, _ range: Range<Int>?, _ via: [String]) {
    add(.opaque(reason), range, via)
  }

  /// Counts one simple command; false where there have been too many.
  mutating func mayGoOn(_ range: Range<Int>?) -> Bool {
    commands += 1
    if commands > limits.commands { exhaust("the command takes more than \(limits.commands) steps, split it", range) }
    return !isExhausted
  }

  /// Counts a part of a word that may name a file, or one that may be written; false where there have been too many.
  mutating func mayBePossible(isWrite: Bool, _ range: Range<Int>?) -> Bool {
    if isWrite { possible.writes += 1 } else { possible.parts += 1 }
    if possible.parts > limits.possibleParts || possible.writes > limits.possibleWrites {
      exhaust("too many words of the command may name files, split it", range)
    }
    return !isExhausted
  }

  /// Counts work that is done in between.
  mutating func countSteps(_ count: Int) {
    commands += count
    if commands > limits.commands { exhaust("the command takes more than \(limits.commands) steps, split it", nil) }
  }

  private mutating func exhaust(_ reason: String, _ range: Range<Int>?) {
    if !isExhausted {
      effects.add(Effect(.opaque(reason), origin: EffectOrigin(range: range)), step: recorder?.current)
    }
    isExhausted = true
  }

  /// Reads `text` as shell code and walks through it.
  mutating func walkCode(_ text: String, _ state: inout ShellState, _ place: Place) {
    guard place.depth <= limits.depth else {
      opaque("code stands in code more than \(limits.depth) times", place.outerRange, place.via)
      return
    }
    let bytes = Array(text.utf8)
    var options = ParseOptions(maximumSize: limits.commandSize)
    options.extendedPatterns = state.shell.options.contains("extglob")
    var reader = ShellLineReader(bytes, options: options)
    var inner = place
    inner.source = bytes
    inner.documents = []
    countSteps(bytes.count / 64)
    // Bash reads a line when it has run the one before it, zsh the whole text at once.
    let whole = state.shell.kind == .zsh && !place.readsByLine ? state.shell.aliases : nil
    while !isExhausted {
      let aliases = whole ?? state.shell.aliases
      guard let line = reader.next(aliases: aliases.active) else { break }
      inner.aliasVersion = aliases.version
      inner.documents += reader.takeHereDocuments()
      switch line {
      case .commands(let list):
        reportZshDifferences(in: list, state, inner)
        walk(list, &state, inner)
      case .error(let error):
        let range = place.outerRange ?? error.offset..<max(error.offset, min(error.offset + 1, bytes.count))
        opaque("shell syntax: \(error)", range, place.via)
      }
    }
  }

  /// Takes down that the body at hand may end here.
  mutating func leaveBody(_ state: ShellState) {
    if jumps.count < 64 { jumps.append(state) } else { jumps[63] = .merged(jumps[63], state) }
  }

  /// What holds behind a body that began when there were so many jumps.
  func behind(_ state: ShellState, since mark: Int) -> ShellState {
    jumps.dropFirst(min(mark, 63)).reduce(state) { .merged($0, $1) }
  }

  /// Forgets the jumps of a body that is left.
  mutating func forgetJumps(since mark: Int) { jumps.removeLast(max(0, jumps.count - mark)) }

  /// Another number for every definition of a function.
  mutating func nextFunction() -> Int {
    functionCount += 1
    return functionCount
  }

  /// Walks through the functions that nothing called: something else may.
  mutating func walkUncalledFunctions(_ state: ShellState) {
    for (name, function) in definitions.sorted(by: { ($0.name, $0.function.id ?? 0) < ($1.name, $1.function.id ?? 0) })
    {
      var inner = state
      inner.positional = nil
      inner.frames.append([:])
      walk(function.body, &inner, function.place.through("function \(name)"))
    }
  }
}

/// Effects without repetitions within a step, in the order in which they were found.
struct EffectList {
  private(set) var effects: [Effect] = []
  /// For each of them the step that it was found in, nil where none are told apart.
  private(set) var steps: [Int?] = []
  private var seen: [Int: [Int]] = [:]

  var count: Int { effects.count }

  mutating func add(_ effect: Effect, step: Int? = nil) {
    let key = Self.key(effect)
    let places = seen[key] ?? []
    if places.contains(where: { steps[$0] == step && effects[$0].kind == effect.kind }) { return }
    seen[key, default: []].append(effects.count)
    effects.append(effect)
    steps.append(step)
  }

  /// A hash that equal effects share, over all that tells them apart: with less of it, a line of thousands of commands of one
  /// kind would have each compared with all before it.
  private static func key(_ effect: Effect) -> Int {
    var hasher = Hasher()
    hasher.combine(effect.name)
    func combine(_ texts: [String]) { for text in texts { hasher.combine(ByteKey(text)) } }
    switch effect.kind {
    case .run(let run): combine([run.written] + run.arguments)
    case .read(let file), .write(let file), .delete(let file): combine([file.given, file.path])
    case .connect(let endpoint):
      combine([endpoint.host, endpoint.scheme])
      hasher.combine(endpoint.port)
    case .git(let git): combine([git.operation] + git.refs)
    case .mcp(let server, let tool): combine([server, tool])
    case .tool(let client, let tool): combine([client, tool])
    case .privilege(let text), .opaque(let text): combine([text])
    }
    return hasher.finalize()
  }
}
