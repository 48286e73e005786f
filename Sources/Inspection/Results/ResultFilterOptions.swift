package import CanonicalJSON

/// How much a result may hold and what is done to it.
package struct ResultFilterOptions: Sendable {
  /// What is done where a text of the result speaks to the model.
  package enum InjectionAnswer: String, Sendable, CaseIterable {
    /// It is listed.
    case list
    /// It is listed, and a note in our words leads the text.
    case flag
    /// It is listed, and a result that says so takes the place of the result.
    case block
  }

  /// The most bytes of UTF-8 of one text; longer ones are cut, with a note.
  package var maximumTextBytes: Int
  /// The most bytes of the result, as it is written; what does not fit is cut or left out, with a note.
  package var maximumResultBytes: Int
  /// Whether secrets become placeholders.
  package var redactsSecrets: Bool
  package var injections: InjectionAnswer
  /// From which severity on a finding makes a text suspect.
  package var injectionSeverity: TextSeverity
  /// The names whose mention counts as a finding.
  package var names: KnownNames
  /// The tool's `outputSchema`, against which changed structured content is checked.
  package var outputSchema: JSON?

  package init(
    maximumTextBytes: Int = 1 << 20,
    maximumResultBytes: Int = 4 << 20,
    redactsSecrets: Bool = true,
    injections: InjectionAnswer = .flag,
    injectionSeverity: TextSeverity = .medium,
    names: KnownNames = .none,
    outputSchema: JSON? = nil
  ) {
    self.maximumTextBytes = max(maximumTextBytes, 256)
    self.maximumResultBytes = max(maximumResultBytes, 1024)
    self.redactsSecrets = redactsSecrets
    self.injections = injections
    self.injectionSeverity = injectionSeverity
    self.names = names
    self.outputSchema = outputSchema
  }
}
