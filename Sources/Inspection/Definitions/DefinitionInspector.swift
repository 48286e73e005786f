package import CanonicalJSON

/// Inspects everything in the definition of a tool, resource, resource template or prompt that reaches a model: names, titles,
/// descriptions, annotations, icons, `_meta`, and every description, enumeration, default, constant, example, pattern and
/// argument name of its schemas, at any depth.
package enum DefinitionInspector {
  /// What was found, in document order.
  ///
  /// - Parameters:
  ///   - definition: as the server sent it in `tools/list`, `resources/list`, `resources/templates/list` or `prompts/list`.
  ///   - names: the server's own names, and those of the other servers.
  ///   - minimum: what is less severe is left out.
  package static func inspect(
    _ definition: JSON,
    names: KnownNames = .none,
    minimum: TextSeverity = .low
  ) -> [DefinitionFinding] {
    var found: [DefinitionFinding] = []
    let texts = DefinitionText.all(of: definition)
    for text in texts {
      if text.role == .name {
        found += NameInspector.findings(for: text.text, names: names)
          .map { DefinitionFinding(pointer: text.pointer, finding: $0) }
      }
      for finding in TextInspector.findings(in: text.text, names: text.role == .name ? .none : names) {
        let finding = finding.counted(in: text.role)
        guard isWorthSaying(finding, in: text) else { continue }
        found.append(
          DefinitionFinding(pointer: text.pointer, finding: finding, isInName: text.role == .memberName)
        )
      }
    }
    found += SpreadText.findings(in: texts, names: names)
    return found.filter { $0.finding.severity >= minimum }
  }

  /// What was found in a text that stands alone: a server's `instructions`, its title, an error message.
  package static func inspect(
    text: String,
    names: KnownNames = .none,
    minimum: TextSeverity = .low
  ) -> [DefinitionFinding] {
    TextInspector.findings(in: text, names: names).map { $0.counted(in: .prose) }.filter { $0.severity >= minimum }
      .map { DefinitionFinding(pointer: "", finding: $0) }
  }

  /// Icons are data URLs, and addresses of resources are URLs, by design.
  private static func isWorthSaying(_ finding: TextFinding, in text: DefinitionText) -> Bool {
    switch finding.kind {
    case .url: text.role != .name
    case .activeURL: !(finding.severity == .info && text.pointer.hasPrefix("/icons/"))
    default: true
    }
  }
}

extension TextFinding {
  /// The finding as it counts in a definition, where nobody has a reason to colour or hide anything, and where an argument
  /// that is named for a conversation or a key asks for it.
  fileprivate func counted(in role: DefinitionText.Role) -> TextFinding {
    switch kind {
    case .asksForSecrets, .asksToSend:
      guard severity == .low, role == .memberName else { return self }
      return TextFinding(kind: kind, severity: .medium, place: place, excerpt: excerpt, reason: reason)
    case .terminalSequence, .controlCharacters, .bidirectional, .hiddenCharacters, .privateUse, .activeURL,
      .hiddenMarkup, .fetchedImage, .imitatesMarkup:
      guard severity == .low || kind == .hiddenMarkup || kind == .fetchedImage else { return self }
      return TextFinding(kind: kind, severity: .medium, place: place, excerpt: excerpt, reason: reason)
    default: return self
    }
  }
}
