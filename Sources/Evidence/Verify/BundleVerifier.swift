package import Signing

/// Verifies an evidence bundle, offline and from its own files.
package enum BundleVerifier {
  /// Recomputes everything: each file's hash, the manifest's and the checkpoint's signatures, and for a whole log every
  /// record, the chain and the root; for a selection each record's proof.
  ///
  /// - Parameters:
  ///   - own: this home's key; it counts only where the bundle names it, since bundles come from elsewhere too.
  /// - Throws: `EvidenceError.notFound` where there is no such directory; damage is in the report.
  package static func verify(
    directory path: String,
    trust: EvidenceTrust,
    own: VerifierKey? = nil,
    anchors: AnchorFile? = nil
  ) throws(EvidenceError) -> VerificationReport {
    let directory = try BundleDirectory(path: path)
    var audit = BundleAudit(directory: directory)
    return audit.run(trust: trust, own: own, anchors: anchors)
  }
}

extension EvidenceReader {
  /// The public key of a home, for `BundleVerifier`; nil where it has none.
  package static func verifierKey(home: String) -> VerifierKey? { LogKeys.verifierKey(home: home) }
}
