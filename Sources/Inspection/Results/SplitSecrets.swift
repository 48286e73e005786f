import CanonicalJSON

/// Secrets that are cut in two by the border of two blocks: a server that streams its text in pieces cuts them anywhere.
///
/// The texts of all blocks are searched as one, with nothing between them; what lies over a border counts, and each block
/// loses its part. All else is found in each block by itself.
struct SplitSecrets {
  private struct Piece {
    let pointer: String
    let start: Int
    let end: Int
  }

  private var joined: [UInt8] = []
  private var pieces: [Piece] = []

  /// What each text loses, by its pointer; the places are in the cleaned text without our note.
  static func parts(of result: JSONObject) -> [String: [SecretFinding]] {
    var secrets = SplitSecrets()
    for name in ["content", "contents", "messages"] {
      for (index, block) in (result[name]?.arrayValue ?? []).enumerated() {
        secrets.collect(block, at: "/\(name)/\(index)")
      }
    }
    return secrets.parts()
  }

  private mutating func collect(_ block: JSON, at pointer: String) {
    if let text = block["text"]?.stringValue {
      let cleaned = TextCleaner.clean(ResultNotes.split(text).body).text
      let start = joined.count
      joined += cleaned.utf8
      pieces.append(Piece(pointer: pointer + "/text", start: start, end: joined.count))
    }
    if let resource = block["resource"] { collect(resource, at: pointer + "/resource") }
    guard let content = block["content"] else { return }
    guard let blocks = content.arrayValue else { return collect(content, at: pointer + "/content") }
    for (index, block) in blocks.enumerated() { collect(block, at: pointer + "/content/\(index)") }
  }

  private func parts() -> [String: [SecretFinding]] {
    guard pieces.count > 1 else { return [:] }
    var parts: [String: [SecretFinding]] = [:]
    var index = 0
    for finding in SecretScanner.findings(in: joined) {
      while index < pieces.count, pieces[index].end <= finding.range.lowerBound { index += 1 }
      guard index < pieces.count, finding.range.upperBound > pieces[index].end,
        !isWhole(finding, in: pieces[index])
      else { continue }
      var touched = index
      while touched < pieces.count, pieces[touched].start < finding.range.upperBound {
        let piece = pieces[touched]
        let range = finding.range.clamped(to: piece.start..<piece.end)
        if !range.isEmpty {
          let own = range.lowerBound - piece.start..<range.upperBound - piece.start
          parts[piece.pointer, default: []].append(SecretFinding(kind: finding.kind, range: own))
        }
        touched += 1
      }
    }
    return parts
  }

  /// Whether the secret is one without what follows the border: `…token` and `password: …` are not one word because the
  /// second block begins where the first one ends. A key without its last line is none.
  private func isWhole(_ finding: SecretFinding, in piece: Piece) -> Bool {
    guard finding.kind != .privateKey else { return false }
    let alone = SecretScanner.findings(in: Array(joined[piece.start..<piece.end]))
    return alone.contains { $0.range.upperBound + piece.start > finding.range.lowerBound }
  }
}
