package import Evidence
import Signing

/// What a verification found, in words.
package enum VerificationWords {
  package static func text(_ report: VerificationReport) -> String {
    var lines = [
      report.isIntact
        ? "The evidence is intact: \(report.records) records, one chain, root and signature recomputed."
        : "The evidence is DAMAGED: \(report.damageCount) faults in \(report.records) records."
    ]
    for damage in report.damages.prefix(20) { lines.append("- \(damage.kind.rawValue): \(damage.detail)") }
    lines.append("Key: \(report.key?.text ?? "none") (\(trust(report.trust))).")
    switch report.anchor {
    case .anchored(let size): lines.append("Anchored at \(size): a checkpoint kept elsewhere agrees.")
    case .unanchored(let reason): lines.append("Unanchored: \(reason).")
    }
    return lines.joined(separator: "\n")
  }

  private static func trust(_ basis: TrustBasis) -> String {
    switch basis {
    case .pinned: "pinned by you"
    case .trustRoot: "a trust root of this machine"
    case .ownKey: "this machine's own key"
    case .firstSeen: "first seen in this very bundle, which proves little"
    case .none: "no key to trust"
    }
  }
}
