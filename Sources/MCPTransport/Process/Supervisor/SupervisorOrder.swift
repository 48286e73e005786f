/// What a supervisor is told through a memory file: neither arguments nor environment stand in its command line, which
/// other users can read, and no variable of the child (`LD_PRELOAD`) takes effect in the supervisor itself.
struct SupervisorOrder: Sendable, Hashable {
  /// Where the child starts.
  var directory: String
  /// How many of the outermost processes wrap the child (those of bubblewrap) and get no `SIGTERM`: they would take the
  /// child down with them before it can put its things in order.
  var wrappers: Int
  /// The program's path, then its arguments.
  var words: [String]
  /// `NAME=VALUE` each.
  var environment: [String]

  /// The descriptors of a supervisor.
  enum Slot {
    /// End of input here means that the gateway is gone; bytes are commands.
    static let lifeline: Int32 = 3
    /// Where the supervisor reports in lines (`SupervisorReport`).
    static let report: Int32 = 4
    /// The order itself.
    static let order: Int32 = 5
    /// What is left open for the wrapper: the system call filter and its arguments.
    static let filter: Int32 = 6
    static let wrapperArguments: Int32 = 7
  }

  /// What is sent down the lifeline.
  enum Command: UInt8, Sendable { case terminate = 0x54, kill = 0x4B }

  /// Each piece ended by a NUL, which no piece can contain.
  var encoded: [UInt8] {
    let pieces = [directory, String(wrappers), String(words.count)] + words + environment
    return pieces.flatMap { piece -> [UInt8] in Array(piece.utf8) + [0] }
  }

  /// Nil where the bytes are no order.
  init?(encoded bytes: [UInt8]) {
    guard bytes.last == 0 else { return nil }
    let pieces = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard pieces.count >= 4, let wrappers = Int(pieces[1]), let count = Int(pieces[2]), count > 0, wrappers >= 0,
      pieces.count - 3 >= count
    else { return nil }
    self.init(
      directory: pieces[0],
      wrappers: wrappers,
      words: Array(pieces[3..<(3 + count)]),
      environment: Array(pieces[(3 + count)...])
    )
  }

  init(directory: String, wrappers: Int, words: [String], environment: [String]) {
    self.directory = directory
    self.wrappers = wrappers
    self.words = words
    self.environment = environment
  }
}
