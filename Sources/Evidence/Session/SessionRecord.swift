import CanonicalJSON
import Model

/// A record of the log with the fields that tell what happened in a session.
struct SessionRecord {
  let logIndex: Int
  let json: JSON

  init(_ record: StoredRecord) {
    logIndex = record.logIndex
    json = record.json
  }

  var kind: RecordKind? { text("kind").flatMap(RecordKind.init) }
  var sessionID: String? { text("session_id") }
  var correlationID: String? { text("correlation_id") }
  var inputDigest: String? { text("input_digest") }
  var outcome: Outcome? { text("decision").flatMap(Outcome.init) }
  var isHook: Bool { text("surface") == Surface.hook.rawValue }
  /// Whether it is of a call to a downstream server, which went on by the answer.
  var isGateway: Bool { text("surface") == Surface.gateway.rawValue }
  /// Whether it is of a file that a prompt mentions: looked at, for there is no call to hold up.
  var isMention: Bool { isHook && text("force") == ActionRequest.Force.advice.rawValue }
  var clientSession: String? { json["claimed"]?["client"]?["session_id"]?.stringValue }
  var clientName: String? { json["claimed"]?["client"]?["name"]?.stringValue }
  var tool: String? { json["claimed"]?["client"]?["tool"]?.stringValue }
  var subAgentID: String? { json["claimed"]?["client"]?["sub_agent_id"]?.stringValue }

  /// Whether it is the call of one of CAVRA's own tools.
  var isOwnTool: Bool {
    text("action_type") == ActionType.clientTool.rawValue && (text("target") ?? "").hasPrefix("cavra/")
  }

  func text(_ name: String) -> String? { json[name]?.stringValue }

  /// What is done to what: the same for a question and the deed that it was about, however either was put.
  var deed: String? {
    guard let type = text("action_type").flatMap(ActionType.init), let target = text("target") else { return nil }
    switch type {
    case .readFile, .writeFile, .deleteFile:
      let file = json["effects"]?.arrayValue?.first
      return "\(type.rawValue)\n\(file?["real"]?.stringValue ?? file?["path"]?.stringValue ?? target)"
    case .gitOperation:
      let operation = text("requested_operation") ?? "git"
      let line = operation == "git" ? target : target.isEmpty ? "git \(operation)" : "git \(operation) \(target)"
      return "\(ActionType.executeCommand.rawValue)\n\(line)"
    case .executeCommand, .mcpToolCall, .fetchURL, .clientTool: return "\(type.rawValue)\n\(target)"
    }
  }

  /// Whether both come from below the same process: the server's parent, or the one above it, is above the hook too.
  func isNear(_ act: SessionRecord) -> Bool {
    let above = Set(act.ancestors)
    return ancestors.prefix(2).contains { $0 > 1 && above.contains($0) }
  }

  private var ancestors: [Int] {
    (json["observed"]?["ancestors"]?.arrayValue ?? []).compactMap { $0["pid"]?.intValue }
  }
}
