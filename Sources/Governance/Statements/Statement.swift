package import CanonicalJSON
package import Model
package import Signing

/// What a person grants: a few words and digests in canonical JSON (RFC 8785), to be signed.
package struct Statement: Sendable, Equatable {
  /// The media type under which it is signed (DSSE), so that no other signature passes for one.
  package static let type = "application/vnd.cavra.statement.v1+json"
  private static let schema = "cavra.statement.v1"

  /// What is granted.
  package enum Kind: String, Sendable {
    /// What an MCP server may be started as, and what of it may be shown and called.
    case server = "mcp_server"
    /// Where an agent may work and which tools it may call.
    case agent
  }

  package let kind: Kind
  /// The name of the server or agent.
  package let subject: String
  /// SHA-256 of what is granted, in canonical JSON.
  package let content: Digest
  /// The approver's name.
  package let actor: String
  package let reason: String
  package let time: Timestamp
  /// Until when it counts: a grant without a date for its review is none.
  package let expires: Timestamp
  /// The leaf of the subject's last record in the log. A statement that was made before a denial is none after it.
  package let after: Digest
  /// The log's origin: a statement for one machine is none on another.
  package let log: String

  package init(
    kind: Kind,
    subject: String,
    content: Digest,
    actor: String,
    reason: String,
    time: Timestamp,
    expires: Timestamp,
    after: Digest,
    log: String
  ) {
    self.kind = kind
    self.subject = subject
    self.content = content
    self.actor = actor
    self.reason = reason
    self.time = time
    self.expires = expires
    self.after = after
    self.log = log
  }

  package var json: JSON {
    [
      "schema_version": .string(Self.schema), "kind": .string(kind.rawValue), "subject": .string(subject),
      "content": .string(content.prefixed), "actor": .string(actor), "reason": .string(reason),
      "time": .string(time.rfc3339), "expires": .string(expires.rfc3339), "after": .string(after.prefixed),
      "log": .string(log),
    ]
  }

  /// Nil where a member is missing, is more than known, or is not in the one form that it has.
  package init?(_ json: JSON) {
    guard let object = json.objectValue, object.count == 10, object["schema_version"]?.stringValue == Self.schema,
      let kind = object["kind"]?.stringValue.flatMap(Kind.init),
      let subject = object["subject"]?.stringValue, let content = object["content"].flatMap(Digest.init(prefixed:)),
      let actor = object["actor"]?.stringValue, let reason = object["reason"]?.stringValue,
      let time = object["time"]?.stringValue.flatMap(Timestamp.init(rfc3339:)),
      let expires = object["expires"]?.stringValue.flatMap(Timestamp.init(rfc3339:)),
      let after = object["after"].flatMap(Digest.init(prefixed:)), let log = object["log"]?.stringValue
    else { return nil }
    self.init(
      kind: kind,
      subject: subject,
      content: content,
      actor: actor,
      reason: reason,
      time: time,
      expires: expires,
      after: after,
      log: log
    )
    guard self.json.isSame(as: json) else { return nil }
  }
}

extension Digest {
  /// `sha256:` and the hexadecimal digits.
  package var prefixed: String { "sha256:\(hex)" }

  package init?(prefixed json: JSON) {
    guard let text = json.stringValue, text.hasPrefix("sha256:") else { return nil }
    self.init(hex: String(text.dropFirst(7)))
  }

  /// The digest of a value's canonical form (RFC 8785).
  ///
  /// - Throws: `GovernanceError.badContent` where it has none.
  package static func canonical(_ json: JSON) throws(GovernanceError) -> Digest {
    SHA256.hash(try json.governed())
  }
}

extension JSON {
  /// The canonical bytes (RFC 8785).
  ///
  /// - Throws: `GovernanceError.badContent` where it has none.
  package func governed() throws(GovernanceError) -> [UInt8] {
    do throws(JSONError) { return try canonicalized() } catch {
      throw GovernanceError(.badContent, "it has no canonical form: \(error)")
    }
  }

  /// Whether both have the same canonical form.
  func isSame(as other: JSON) -> Bool {
    guard let left = try? canonicalized(), let right = try? other.canonicalized() else { return false }
    return left == right
  }
}
