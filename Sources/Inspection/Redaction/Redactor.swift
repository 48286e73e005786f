/// Takes secrets out of text, the same way for the same text.
///
/// Redacting what was redacted changes nothing, so it may be done at every door.
package enum Redactor {
  /// The text with each secret replaced by a placeholder that names its kind, and what was taken out, in order.
  package static func redact(_ text: String) -> (text: String, redactions: [Redaction]) {
    redact(text, pointer: "")
  }

  static func redact(_ text: String, pointer: String) -> (text: String, redactions: [Redaction]) {
    let bytes = Array(text.utf8)
    let findings = SecretScanner.findings(in: bytes)
    guard !findings.isEmpty else { return (text, []) }
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
