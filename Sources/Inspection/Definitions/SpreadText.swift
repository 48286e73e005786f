/// What several fields of a definition say together: a model reads them one after the other.
enum SpreadText {
  /// What begins in one field and ends in another; what one field says alone is found there.
  static func findings(in texts: [DefinitionText], names: KnownNames) -> [DefinitionFinding] {
    var prose = JoinedTexts()
    var arguments = JoinedTexts()
    for text in texts {
      if text.role == .memberName {
        if isArgument(text.pointer) { arguments.add(text.text, at: text.pointer) }
      } else if !isKeyword(text.pointer) {
        prose.add(text.text, at: text.pointer)
      }
    }
    return findings(in: prose, isInName: false, names) + findings(in: arguments, isInName: true, names)
  }

  private static func findings(in texts: JoinedTexts, isInName: Bool, _ names: KnownNames) -> [DefinitionFinding] {
    TextInspector.findings(in: texts.joined, names: names, minimum: .medium).compactMap { finding in
      let (first, last) = texts.pieces(of: finding.place)
      guard let first, let last, first.start != last.start else { return nil }
      let moved = finding.moved(by: -first.start, limit: first.length)
      let spread = TextFinding(
        kind: moved.kind,
        severity: moved.severity,
        place: moved.place,
        excerpt: moved.excerpt,
        reason: moved.reason + ", spread over several fields"
      )
      return DefinitionFinding(pointer: first.pointer, finding: spread, isInName: isInName)
    }
  }

  /// The names of a schema's properties and definitions; other names are keywords.
  private static func isArgument(_ pointer: String) -> Bool {
    let parts = pointer.split(separator: "/", omittingEmptySubsequences: false)
    guard let parent = parts.dropLast().last else { return false }
    return ["properties", "patternProperties", "$defs", "definitions"].contains(parent)
  }

  /// Types, formats and lists of names, which are words of the schema and stand between its texts.
  private static func isKeyword(_ pointer: String) -> Bool {
    let parts = pointer.split(separator: "/", omittingEmptySubsequences: false)
    if ["type", "format", "$ref", "$schema"].contains(parts.last) { return true }
    return parts.dropLast().last == "required" || parts.dropLast().last == "type"
  }
}
