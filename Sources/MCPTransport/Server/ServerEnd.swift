/// Why a server has stopped.
package enum ServerEnd: Sendable, Equatable {
  /// The client closed our input: the ordinary end.
  case endOfInput
  /// `MCPServer.stop(signal:)` was called with the number of this signal.
  case signal(Int32)
  /// Reading failed.
  case inputFailed(TransportError)
  /// The client has gone, or has read nothing for too long.
  case outputFailed(TransportError)

  /// The exit code by the conventions of Unix: 0 at the ordinary end, `128 + n` after signal n, else 1.
  package var exitCode: Int32 {
    switch self {
    case .endOfInput: 0
    case .signal(let number): 128 + number
    case .inputFailed, .outputFailed: 1
    }
  }
}
