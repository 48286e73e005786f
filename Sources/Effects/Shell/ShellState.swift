import ShellSyntax

/// What a shell knows at one point of a command line, as far as it can be told.
struct ShellState: Sendable {
  /// The value of a variable.
  enum Value: Sendable, Equatable {
    case text(String)
    case list([String])
    /// One of these files.
    case files(FileNames)
    /// Text of a form that is harmless wherever it stands, as a number or a date: which it is cannot be told, and this stands
    /// for it.
    case sample(String)
    /// Set, but to what cannot be told; or unset by one branch and set by another.
    case unknown
    /// Taken away by `unset`.
    case unset

    /// How many bytes it holds.
    var size: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .list(let texts): texts.reduce(0) { $0 + $1.utf8.count + 8 }
      case .sample(let text): text.utf8.count
      case .files, .unknown, .unset: 0
      }
    }

    static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
      case (.list(let left), .list(let right)):
        left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
      case (.files(let left), .files(let right)): left === right
      case (.sample(let left), .sample(let right)): left.utf8.elementsEqual(right.utf8)
      case (.unknown, .unknown), (.unset, .unset): true
      default: false
      }
    }
  }

  /// Where the shell may stand. More than one after a `cd` that may have failed; none where it cannot be told.
  var directories: [String]
  /// Whether what runs here runs in a container or on another host, with a file system of its own.
  var isElsewhere = false
  /// Why `directories` is empty.
  var directoryReason = ""
  var variables: [String: Value] = [:]
  /// The bodies of functions, with the here-documents that belong to their text.
  var functions: [String: Function] = [:] { didSet { functionsMark = Mark() } }
  /// Stands for this very table of functions, so that one that nobody changed is known without going through it.
  private(set) var functionsMark = Mark()
  /// The functions that are being run, each by its name and definition.
  var running: Set<String> = []
  /// `$1`, `$2`, …; nil where they cannot be told.
  var positional: [String]? = []
  /// `$0`, nil where it cannot be told.
  var name: String? = "bash"
  /// Variables with the integer attribute: what is assigned to them is arithmetic.
  var integers: Set<String> = []
  /// Variables with an attribute that changes the case of what is assigned to them.
  var cased: Set<String> = []
  /// Variables that cannot be assigned to any more.
  var fixed: Set<String> = []
  /// Variables into which the value of a secret was put.
  var secrets: Set<String> = []
  /// Variables whose value may hold a substitution, which arithmetic would run.
  var loaded: Set<String> = []
  /// Variables that stand for another one (`declare -n`), with that one's name where it is known.
  var references: [String: String?] = [:]
  /// Variables that programs get which the shell starts, as far as that is sure.
  var exported: Set<String> = []
  /// Code that the shell runs when it ends or when something happens.
  var traps: [Trap] = []
  /// Variables that such code names which may run at any time.
  var watched: Set<String> = []
  /// How many loops are being run in the function at hand.
  var loops = 0
  /// Variables that are local to the functions that are being run, the outermost first, with what they were outside.
  var frames: [[String: Outer]] = []
  /// What of the shell itself changes how a line is read.
  var shell = ShellFacts.plain
  /// What `HEAD` of the repository at hand may name.
  var heads: Set<GitHead> = [.stored]
  /// Symbolic links that this command line makes, which do not stand in the file system yet.
  var links: [String: String] = [:]

  /// The value of a variable outside of the function that it is local to; nil where it had none.
  struct Outer: Sendable, Equatable { let value: Value? }

  final class Mark: Sendable {}

  struct Trap: Sendable {
    let code: Argument
    let range: Range<Int>
    let place: Place
  }

  struct Function: Sendable {
    /// Tells definitions of one name apart; nil where it was there before the line.
    let id: Int?
    let body: Command
    let place: Place
    /// Whether the name means a function on every way that leads here.
    var isSure = true
    /// What else it may mean: functions that were defined on other ways.
    var others: [Function] = []
    /// Tells it from another function of that name, and from the same one of another name.
    func key(_ name: String) -> String { "\(name)#\(id.map(String.init) ?? "")" }

    /// The same with what another way adds to it.
    func merged(with other: Function) -> Function {
      var result = self
      result.isSure = isSure && other.isSure
      for next in [other] + other.others where !([self] + result.others).contains(where: { $0.id == next.id }) {
        result.others.append(next)
      }
      return result
    }
  }

  /// Whether another walk from the other state would find nothing else.
  func isSame(as other: ShellState) -> Bool {
    variables == other.variables && positional == other.positional && integers == other.integers && cased == other.cased
      && fixed == other.fixed && secrets == other.secrets && heads == other.heads
      && exported == other.exported && loaded == other.loaded && frames == other.frames
      && traps.count == other.traps.count && shell.options == other.shell.options && name == other.name
      && Set(references.keys) == Set(other.references.keys)
      && (functionsMark === other.functionsMark
        || functions.mapValues { [$0.id] + $0.others.map(\.id) }
          == other.functions.mapValues { [$0.id] + $0.others.map(\.id) })
      && directories.elementsEqual(other.directories) { $0.sameText(as: $1) }
  }

  mutating func forgetDirectory(_ reason: String) {
    directories = []
    directoryReason = reason
  }

  private mutating func mergeFunctions(of right: ShellState) {
    var result = functions
    for name in functions.keys where right.functions[name] == nil { result[name]?.isSure = false }
    for (name, function) in right.functions {
      if let known = functions[name] {
        result[name] = known.merged(with: function)
      } else {
        result[name] = function
        result[name]?.isSure = false
      }
    }
    functions = result
  }

  /// What holds after two ways to come here. What differs is unknown.
  static func merged(_ left: ShellState, _ right: ShellState) -> ShellState {
    var result = left
    // Nearly always nothing was set on either way, and equal collections that share their storage are told at once: going
    // through all variables behind each command would take quadratic time.
    if left.variables != right.variables {
      for (name, value) in right.variables where left.variables[name] != value { result.variables[name] = .unknown }
      for name in left.variables.keys where right.variables[name] == nil { result.variables[name] = .unknown }
    }
    if left.integers != right.integers { result.integers.formUnion(right.integers) }
    if left.cased != right.cased { result.cased.formUnion(right.cased) }
    if left.heads != right.heads { result.heads.formUnion(right.heads) }
    if left.fixed != right.fixed { result.fixed.formUnion(right.fixed) }
    if left.secrets != right.secrets { result.secrets.formUnion(right.secrets) }
    if left.loaded != right.loaded { result.loaded.formUnion(right.loaded) }
    if left.watched != right.watched { result.watched.formUnion(right.watched) }
    for trap in right.traps where !result.traps.contains(where: { $0.code.text.sameText(as: trap.code.text) }) {
      result.traps.append(trap)
    }
    if left.references != right.references {
      result.references.merge(right.references) { first, second in first == second ? first : nil }
    }
    if left.exported != right.exported { result.exported.formIntersection(right.exported) }
    for level in result.frames.indices where level < right.frames.count {
      // What is local on one way only may have been changed outside on the other.
      result.frames[level].merge(right.frames[level]) { $0 == $1 ? $0 : Outer(value: .unknown) }
      for name in result.frames[level].keys where left.frames[level][name] != right.frames[level][name] {
        result.frames[level][name] = Outer(value: .unknown)
      }
    }
    if left.functionsMark !== right.functionsMark { result.mergeFunctions(of: right) }
    if left.running != right.running { result.running.formUnion(right.running) }
    result.shell.merge(right.shell)
    result.links.merge(right.links) { first, _ in first }
    if left.positional != right.positional { result.positional = nil }
    for directory in right.directories where !result.directories.contains(where: { $0.sameText(as: directory) }) {
      result.directories.append(directory)
    }
    if left.directories.isEmpty { result.directories = [] }
    if right.directories.isEmpty { result.forgetDirectory(right.directoryReason) }
    if result.directories.count > 4 { result.forgetDirectory("too many directories are possible") }
    return result
  }
}

extension String {
  /// Whether both are the same bytes; `==` would take canonically equivalent names for one.
  func sameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// How a command may end, with what the shell knows then. Nil where it cannot end so.
struct Ending {
  var success: ShellState?
  var failure: ShellState?

  init(success: ShellState?, failure: ShellState?) {
    self.success = success
    self.failure = failure
  }

  /// Either way.
  init(_ state: ShellState) {
    success = state
    failure = state
  }

  /// What holds after two ways to come to an end.
  static func merged(_ left: Ending, _ right: Ending) -> Ending {
    func merged(_ left: ShellState?, _ right: ShellState?) -> ShellState? {
      guard let left, let right else { return left ?? right }
      return .merged(left, right)
    }
    return Ending(success: merged(left.success, right.success), failure: merged(left.failure, right.failure))
  }

  /// What is known whichever way it went.
  var either: ShellState? {
    switch (success, failure) {
    case (let success?, let failure?): ShellState.merged(success, failure)
    case (let state?, nil), (nil, let state?): state
    case (nil, nil): nil
    }
  }
}
