/// A place outside the database that keeps checkpoints, so that a rewritten log can be told from the one that was
/// there.
package enum CheckpointSink: Sendable, Hashable {
  /// Appended to a file, which another user should own. An absolute path.
  case file(path: String)
  /// Written to the system's log (syslog(3), facility auth) as one line.
  case syslog
  /// Given to a program on its standard input: the absolute path and its arguments.
  case command(program: String, arguments: [String])

  /// What it is called in messages.
  package var name: String {
    switch self {
    case .file(let path): "file `\(path)`"
    case .syslog: "syslog"
    case .command(let program, _): "command `\(program)`"
    }
  }
}
