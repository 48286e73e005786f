import Foundation
import Glibc

/// Runs the program of a sink: the checkpoint on its standard input, five seconds, nothing of ours in its environment.
enum SinkCommand {
  private static let timeLimit: Duration = .seconds(5)

  /// - Throws: `EvidenceError.system` where it cannot be started, does not end in time, or ends with a failure.
  static func run(_ program: String, _ arguments: [String], input: String) throws(EvidenceError) {
    guard program.hasPrefix("/") else { throw EvidenceError(.system, "the program's path is not absolute") }
    let source = try temporaryFile(input)
    defer { close(source) }
    let pid = try spawn(program, arguments, input: source)
    let status = try wait(pid)
    guard status == 0 else { throw EvidenceError(.system, "it ended with the status \(status)") }
  }

  /// An unnamed file with the input, at its start: unlike a pipe it cannot block us or raise SIGPIPE.
  private static func temporaryFile(_ text: String) throws(EvidenceError) -> CInt {
    let file = open(NSTemporaryDirectory(), O_TMPFILE_FLAG | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw EvidenceError(.system, "no temporary file: \(SystemMessage.last)") }
    let bytes = Array(text.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, lseek(file, 0, SEEK_SET) == 0 else {
      close(file)
      throw EvidenceError(.system, "no temporary file: \(SystemMessage.last)")
    }
    return file
  }

  private static func spawn(_ program: String, _ arguments: [String], input: CInt) throws(EvidenceError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    // Our standard output may carry a protocol: nothing of the program's may get there.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that all of it can be ended; no signal blocked, SIGPIPE as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    let environment = [strdup("PATH=/usr/local/bin:/usr/bin:/bin")]
    defer { environment.forEach { free($0) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, program, &actions, &attributes, words + [nil], environment + [nil])
    guard code == 0 else { throw EvidenceError(.system, "it cannot be started: \(SystemMessage.text(for: code))") }
    return pid
  }

  private static func wait(_ pid: pid_t) throws(EvidenceError) -> Int {
    let deadline = ContinuousClock.now + timeLimit
    var status: CInt = 0
    var pause: UInt32 = 200
    while true {
      let ended = waitpid(pid, &status, WNOHANG)
      if ended == pid { break }
      if ended < 0, errno != EINTR { throw EvidenceError(.system, "it cannot be waited for: \(SystemMessage.last)") }
      if ContinuousClock.now >= deadline {
        kill(-pid, SIGKILL)
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        throw EvidenceError(.system, "it did not end within \(timeLimit)")
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    // The low seven bits are the signal that ended it, as the macros of wait(2) read them.
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }
}

/// `O_TMPFILE` of open(2), which Glibc's headers show only under `_GNU_SOURCE`.
private let O_TMPFILE_FLAG: CInt = 0o20_000_000 | O_DIRECTORY
