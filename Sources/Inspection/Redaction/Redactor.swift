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
      redactions = merged(redactions, moved(by: last), last)
      text = again.text
    }
    return (text, redactions)
  }

  /// Where a place of the text stands after these were taken out of it.
  private static func moved(by taken: [Redaction]) -> (Range<Int>) -> Range<Int> {
    // Places before the pass, places after it.
    var steps: [(before: Range<Int>, after: Range<Int>)] = []
    var shift = 0
    for one in taken {
      let start = one.placeholder.lowerBound - shift
      steps.append((start..<start + one.original.count, one.placeholder))
      shift += one.placeholder.count - one.original.count
    }
    return { range in
      var shift = 0
      for step in steps {
        if step.before.overlaps(range) { return step.after }
        guard step.before.upperBound <= range.lowerBound else { break }
        shift += step.after.count - step.before.count
      }
      return range.lowerBound + shift..<range.upperBound + shift
    }
  }

  private static func merged(
    _ earlier: [Redaction],
    _ place: (Range<Int>) -> Range<Int>,
    _ later: [Redaction]
  ) -> [Redaction] {
    let moved = earlier.map { one in
      Redaction(kind: one.kind, placeholder: place(one.placeholder), pointer: one.pointer, original: one.original)
    }
    return (moved + later).sorted { $0.placeholder.lowerBound < $1.placeholder.lowerBound }
  }

  private static func pass(_ text: String, pointer: String) -> (text: String, redactions: [Redaction]) {
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
