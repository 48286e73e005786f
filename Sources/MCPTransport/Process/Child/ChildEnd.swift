/// How a child ended.
package enum ChildEnd: Sendable, Hashable, CustomStringConvertible {
  /// It exited with that code. Out of a sandbox a death by signal n also comes as the code 128 + n.
  case exited(Int32)
  /// That signal ended it.
  case signalled(Int32)
  /// Its supervisor ended without saying how; the child was killed then.
  case lost

  package var description: String {
    switch self {
    case .exited(let code): "exited with code \(code)"
    case .signalled(let number): "ended by signal \(number)"
    case .lost: "lost: its supervisor ended without a word"
    }
  }
}
