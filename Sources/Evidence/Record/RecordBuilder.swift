import CanonicalJSON
import Inspection
import Model
import Signing

/// Turns what happened into records: adds what every record has, takes secrets out.
struct RecordBuilder: Sendable {
  /// Fields with words of our own, of the packs, or of the operating system, which must stay exact. Everything else may
  /// hold a caller's words.
  private static let ownFields = Set(
    [
      "action_type", "approval_id", "decision", "decision_id", "force", "mode", "observed", "origin", "policy_digest",
      "policy_id", "policy_pack", "rule_id", "severity", "surface", "timestamp", "verdict", "verifier_key",
    ].map { ByteKey($0) }
  )

  /// The key for what is kept of a secret. It never leaves the machine, so nobody elsewhere can test guesses.
  let redactionKey: KeyedHash

  /// The record of a decision.
  func record(_ decision: Decision) throws(EvidenceError) -> PreparedRecord {
    guard var object = decision.json.objectValue else {
      throw EvidenceError(.unrecordable, "the decision is no object")
    }
    // Where the record will stand is not known yet; what the decision says of it can only be of another record.
    object["log_index"] = nil
    object["leaf_hash"] = nil
    object["claimed"] = decision.request.claimed.json
    object["observed"] = decision.request.observed.json
    return try prepared(object, kind: .decision)
  }

  /// The record of a session's start.
  func record(_ session: SessionStart) throws(EvidenceError) -> PreparedRecord {
    try prepared(session.object, kind: .session)
  }

  /// The first record of a log: its name and its key.
  func record(origin: String, key: VerifierKey, timestamp: Timestamp) throws(EvidenceError) -> PreparedRecord {
    try prepared(
      ["origin": .string(origin), "verifier_key": .string(key.text), "timestamp": .string(timestamp.rfc3339)],
      kind: .key
    )
  }

  private func prepared(_ content: JSONObject, kind: RecordKind) throws(EvidenceError) -> PreparedRecord {
    var object = JSONObject()
    var outside = JSONObject()
    for member in content.members {
      if Self.ownFields.contains(ByteKey(member.name)) {
        object[member.name] = member.value
      } else {
        outside[member.name] = member.value
      }
    }
    let redacted = Redactor.redact(.object(outside))
    for member in redacted.value.objectValue?.members ?? [] { object[member.name] = member.value }
    // A plain digest of a command with one secret in it could be tested against guesses of the secret.
    if !redacted.redactions.isEmpty, let digest = object["action_digest"]?.stringValue, !digest.isEmpty {
      object["action_digest"] = .string("blake2b:" + redactionKey.digest(of: Array(digest.utf8)).hex)
    }
    object["kind"] = .string(kind.rawValue)
    object["schema_version"] = .string(PreparedRecord.schemaVersion)
    object["redactions"] = .array(
      redacted.redactions.map { redaction in
        [
          "field": .string(redaction.pointer),
          "kind": .string(redaction.kind.rawValue),
          "digest": .string(redactionKey.digest(of: redaction.original).hex),
        ]
      }
    )
    return try PreparedRecord(object)
  }
}
