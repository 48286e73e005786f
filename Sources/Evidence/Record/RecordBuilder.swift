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
      "action_type", "approval_id", "change", "decision", "decision_id", "decision_refs", "finding", "force",
      "input_digest",
      "mode",
      "observed", "origin", "policy_digest", "policy_id", "policy_pack", "rule_id", "severity", "surface", "timestamp",
      "verdict", "verifier_key",
    ].map { ByteKey($0) }
  )

  /// How many bytes of a target are kept.
  private static let longestTarget = 64 << 10

  /// The key for what is kept of a secret. It never leaves the machine, so nobody elsewhere can test guesses.
  let redactionKey: KeyedHash

  /// The record of a decision.
  func record(_ decision: Decision) throws(EvidenceError) -> PreparedRecord {
    guard let object = decision.json.objectValue else {
      throw EvidenceError(.unrecordable, "the decision is no object")
    }
    var fields = RecordField.all(of: object)
    // Where the record will stand is not known yet; what the decision says of it can only be of another record.
    fields.removeAll { $0.name == "log_index" || $0.name == "leaf_hash" }
    fields.append(RecordField(name: "claimed", value: decision.request.claimed.json))
    fields.append(RecordField(name: "observed", value: decision.request.observed.json))
    fields += inputDigest(decision.request.claimed)
    return try prepared(fields, kind: .decision)
  }

  /// A target of which only the beginning is kept where it is long; `action_digest` says the rest.
  private static func bounded(_ field: RecordField) -> RecordField {
    guard field.name == "target", let text = field.value.stringValue, text.utf8.count > longestTarget else {
      return field
    }
    var end = text.utf8.index(text.startIndex, offsetBy: longestTarget)
    while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
    return RecordField(name: field.name, value: .string("\(text[..<end])… (\(text.utf8.count) bytes)"))
  }

  /// The record of a session's start.
  func record(_ session: SessionStart) throws(EvidenceError) -> PreparedRecord {
    try prepared(RecordField.all(of: session.object), kind: .session)
  }

  /// The record of a report, with what came of holding it against the decisions on the call.
  func record(
    _ report: ToolReport,
    _ finding: ToolFinding,
    decisions: [String]
  ) throws(EvidenceError) -> PreparedRecord {
    try prepared(
      RecordField.all(of: report.object(finding, decisions: decisions))
        + inputDigest(report.context.claimed),
      kind: finding.isViolation ? .violation : .toolResult
    )
  }

  /// The record of a change of who may grant, or of what is trusted.
  func record(_ change: GovernanceChange) throws(EvidenceError) -> PreparedRecord {
    try prepared(RecordField.all(of: change.object), kind: .governance)
  }

  /// The record of what became of a call that was passed on.
  func record(_ outcome: CallOutcomeNote) throws(EvidenceError) -> PreparedRecord {
    try prepared(RecordField.all(of: outcome.object), kind: .callOutcome)
  }

  /// The record of a prompt.
  func record(_ prompt: PromptNote) throws(EvidenceError) -> PreparedRecord {
    let digest = redactionKey.digest(of: Array("prompt\n\(prompt.text)".utf8)).hex
    return try prepared(
      RecordField.all(of: prompt.object)
        + [RecordField(name: "input_digest", value: .string("blake2b:" + digest))],
      kind: .prompt
    )
  }

  /// What is kept of a call's input: always keyed, because inputs hold what files and commands hold.
  func digest(ofInput input: JSON) -> String {
    let bytes = (try? input.canonicalized()) ?? input.serialized()
    return "blake2b:" + redactionKey.digest(of: Array("input\n".utf8) + bytes).hex
  }

  private func inputDigest(_ claimed: ClaimedIdentity) -> [RecordField] {
    claimed.call?.input.map { [RecordField(name: "input_digest", value: .string(digest(ofInput: $0)))] } ?? []
  }

  /// The first record of a log: its name and its key.
  func record(origin: String, key: VerifierKey, timestamp: Timestamp) throws(EvidenceError) -> PreparedRecord {
    try prepared(
      [
        RecordField(name: "origin", value: .string(origin)),
        RecordField(name: "verifier_key", value: .string(key.text)),
        RecordField(name: "timestamp", value: .string(timestamp.rfc3339)),
      ],
      kind: .key
    )
  }

  private func prepared(_ content: [RecordField], kind: RecordKind) throws(EvidenceError) -> PreparedRecord {
    var fields: [RecordField] = []
    fields.reserveCapacity(content.count + 3)
    var redactions: [Redaction] = []
    for field in content {
      guard !Self.ownFields.contains(ByteKey(field.name)) else {
        fields.append(field)
        continue
      }
      // Redacted under its name: what is secret may depend on what a field is called.
      let redacted = Redactor.redact(.object([field.name: field.value]))
      redactions += redacted.redactions
      fields.append(RecordField(name: field.name, value: redacted.value[field.name] ?? .null))
    }
    // Only now: half a secret would not be known for one.
    fields = fields.map(Self.bounded)
    if !redactions.isEmpty { fields = fields.map(withoutPlainDigest) }
    fields.append(RecordField(name: "kind", value: .string(kind.rawValue)))
    fields.append(RecordField(name: "schema_version", value: .string(PreparedRecord.schemaVersion)))
    let removed = redactions.map { redaction -> JSON in
      [
        "field": .string(redaction.pointer), "kind": .string(redaction.kind.rawValue),
        "digest": .string(redactionKey.digest(of: redaction.original).hex),
      ]
    }
    fields.append(RecordField(name: "redactions", value: .array(removed)))
    return try PreparedRecord(fields)
  }

  /// A plain digest of a command with one secret in it could be tested against guesses of the secret.
  private func withoutPlainDigest(_ field: RecordField) -> RecordField {
    guard field.name == "action_digest", let digest = field.value.stringValue, !digest.isEmpty else { return field }
    return RecordField(name: field.name, value: .string("blake2b:" + redactionKey.digest(of: Array(digest.utf8)).hex))
  }
}
