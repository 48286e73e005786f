import CanonicalJSON
import Foundation
import GRDB
import Signing
import TestSupport

@testable import Evidence

/// What somebody with another key, or with a stolen one, could make of evidence.
enum Forgery {
  /// Signs a bundle again under a new key of the same name, consistently but for the first record.
  static func resign(_ bundle: String) throws {
    let note = try SignedNote(parsing: try read(bundle + "/checkpoint"))
    let checkpoint = try Checkpoint(parsing: note.text)
    let signer = try NoteSigner(name: checkpoint.origin, key: .generate())
    let signed = try checkpoint.signed(by: signer).bytes
    try Data(signed).write(to: URL(fileURLWithPath: bundle + "/checkpoint"))
    guard var manifest = try JSON.parse(try read(bundle + "/manifest.json")).objectValue else { return }
    manifest["verifier_key"] = .string(signer.verifierKey.text)
    let files = manifest["files"]?.arrayValue?.map { file -> JSON in
      guard file["path"]?.stringValue == "checkpoint" else { return file }
      return ["path": "checkpoint", "sha256": .string(SHA256.hash(signed).hex), "bytes": JSON(signed.count)]
    }
    manifest["files"] = .array(files ?? [])
    let bytes = try JSON.object(manifest).canonicalized() + [UInt8(ascii: "\n")]
    try Data(bytes).write(to: URL(fileURLWithPath: bundle + "/manifest.json"))
    let text = BundleLayout.signedText(manifestHash: SHA256.hash(bytes).hex)
    try Data(SignedNote(signing: text, by: [signer]).bytes).write(to: URL(fileURLWithPath: bundle + "/manifest.sig"))
  }

  /// Cuts a log to `size` records and signs what is left with the log's own key.
  static func cut(_ bench: Workbench, to size: Int) throws {
    let signer = try SecretDirectory(path: bench.scratch.home + "/keys").signer("log-signing.key")
    try bench.queue().inDatabase { database in
      try database.execute(sql: "DELETE FROM record WHERE log_index >= ?", arguments: [size])
      var frontier = Frontier()
      for body in try String.fetchAll(database, sql: "SELECT body FROM record ORDER BY log_index") {
        frontier.append(MerkleHash.leaf(Array(body.utf8)))
      }
      let checkpoint = Checkpoint(origin: signer.verifierKey.name, size: size, root: frontier.root)
      try database.execute(
        sql: "UPDATE head SET size = ?, frontier = ?, checkpoint = ?",
        arguments: [
          size, Data(frontier.bytes), String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self),
        ]
      )
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
