/// One text after it was cleaned and its secrets taken out.
///
/// In this order: a secret that an invisible character cuts in two is whole again before it is looked for.
struct FilteredText {
  var text: String
  var redactions: [Redaction] = []
  var removed: RemovedCounts
  /// What was hidden in it before it was cleaned.
  var hidden: [TextFinding] = []

  /// - Parameter split: parts of secrets that go on in other texts, in the cleaned text.
  init(_ original: String, pointer: String, redactsSecrets: Bool, split: [SecretFinding] = []) {
    let cleaned = TextCleaner.clean(original)
    text = cleaned.text
    removed = cleaned.removed
    if removed.total > 0 { hidden = Self.hidden(in: original, redactsSecrets: redactsSecrets) }
    guard redactsSecrets else { return }
    if !split.isEmpty { (text, redactions) = Redactor.replace(split, in: Array(text.utf8), pointer: pointer) }
    let redacted = Redactor.redact(text, pointer: pointer)
    text = redacted.text
    redactions = Redactor.merged(redactions, redacted.redactions)
  }

  static func hidden(in original: String, redactsSecrets: Bool) -> [TextFinding] {
    var copy = original
    return copy.withUTF8 { bytes in
      var finder = HiddenFinder()
      finder.scan(bytes)
      // No excerpts: one of the original could show half a secret that is redacted elsewhere.
      let findings = finder.findings { _ in "" }.filter { $0.kind != .privateUse && $0.severity >= .low }
      return findings
        + finder.messages.flatMap { message in
          let text = redactsSecrets ? Redactor.redact(message.text).text : message.text
          let inner = TextInspector.findings(in: text, minimum: .low).map { Self.raised($0, at: message.place) }
          return [
            TextFinding(
              kind: .hiddenMessage,
              severity: .high,
              place: message.place,
              excerpt: VisibleText.cut(VisibleText.escape(text), to: Excerpt.limit),
              reason: "characters that nobody sees spell a message"
            )
          ] + inner
        }
    }
  }

  private static func raised(_ finding: TextFinding, at place: Range<Int>) -> TextFinding {
    TextFinding(
      kind: finding.kind,
      severity: .high,
      place: place,
      excerpt: finding.excerpt,
      reason: finding.reason + ", in characters that nobody sees"
    )
  }
}
