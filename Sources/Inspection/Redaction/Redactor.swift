/// Takes secrets out of text, the same way for the same text.
///
/// Redacting what was redacted changes nothing, so it may be done at every door.
package enum Redactor {
  /// The text with each secret replaced by a placeholder that names its kind, and what was taken out, in order.
  package static func redact(_ text: String) -> (text: String, redactions: [Redaction]) {
    redact(text, pointer: "")
  }

  /// How often a text is gone through again: a placeholder can bring words together that were apart.
  private static let mostPasses = 4

  static func redact(_ text: String, pointer: String) -> (text: String, redactions: [Redaction]) {
    var (text, redactions) = pass(text, pointer: pointer)
    var last = redactions
    for _ in 1..<mostPasses where !last.isEmpty {
      let again = pass(text, pointer: pointer)
      last = again.redactions
      guard !last.isEmpty else { break }
      redactions = merged(redactions, last)
      text = again.text
    }
    return (text, redactions)
  }

  /// The earlier redactions, at their places after the later ones, together with these.
  ///
  /// Both in the order of their places. One walk: a text may hold very many secrets.
  static func merged(_ earlier: [Redaction], _ later: [Redaction]) -> [Redaction] {
    var next = 0
    // How much longer the text has become by the later ones before this place.
    var shift = 0
    let moved = earlier.map { one in
      while next < later.count {
        let step = later[next]
        guard step.placeholder.lowerBound - shift + step.original.count <= one.placeholder.lowerBound else { break }
        shift += step.placeholder.count - step.original.count
        next += 1
      }
      var place = one.placeholder.lowerBound + shift..<one.placeholder.upperBound + shift
      // One that a later one took in stands where that one stands.
      if next < later.count, later[next].placeholder.lowerBound < place.upperBound { place = later[next].placeholder }
      return Redaction(kind: one.kind, placeholder: place, pointer: one.pointer, original: one.original)
    }
    return (moved + later).sorted { $0.placeholder.lowerBound < $1.placeholder.lowerBound }
  }

  private static func pass(_ text: String, pointer: String) -> (text: String, redactions: [Redaction]) {
    let bytes = Array(text.utf8)
    let findings = SecretScanner.findings(in: bytes)
    return findings.isEmpty ? (text, []) : replace(findings, in: bytes, pointer: pointer)
  }

  /// The text with a placeholder for each finding; the findings in order and apart from each other.
  static func replace(
    _ findings: [SecretFinding],
    in bytes: [UInt8],
    pointer: String
  ) -> (text: String, redactions: [Redaction]) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var redactions: [Redaction] = []
    var copied = 0
    for finding in findings {
      output.append(contentsOf: bytes[copied..<finding.range.lowerBound])
      let start = output.count
      output.append(contentsOf: Redaction.placeholder(for: finding.kind).utf8)
      redactions.append(
        Redaction(
          kind: finding.kind,
          placeholder: start..<output.count,
          pointer: pointer,
          original: Array(bytes[finding.range])
        )
      )
      copied = finding.range.upperBound
    }
    output.append(contentsOf: bytes[copied...])
    return (String(decoding: output, as: UTF8.self), redactions)
  }

  /// A whole value taken out.
  static func whole(_ text: String, kind: SecretKind, pointer: String) -> (text: String, redactions: [Redaction]) {
    let placeholder = Redaction.placeholder(for: kind)
    let redaction = Redaction(
      kind: kind,
      placeholder: 0..<placeholder.utf8.count,
      pointer: pointer,
      original: Array(text.utf8)
    )
    return (placeholder, [redaction])
  }
}
