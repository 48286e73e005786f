/// The files of an evidence bundle.
enum BundleLayout {
  static let manifestVersion = "cavra.evidence.manifest.v1"
  static let proofsVersion = "cavra.evidence.proofs.v1"

  static let manifest = "manifest.json"
  static let signature = "manifest.sig"
  static let records = "records.jsonl"
  static let checkpoint = "checkpoint"
  static let proofs = "proofs.json"
  static let summary = "summary.md"

  /// What the manifest lists, each exactly once. Nothing else may be in the directory but the manifest and its
  /// signature.
  static let listed = [checkpoint, proofs, records, summary]

  /// The most records of a bundle that is not the whole log: each brings its own proof.
  static let maximumSelection = 10_000

  /// What is signed: not the manifest itself but its hash under this heading, which no checkpoint can be taken for.
  static func signedText(manifestHash: String) -> [UInt8] { Array("\(manifestVersion)\nsha256:\(manifestHash)\n".utf8) }
}
