import CanonicalJSON

/// One trial of a hook: what it is given, and what must come back.
package enum HookTrial: String, Sendable, CaseIterable {
  /// A call that a built-in rule blocks, whatever the policy: the client must be told no.
  case denied
  /// A call that touches nothing: the client must not be told no.
  case neutral
  /// No JSON at all.
  case garbage
  /// The binary is gone.
  case missing
  /// The binary may not be run.
  case notExecutable = "not_executable"
  /// The binary dies of a signal.
  case killed
  /// The binary does not answer.
  case hung

  /// The trials that stand for a failure: each must block.
  package static let failures: [HookTrial] = [.garbage, .missing, .notExecutable, .killed, .hung]

  /// What it shows, in words.
  package var title: String {
    switch self {
    case .denied: "a forbidden call is denied"
    case .neutral: "a harmless call passes"
    case .garbage: "an input that is no JSON blocks"
    case .missing: "a missing binary blocks"
    case .notExecutable: "a binary that may not run blocks"
    case .killed: "a binary that dies blocks"
    case .hung: "a binary that hangs blocks in time"
    }
  }

  /// What stands in the binary's place, as a script; nil where the binary itself is tried.
  var stub: String? {
    switch self {
    case .denied, .neutral, .garbage, .missing: nil
    case .notExecutable: "#!/bin/sh\nexit 0\n"
    case .killed: "#!/bin/sh\nkill -KILL $$\n"
    case .hung: "#!/bin/sh\nexec sleep 600\n"
    }
  }

  /// What the hook is given.
  ///
  /// - Parameters:
  ///   - session: the trial's session, which begins with `ClaudeCodeHook.trialPrefix`.
  ///   - directory: the project's directory.
  func payload(session: String, directory: String) -> [UInt8] {
    guard self != .garbage else { return Array("this is no JSON".utf8) }
    let (tool, input): (String, JSON) =
      self == .neutral
      ? ("TodoWrite", ["todos": []])
      : ("Write", ["file_path": .string("\(directory)/.cavra/policy.yaml"), "content": ""])
    let payload: JSON = [
      "hook_event_name": "PreToolUse", "session_id": .string(session), "cwd": .string(directory),
      "permission_mode": "default", "tool_name": .string(tool), "tool_input": input,
      "tool_use_id": .string("\(session)-\(rawValue)"),
    ]
    return payload.serialized()
  }

  /// What is wrong with an answer; nil where it is right.
  func fault(in answer: HookRun.Answer) -> String? {
    if let seconds = answer.overdue { return "no answer within \(seconds) s" }
    switch self {
    case .denied:
      guard answer.exitCode == 0 else { return "it ended with \(answer.exitCode) instead of a denial" }
      let output = (try? JSON.parse(answer.output))?["hookSpecificOutput"]
      guard output?["permissionDecision"]?.stringValue == "deny" else { return "the client was not told `deny`" }
      return nil
    case .neutral:
      guard answer.exitCode == 0 else { return "it ended with \(answer.exitCode)" }
      if answer.output.isEmpty { return nil }
      let output = (try? JSON.parse(answer.output))?["hookSpecificOutput"]
      // In the mode `strict` everything is asked about.
      return output?["permissionDecision"]?.stringValue == "ask"
        ? nil : "the client was told something else than nothing"
    case .garbage, .missing, .notExecutable, .killed, .hung:
      guard answer.exitCode == 2 else { return "it ended with \(answer.exitCode) instead of the blocking exit 2" }
      return answer.hasWords ? nil : "it blocks without a reason"
    }
  }
}
