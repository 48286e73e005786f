import ShellSyntax

/// What a shell knows at one point of a command line, as far as it can be told.
struct ShellState: Sendable {
  /// The value of a variable.
  enum Value: Sendable, Equatable {
    case text(String)
    case list([String])
    /// One of these files.
    case files(FileNames)
    /// Set, but to what cannot be told; or unset by one branch and set by another.
    case unknown
    /// Taken away by `unset`.
    case unset

    /// How many bytes it holds.
    var size: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .list(let texts): texts.reduce(0) { $0 + $1.utf8.count + 8 }
      case .files, .unknown, .unset: 0
      }
    }

    static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
      case (.list(let left), .list(let right)):
        left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
      case (.files(let left), .files(let right)): left === right
      case (.unknown, .unknown), (.unset, .unset): true
      default: false
      }
    }
  }

  /// Where the shell may stand. More than one after a `cd` that may have failed; none where it cannot be told.
  var directories: [String]
  /// Why `directories` is empty.
  var directoryReason = ""
  var variables: [String: Value] = [:]
  /// The bodies of functions, with the here-documents that belong to their text.
  var functions: [String: Function] = [:]
  /// `$1`, `$2`, …; nil where they cannot be told.
  var positional: [String]? = []
  /// `$0`, nil where it cannot be told.
  var name: String? = "bash"
  /// Variables with the integer attribute: what is assigned to them is arithmetic.
  var integers: Set<String> = []
  /// What of the shell itself changes how a line is read.
  var shell = ShellFacts.plain
  /// The functions that are running: one that calls itself is not followed without end.
  var running: Set<String> = []
  /// Symbolic links that this command line makes, which do not stand in the file system yet.
  var links: [String: String] = [:]

  struct Function: Sendable {
    /// Tells definitions of one name apart; nil where it was there before the line.
    let id: Int?
    let body: Command
    let place: Place
  }

  mutating func forgetDirectory(_ reason: String) {
    directories = []
    directoryReason = reason
  }

  /// What holds after two ways to come here. What differs is unknown.
  static func merged(_ left: ShellState, _ right: ShellState) -> ShellState {
    var result = left
    for (name, value) in right.variables where left.variables[name] != value { result.variables[name] = .unknown }
    for name in left.variables.keys where right.variables[name] == nil { result.variables[name] = .unknown }
    result.integers.formUnion(right.integers)
    result.functions.merge(right.functions) { first, _ in first }
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

  /// What is known whichever way it went.
  var either: ShellState? {
    switch (success, failure) {
    case (let success?, let failure?): ShellState.merged(success, failure)
    case (let state?, nil), (nil, let state?): state
    case (nil, nil): nil
    }
  }
}
