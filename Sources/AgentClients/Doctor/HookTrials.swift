import Glibc

/// Tries the hook's very command line: one call that must be denied, one that must pass, and each way in which it can fail.
///
/// The failures are tried with the same line around another binary, so that what is seen holds for the line that the client
/// runs, and nothing of the user's is touched.
package struct HookTrials: Sendable {
  package struct Result: Sendable {
    package let trial: HookTrial
    /// What is wrong; nil where all is well.
    package let fault: String?
    package let milliseconds: Int
  }

  /// The command line with the binary that the client's settings name.
  private let line: HookCommandLine
  private let directory: String
  private let session: String

  /// - Parameters:
  ///   - directory: the project's directory, absolute.
  ///   - session: the name that the trials are recorded under; it begins with `ClaudeCodeHook.trialPrefix`.
  package init(line: HookCommandLine, directory: String, session: String) {
    self.line = line
    self.directory = directory
    self.session = session
  }

  /// Runs all trials, those that wait at the same time.
  ///
  /// - Throws: `AgentClientsError.system` where a trial cannot be prepared.
  package func run() async throws(AgentClientsError) -> [Result] {
    let bench = try StubFolder()
    defer { bench.remove() }
    var lines: [(HookTrial, line: String, payload: String)] = []
    for trial in HookTrial.allCases {
      let payload = trial.payload(session: session, directory: directory)
      let file = try bench.add(payload, named: StubFolder.payload(of: trial), isExecutable: false)
      lines.append((trial, try command(for: trial, bench), file))
    }
    let runner = HookRun(directory: directory, patience: HookCommandLine.clientTimeout)
    var results = await withTaskGroup(of: Result.self) { group in
      for (trial, line, payload) in lines {
        group.addTask {
          let start = ContinuousClock.now
          let fault: String?
          do throws(AgentClientsError) {
            fault = trial.fault(in: try await runner.answer(to: payload, by: line))
          } catch {
            fault = "\(error)"
          }
          let elapsed = (ContinuousClock.now - start) / .milliseconds(1)
          return Result(trial: trial, fault: fault, milliseconds: Int(elapsed))
        }
      }
      var results: [Result] = []
      for await result in group { results.append(result) }
      return results
    }
    let order = HookTrial.allCases
    results.sort { order.firstIndex(of: $0.trial) ?? 0 < order.firstIndex(of: $1.trial) ?? 0 }
    return results
  }

  private func command(for trial: HookTrial, _ bench: StubFolder) throws(AgentClientsError) -> String {
    if trial == .missing { return line.blocking(with: bench.path("nothing")) }
    guard let script = trial.stub else { return line.blocking }
    return line.blocking(
      with: try bench.add(Array(script.utf8), named: trial.rawValue, isExecutable: trial != .notExecutable)
    )
  }
}

/// A folder of our own with scripts that stand in for the binary.
private struct StubFolder {
  private let folder: String

  init() throws(AgentClientsError) {
    var template = Array("/tmp/cavra-doctor-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system("making a folder below", "/tmp", SystemMessage.last) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The name of the file with what a trial's hook is given.
  static func payload(of trial: HookTrial) -> String { "\(trial.rawValue).json" }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func add(_ bytes: [UInt8], named name: String, isExecutable: Bool) throws(AgentClientsError) -> String {
    let path = path(name)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isExecutable ? 0o700 : 0o600)
    let isWritten = file >= 0 && write(file, bytes, bytes.count) == bytes.count
    let message = SystemMessage.last
    if file >= 0 { close(file) }
    guard isWritten else { throw .system("writing", path, message) }
    return path
  }

  func remove() {
    for trial in HookTrial.allCases {
      unlink(path(trial.rawValue))
      unlink(path(Self.payload(of: trial)))
    }
    rmdir(folder)
  }
}
