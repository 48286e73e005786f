/// Finds secrets in text.
///
/// Hand-written finders, each one pass over the bytes with bounded look-ups, so the cost is linear in the text whatever it
/// is. Identifiers that are no secrets (commit ids, UUIDs, file digests) have no name and no prefix that a finder asks for.
package enum SecretScanner {
  /// The secrets of the text in order, none overlapping another.
  package static func findings(in text: String) -> [SecretFinding] { findings(in: Array(text.utf8)) }

  /// The secrets of UTF-8 text in order, none overlapping another.
  package static func findings(in bytes: [UInt8]) -> [SecretFinding] {
    let text = ScannedText(bytes: bytes)
    var found: [SecretFinding] = []
    // Of two findings at one place the one that knows more stands first.
    PrivateKeyFinder.find(in: text, &found)
    TokenFinder.find(in: text, &found)
    ChecksumFinder.find(in: text, &found)
    AzureFinder.find(in: text, &found)
    URLCredentialFinder.find(in: text, &found)
    HeaderFinder.find(in: text, &found)
    AssignmentFinder.find(in: text, &found)
    CommandCredentialFinder.find(in: text, &found)
    return merged(found)
  }

  /// Joins overlapping findings into one that covers them all and has the kind of the one that knows most.
  private static func merged(_ found: [SecretFinding]) -> [SecretFinding] {
    let ordered = found.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var merged: [(finding: SecretFinding, rank: Int)] = []
    for (rank, finding) in ordered {
      guard let last = merged.last, finding.range.lowerBound < last.finding.range.upperBound else {
        merged.append((finding, rank))
        continue
      }
      let end = max(last.finding.range.upperBound, finding.range.upperBound)
      let kind = rank < last.rank ? finding.kind : last.finding.kind
      let joined = SecretFinding(kind: kind, range: last.finding.range.lowerBound..<end)
      merged[merged.count - 1] = (joined, min(rank, last.rank))
    }
    return merged.map(\.finding)
  }
}
