package import CanonicalJSON
package import Evidence
package import Model
package import Signing

/// One record of the log about an MCP server or an agent.
package struct RegistryEvent: Sendable {
  /// The member of a record's details that says which registry it belongs to; records about approvers have none.
  static let registryMember = "registry"
  static let reasonMember = "reason"

  package let logIndex: Int
  package let leaf: Digest
  package let time: Timestamp
  package let change: GovernanceChange.Change
  package let kind: Statement.Kind
  package let subject: String
  /// Who made the change, as claimed; for a grant see its statement.
  package let actor: String
  package let reason: String
  package let details: JSONObject

  /// Nil for a record that is not about a server or an agent.
  init?(_ record: StoredRecord) {
    guard let change = record.json["change"]?.stringValue.flatMap(GovernanceChange.Change.init),
      let subject = record.json["subject"]?.stringValue, let details = record.json["details"]?.objectValue,
      let kind = details[Self.registryMember]?.stringValue.flatMap(Statement.Kind.init),
      let time = record.json["timestamp"]?.stringValue.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    logIndex = record.logIndex
    leaf = record.leaf
    self.time = time
    self.change = change
    self.kind = kind
    self.subject = subject
    actor = record.json["actor"]?.stringValue ?? ""
    reason = details[Self.reasonMember]?.stringValue ?? ""
    self.details = details
  }

  /// As reports and exports show it.
  package var json: JSON {
    [
      "log_index": JSON(logIndex), "time": .string(time.rfc3339), "change": .string(change.rawValue),
      "actor": .string(actor), "reason": .string(reason), "leaf": .string(leaf.prefixed),
    ]
  }
}
