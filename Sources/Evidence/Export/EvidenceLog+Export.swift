import CanonicalJSON
import Foundation
import GRDB
package import Model
import Signing

/// Which records go into a bundle.
package enum ExportSelection: Sendable {
  /// The whole log: chain and root can be recomputed from it.
  case all
  /// What a query finds (its limit and cursor do not count), each record with its proof that it is in the log.
  case matching(EvidenceQuery)
}

/// What an export has made.
package struct ExportReceipt: Sendable {
  /// The bundle's directory.
  package let directory: String
  /// How many records are in it.
  package let records: Int
  /// How many records the checkpoint in it speaks of.
  package let signedSize: Int
}

extension EvidenceLog {
  /// Writes a bundle: a new directory that verifies offline, with nothing of ours.
  ///
  /// - Parameters:
  ///   - directory: an absolute path at which nothing is yet.
  ///   - timestamp: when, as it shall stand in the manifest.
  /// - Throws: `EvidenceError.exists` where something is there; `.notFound` where no record matches; `.malformed` where
  ///   too many match; `.corrupt`; `.system`. Nothing is left behind then.
  package func export(
    to directory: String,
    _ selection: ExportSelection,
    timestamp: Timestamp
  ) throws(EvidenceError) -> ExportReceipt {
    let writer = try BundleWriter(target: directory)
    do throws(EvidenceError) {
      let receipt = try reader.read { database in
        try BundleExport(database: database, writer: writer, signer: signer, timestamp: timestamp)
          .run(selection, directory: directory)
      }
      try writer.finish()
      return receipt
    } catch {
      writer.discard()
      throw error
    }
  }
}
