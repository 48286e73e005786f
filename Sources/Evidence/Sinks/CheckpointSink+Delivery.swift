import Glibc

extension CheckpointSink {
  /// Brings one signed checkpoint to the sink; returns when it is there.
  ///
  /// - Throws: `EvidenceError.system` with what went wrong.
  func deliver(_ note: String) throws(EvidenceError) {
    switch self {
    case .file(let path): try Self.append(note, to: path)
    case .syslog: Self.log(note)
    case .command(let program, let arguments): try SinkCommand.run(program, arguments, input: note)
    }
  }

  /// Notes are separated by an empty line, which none of them ends with.
  private static func append(_ note: String, to path: String) throws(EvidenceError) {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard file >= 0 else { throw EvidenceError(.system, "it cannot be opened: \(SystemMessage.last)") }
    defer { close(file) }
    // One write, so that several processes do not mix their notes.
    let bytes = Array((note + "\n").utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 || errno == EINVAL else {
      throw EvidenceError(.system, "it cannot be written: \(SystemMessage.last)")
    }
  }

  private static func log(_ note: String) {
    // One line: the parts of the note between slashes that no part can hold a line break beside.
    let line = note.split(separator: "\n").joined(separator: " | ")
    withVaList([line]) { vsyslog(LOG_NOTICE | CInt(10 << 3), "cavra checkpoint %s", $0) }
  }
}

/// The words of the operating system for its last error.
enum SystemMessage {
  static var last: String { text(for: errno) }

  static func text(for code: CInt) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
