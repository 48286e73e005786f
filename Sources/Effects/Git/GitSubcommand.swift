/// What is known of one Git subcommand: a row of the catalogue in `GitSubcommand+Catalogue`.
struct GitSubcommand: Sendable {
  /// An option that makes the operation another thing.
  struct Mark: Sendable {
    let long: String?
    let short: Character?
    /// What follows the subcommand in the operation's name: `--hard` in `reset --hard`.
    let name: String

    init(_ long: String, short: Character? = nil, as name: String? = nil) {
      self.long = long
      self.short = short
      self.name = name ?? long
    }

    init(short: Character) {
      long = nil
      self.short = short
      name = "-\(short)"
    }
  }

  /// What the words that are no options name.
  enum Operands: Sendable {
    /// Nothing outside the repository's own store.
    case none
    /// Revisions, `REV:path`, and paths that are read.
    case revisionsAndPaths
    /// Paths that are read (into the index).
    case readPaths
    /// Paths whose working copy is overwritten; before `--` only where such a file exists.
    case overwrittenPaths
    /// Paths that are removed.
    case deletedPaths
    /// A source and a destination path.
    case movedPaths
    /// A remote, by name or URL, that is contacted.
    case remote
    /// A URL that is contacted, and the directory that it is copied to.
    case cloneSource
    /// A path that is created.
    case createdPath
    /// Behind `add` and `move` a directory that is made, behind `remove` one that is taken away.
    case workTreePaths
    /// Behind `create` a file that is written, behind the others one that is read.
    case bundleFile
    /// Files whose contents say what is changed.
    case patches
  }

  var operands = Operands.none
  /// Looked for in this order; every one that is there counts, each as an operation of its own.
  var marks: [Mark] = []
  /// Options whose value is a program or a command line.
  var runs: [String] = []
  /// Options whose value is a file that is written.
  var writes: [String] = []
  /// Options whose value is a file that is read.
  var reads: [String] = []
  /// Other options that take the next word as their value, so that it is no operand.
  var valued: [String] = []
  /// A second word that is part of the operation: `stash drop`, `remote add`; the first is the default.
  var verbs: [String] = []
  /// Second words that know `-n` and `--dry-run`.
  var rehearses: [String] = []
  /// Second words with which the default remote is reached.
  var contacts: [String] = []
  /// Why the whole subcommand cannot be told, where that is so.
  var opaque: String?
}
