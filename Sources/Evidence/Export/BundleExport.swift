import CanonicalJSON
import GRDB
import Model
import Signing

/// One export under way, on one consistent state of the log.
struct BundleExport {
  let database: Database
  let writer: BundleWriter
  let signer: NoteSigner
  let timestamp: Timestamp

  func run(_ selection: ExportSelection, directory: String) throws -> ExportReceipt {
    let note = try EvidenceReader.checkpointText(database)
    let checkpoint: Checkpoint
    do {
      checkpoint = try Checkpoint(parsing: SignedNote(parsing: Array(note.utf8)).text)
    } catch {
      throw EvidenceError(.corrupt, "the stored checkpoint cannot be read: \(error)")
    }
    let rows = try SelectedRows(selection, size: checkpoint.size, database)
    var summary = BundleSummary(checkpoint: checkpoint, key: signer.verifierKey, timestamp: timestamp)
    var proofs: [JSON] = []
    let tree = StoredTree.tree(database, size: checkpoint.size)
    let records = try writer.write(BundleLayout.records) { write throws(EvidenceError) in
      try rows.forEach(database) { record throws(EvidenceError) in
        try write(record.bytes + [UInt8(ascii: "\n")])
        summary.add(record.json)
        guard !rows.isWhole else { return }
        let path = try tree.inclusionProof(of: record.logIndex).map { JSON.string($0.hex) }
        proofs.append(["log_index": JSON(record.logIndex), "leaf": .string(record.leaf.hex), "path": .array(path)])
      }
    }
    guard summary.records > 0 else { throw EvidenceError(.notFound, "no record matches, nothing was exported") }
    let proofFile: JSON = [
      "schema_version": .string(BundleLayout.proofsVersion), "complete": .bool(rows.isWhole),
      "origin": .string(checkpoint.origin), "size": JSON(checkpoint.size), "root": .string(checkpoint.root.hex),
      "proofs": .array(proofs),
    ]
    let entries = [
      try write(BundleLayout.checkpoint, Array(note.utf8)),
      try write(BundleLayout.proofs, try Self.canonical(proofFile)),
      records,
      try write(BundleLayout.summary, Array(summary.markdown.utf8)),
    ]
    try writeManifest(entries, checkpoint: checkpoint, isWhole: rows.isWhole, records: summary.records)
    return ExportReceipt(directory: directory, records: summary.records, signedSize: checkpoint.size)
  }

  private func writeManifest(
    _ entries: [BundleWriter.Entry],
    checkpoint: Checkpoint,
    isWhole: Bool,
    records: Int
  ) throws(EvidenceError) {
    let files = entries.map { entry -> JSON in
      ["path": .string(entry.name), "sha256": .string(entry.hash.hex), "bytes": JSON(entry.size)]
    }
    let manifest = try Self.canonical([
      "schema_version": .string(BundleLayout.manifestVersion), "created_at": .string(timestamp.rfc3339),
      "origin": .string(checkpoint.origin), "verifier_key": .string(signer.verifierKey.text),
      "complete": .bool(isWhole), "records": JSON(records), "size": JSON(checkpoint.size), "files": .array(files),
    ])
    let entry = try write(BundleLayout.manifest, manifest)
    let note: SignedNote
    do throws(SigningError) {
      note = try SignedNote(signing: BundleLayout.signedText(manifestHash: entry.hash.hex), by: [signer])
    } catch {
      throw EvidenceError(error)
    }
    _ = try write(BundleLayout.signature, note.bytes)
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(EvidenceError) -> BundleWriter.Entry {
    try writer.write(name) { write throws(EvidenceError) in try write(bytes) }
  }

  /// The canonical bytes and a line break.
  private static func canonical(_ value: JSON) throws(EvidenceError) -> [UInt8] {
    do throws(JSONError) {
      return try value.canonicalized() + [UInt8(ascii: "\n")]
    } catch {
      throw EvidenceError(.unrecordable, "the bundle has no canonical form: \(error)")
    }
  }
}
