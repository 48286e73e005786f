import AgentClients
import ArgumentParser
import CanonicalJSON
import Host
import Inspection

/// How the files of a client stand: `init CLIENT --status`.
struct StatusReport {
  private let files: [FileStatus]
  /// What kept the state from being worked out in full.
  private let faults: [String]
  private let scope: String

  init(_ context: SetupContext) {
    let binary = Result { try context.checkedBinary() }
    let denials = Result { try context.denials().rules }
    scope = context.scope.rawValue
    faults = [binary.fault, denials.fault.map { "the policy does not load: \($0)" }].compactMap(\.self)
    let setup = context.setup(
      binary: (try? binary.get()) ?? context.locations.binary ?? "",
      denials: (try? denials.get()) ?? context.shippedDenials()
    )
    files = setup.status()
  }

  private var isCurrent: Bool {
    faults.isEmpty && files.allSatisfy { $0.state == .current || $0.isOptional && $0.state == .absent }
  }

  /// - Throws: `ExitCode(1)` where something is not current.
  func print(json: Bool) throws {
    if json {
      let states = files.map { file -> JSON in
        ["path": .string(file.path), "state": .string(file.state.rawValue), "reason": JSON(file.reason)]
      }
      let report: JSON = [
        "client": .string(ClaudeCodeSetup.client), "scope": .string(scope), "current": .bool(isCurrent),
        "files": .array(states), "faults": JSON(faults),
      ]
      Output.line(report.text)
    } else {
      for file in files {
        let state = file.state.rawValue
        let words = state + String(repeating: " ", count: 9 - state.utf8.count) + file.path
        Output.line(VisibleText.escape(words))
        if let reason = file.reason { Output.line("         \(VisibleText.escape(reason))") }
      }
      for fault in faults { Output.note(VisibleText.escape(fault)) }
    }
    guard isCurrent else { throw ExitCode(1) }
  }
}

extension Result {
  /// The failure in words; nil for a success.
  fileprivate var fault: String? { if case .failure(let error) = self { "\(error)" } else { nil } }
}
