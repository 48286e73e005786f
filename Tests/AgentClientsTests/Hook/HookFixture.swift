import CanonicalJSON
import Foundation
import Model
import Testing

@testable import AgentClients

/// One file of `Fixtures/claude-code`: a payload as the client sends it, the actions that it stands for, what is decided on
/// each, and the answer that the client gets.
struct HookFixture: CustomTestStringConvertible, Sendable {
  let name: String
  private let json: JSON

  var testDescription: String { name }

  /// The payload as the client writes it: in one line.
  var payload: [UInt8] { json["payload"]?.serialized() ?? [] }
  var isOwnServer: Bool { json["own_server"]?.boolValue ?? false }
  /// The expected actions in their canonical form; nil where the event stands for none.
  var actions: [JSON]? { json["actions"]?.arrayValue }
  var outcomes: [Outcome] { json["outcomes"]?.arrayValue?.compactMap { $0.stringValue.flatMap(Outcome.init) } ?? [] }
  /// The expected object on standard output; null where there is to be nothing.
  var reply: JSON? { json["reply"] }

  static let all: [HookFixture] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/claude-code")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
        let json = try? JSON.parse([UInt8](data))
      else { return nil }
      return HookFixture(name: name, json: json)
    }
  }()

  static let ownTools = ["guard_file", "guard_command", "show_policy"]
}

/// Decisions as the authority would make them, with fixed words.
enum DecisionSamples {
  static func decision(
    _ outcome: Outcome,
    on action: Action,
    index: Int = 0,
    severity: Severity = .high,
    reason: String = "the policy says so",
    approvers: [String] = ["Owners"]
  ) -> Decision {
    let match = RuleMatch(
      ruleID: "test.rule",
      packID: "test",
      layer: "user",
      outcome: outcome,
      severity: severity,
      reason: reason,
      instead: "take another way",
      approvers: approvers
    )
    let request = ActionRequest(
      action: action,
      claimed: ClaimedIdentity(sessionID: "s", agentID: "a", actor: "ai-agent"),
      observed: ObservedIdentity(uid: 1000, pid: 2, ancestors: []),
      surface: .hook,
      force: .enforcement,
      repository: nil,
      correlationID: "c"
    )
    return Decision(
      id: "dec_\(index)",
      request: request,
      effects: [],
      verdict: Verdict(leading: match, matches: [match]),
      outcome: outcome,
      mode: .enforce,
      actionDigest: "",
      policyDigest: "",
      timestamp: Timestamp(milliseconds: 0)
    )
    .recorded(EvidenceReceipt(logIndex: index, leafHash: ""))
  }
}
