import Glibc

/// The real standard input and output, kept for the protocol alone.
///
/// A stray `print`, or a child that inherits the standard descriptors, must neither corrupt the protocol nor eat its
/// input. So before anything else runs the real ones are duplicated, descriptor 1 is pointed at standard error, and
/// descriptor 0 at `/dev/null`.
package struct StandardStreams: Sendable {
  /// Where the client's messages come from.
  package let input: Int32
  /// Where the server's messages go.
  package let output: Int32

  /// Takes the standard streams over. Call it once, first thing in `main`.
  ///
  /// Also ignores `SIGPIPE` for the process, so that a client that has gone is an error of a write (`EPIPE`) and not our
  /// death before the log is closed. An ignored signal stays ignored in children: who spawns one must reset it.
  ///
  /// - Throws: `TransportError.setupFailed` where a descriptor cannot be duplicated or `/dev/null` not be opened.
  package static func takeOver() throws(TransportError) -> StandardStreams {
    signal(SIGPIPE, SIG_IGN)
    // The duplicates lie above 2, so that a closed standard descriptor cannot be given away again by the next `open`.
    let input = try duplicate(STDIN_FILENO, "duplicating standard input")
    let output = try duplicate(STDOUT_FILENO, "duplicating standard output")
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard null >= 0 else { throw .setupFailed("opening /dev/null", errno) }
    defer { if null > STDERR_FILENO { close(null) } }
    if fcntl(STDERR_FILENO, F_GETFD) < 0 { try point(STDERR_FILENO, at: null) }
    try point(STDOUT_FILENO, at: STDERR_FILENO)
    try point(STDIN_FILENO, at: null)
    return StandardStreams(input: input, output: output)
  }

  /// Opens `/dev/null` in the place of each standard descriptor that is closed.
  ///
  /// To be called before anything can start a thread or open a file: whatever is opened first would get the number of the
  /// missing stream, be read or written as that stream, and, where it is an event descriptor of the runtime, block for ever.
  ///
  /// What stands in for standard output cannot be written to: an answer that reaches nobody must be an error, because a
  /// client may take silence for consent.
  package static func fillGaps() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // `open` gives the lowest free number, which is this one.
      _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_RDWR)
    }
  }

  private static func duplicate(_ descriptor: Int32, _ what: String) throws(TransportError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .setupFailed(what, errno) }
    return copy
  }

  private static func point(_ descriptor: Int32, at target: Int32) throws(TransportError) {
    guard dup2(target, descriptor) >= 0 else { throw .setupFailed("redirecting descriptor \(descriptor)", errno) }
  }
}
