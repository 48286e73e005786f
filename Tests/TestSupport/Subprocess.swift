import Foundation
import Synchronization

/// A program that a test runs to its end.
///
/// Foundation's `Process` is not used: with many descriptors open it reads past the end of a directory entry of
/// `/proc/self/fd` and takes the whole test run down (swift-corelibs-foundation, issue 5472).
package struct Subprocess {
  /// Where what the program prints goes.
  package enum Errors { case together, dropped }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// How the program ended: its exit code, or 128 and the signal's number, as a shell says it.
  package let status: Int32
  /// What it printed.
  package let output: [UInt8]

  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs a program beside the test: the thread that the test runs on goes on with others.
  ///
  /// - Throws: `Failure` where it cannot be started.
  package static func run(
    _ arguments: [String],
    environment: [String: String]? = nil,
    input: String = "/dev/null",
    errors: Errors = .together
  ) async throws -> Subprocess {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Swift.Result { try Subprocess(arguments, environment: environment, input: input, errors: errors) }
        )
      }
    }
  }

  /// Runs a program and waits.
  ///
  /// - Parameters:
  ///   - arguments: the program's path, then its arguments.
  ///   - environment: all its variables; nil for those of this process.
  ///   - input: a file to read as standard input; nothing otherwise.
  ///   - errors: whether standard error is part of the output.
  /// - Throws: `Failure` where it cannot be started.
  package init(
    _ arguments: [String],
    environment: [String: String]? = nil,
    input: String = "/dev/null",
    errors: Errors = .together
  ) throws {
    // One start at a time, so that no other child inherits an end of this pipe before it is marked.
    let (pid, end) = try Self.starting.withLock { _ in
      try Self.start(arguments, environment: environment, input: input, errors: errors)
    }
    defer { close(end) }
    output = Self.readAll(end)
    status = Self.wait(pid)
  }

  private static let starting = Mutex(())

  private static func start(
    _ arguments: [String],
    environment: [String: String]?,
    input: String,
    errors: Errors
  ) throws -> (pid: pid_t, end: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failure("pipe", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    switch errors {
    case .together: posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    case .dropped: posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var pid: pid_t = 0
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup("\($0)=\($1)") } } ?? inherited()
    defer { for word in words + variables { free(word) } }
    let code = posix_spawn(&pid, arguments.first ?? "", &actions, nil, words, variables + [nil])
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw failure("posix_spawn of `\(arguments.first ?? "")`", code)
    }
    return (pid, ends[0])
  }

  private static func inherited() -> [UnsafeMutablePointer<CChar>?] {
    ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") }
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }

  private static func wait(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static func failure(_ what: String, _ code: Int32) -> Failure {
    Failure(description: "\(what): \(String(cString: strerror(code)))")
  }
}
