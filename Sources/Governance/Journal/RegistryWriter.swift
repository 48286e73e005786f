import CanonicalJSON
package import Evidence
import Inspection

/// Appends changes of the registry to the log.
package struct RegistryWriter: Sendable {
  /// The longest reason, in bytes.
  static let longestReason = 1_024

  private let log: EvidenceLog
  private let context: @Sendable () -> RecordContext

  /// - Parameter context: who makes the change, where and when; asked at each.
  package init(log: EvidenceLog, context: @escaping @Sendable () -> RecordContext) {
    self.log = log
    self.context = context
  }

  /// Appends one change; when this returns it is durable.
  ///
  /// What the log would redact is refused: the digests of what stands beside it could not be recomputed any more.
  ///
  /// - Throws: `GovernanceError.badContent`, `.log`.
  func append(
    _ change: GovernanceChange.Change,
    _ kind: Statement.Kind,
    subject: String,
    reason: String,
    details: JSONObject
  ) async throws(GovernanceError) {
    guard reason.utf8.count <= Self.longestReason, !VisibleText.hidesSomething(reason) else {
      throw GovernanceError(
        .badContent,
        "the reason is no plain text of at most \(Self.longestReason) bytes, give another"
      )
    }
    var details = details
    details[RegistryEvent.registryMember] = .string(kind.rawValue)
    details[RegistryEvent.reasonMember] = .string(reason)
    try Self.checkForSecrets(.object(["details": .object(details)]), of: subject)
    do throws(EvidenceError) {
      _ = try await log.append(GovernanceChange(context(), change, subject: subject, details: details))
    } catch { throw GovernanceError(error) }
  }

  /// - Throws: `GovernanceError.badContent`.
  static func checkForSecrets(_ json: JSON, of subject: String) throws(GovernanceError) {
    guard let secret = Redactor.redact(json).redactions.first else { return }
    let place = secret.pointer.hasPrefix("/details") ? String(secret.pointer.dropFirst(8)) : secret.pointer
    throw GovernanceError(
      .badContent,
      "`\(place.prefix(200))` of `\(subject)` holds what looks like a secret (\(secret.kind.rawValue)), give it by the name of a variable"
    )
  }
}
