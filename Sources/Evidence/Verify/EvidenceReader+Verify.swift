import CanonicalJSON
import Foundation
import GRDB
import Signing

extension EvidenceReader {
  /// Recomputes the whole log: each record's canonical form, leaf, place, chain and indexed columns, the tree, the
  /// signed checkpoint, and what sinks have kept. Reads row by row; memory does not grow with the log.
  ///
  /// A log that was cut or rewritten and then signed with its own key shows only against `anchors`.
  ///
  /// - Throws: `EvidenceError` where the database cannot be read to its end; damage is in the report.
  package func verify(trust: EvidenceTrust = EvidenceTrust(), anchors: AnchorFile? = nil) throws(EvidenceError)
    -> VerificationReport
  {
    let own = LogKeys.verifierKey(home: home)
    return try read { database in
      let head = try StoredHead(database)
      let claimed = try Self.claimedKey(database)
      let choice = trust.choice(own: own, claimed: claimed)
      let signature = SignatureAudit(head.note, "the checkpoint", keys: choice.keys, file: nil)
      var anchor = AnchorAudit(anchors, keys: choice.keys, origin: head.checkpoint?.origin)
      var audit = RecordAudit()
      anchor.check(audit.frontier)
      let rows = try Row.fetchCursor(database, sql: LogRow.select)
      while let row = try rows.next() {
        try LogRow(row).check(&audit)
        anchor.check(audit.frontier)
      }
      audit.finish(signedSize: head.checkpoint?.size)
      var damages = audit.damages
      if let damage = signature.damage { damages.add(damage) }
      if let claimed, !choice.keys.contains(claimed) {
        damages.add(
          Damage(.foreignKey, record: 0, "the first record names the key `\(claimed.text)`, which is not trusted")
        )
      }
      head.check(against: audit.frontier, damages: &damages)
      let state = anchor.finish(audit.frontier)
      damages.add(contentsOf: anchor.damages)
      return VerificationReport(
        origin: head.checkpoint?.origin,
        records: audit.frontier.size,
        root: audit.frontier.root,
        signedSize: head.checkpoint?.size,
        key: signature.key,
        trust: choice.basis,
        anchor: state,
        damages: damages.first,
        damageCount: damages.count
      )
    }
  }

  /// The key that the first record names.
  private static func claimedKey(_ database: Database) throws -> VerifierKey? {
    guard let body = try String.fetchOne(database, sql: "SELECT body FROM record WHERE log_index = 0"),
      let text = (try? JSON.parse(body))?["verifier_key"]?.stringValue
    else { return nil }
    return try? VerifierKey(parsing: text)
  }
}
