import Subprocess
import SystemPackage

/// Runs a hook's command line as the client does: by `sh -c`, with an event on standard input, for as long as the client waits.
struct HookRun: Sendable {
  /// What came back.
  struct Answer: Sendable {
    /// The exit code, 128 and the number for a signal, as a shell says it.
    let exitCode: Int
    let output: [UInt8]
    /// Whether there is something on standard error.
    let hasWords: Bool
    /// The seconds after which it was given up; nil where it ended by itself.
    let overdue: Int?
  }

  /// The most bytes of an answer that are looked at.
  private static let longestAnswer = 1 << 20

  let directory: String
  /// After how many seconds the client gives up.
  let patience: Int

  /// - Parameter payload: the file with the event. No pipe: a hook that ends before it has read would break it, and a broken pipe
  ///   ends who writes into it.
  /// - Throws: `AgentClientsError.system` where the shell cannot be started.
  func answer(to payload: String, by line: String) async throws(AgentClientsError) -> Answer {
    do {
      return try await withThrowingTaskGroup(of: Answer.self) { group in
        group.addTask { try await run(payload, line) }
        group.addTask {
          try await Task.sleep(for: .seconds(patience))
          return Answer(exitCode: -1, output: [], hasWords: false, overdue: patience)
        }
        // Cancelling ends the shell where it still runs.
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch {
      throw .system("running the hook in", directory, "\(error)")
    }
  }

  private func run(_ payload: String, _ line: String) async throws -> Answer {
    let result = try await Subprocess.run(
      .path("/bin/sh"),
      arguments: ["-c", line],
      environment: .inherit.updating(["CLAUDE_PROJECT_DIR": directory]),
      workingDirectory: FilePath(directory),
      input: .fileDescriptor(try FileDescriptor.open(FilePath(payload), .readOnly), closeAfterSpawningProcess: true),
      output: .bytes(limit: Self.longestAnswer),
      error: .bytes(limit: Self.longestAnswer)
    )
    let exitCode =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): 128 + Int(signal)
      }
    return Answer(
      exitCode: exitCode,
      output: result.standardOutput,
      hasWords: !result.standardError.isEmpty,
      overdue: nil
    )
  }
}
