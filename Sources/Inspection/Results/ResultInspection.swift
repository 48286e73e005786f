import CanonicalJSON

/// The second step of the filter: what the texts of a result say to a model.
///
/// All texts are inspected as one, in the order of the document, because a model reads them as one: a sentence that is spread
/// over several blocks is found like any other.
struct ResultInspection {
  private(set) var findings: [FilteredResult.Finding] = []
  /// The texts that speak to the model.
  private(set) var suspects: Set<String> = []
  var isSuspect: Bool { !suspects.isEmpty }

  /// From so many findings on, every text is suspect: the list of findings is bounded.
  private static let many = 12

  init(_ result: JSONObject, hidden: [(pointer: String, finding: TextFinding)], options: ResultFilterOptions) {
    var collection = TextCollection()
    collection.collect(.object(result), pointer: "", name: nil)
    let texts = collection.texts
    for (pointer, finding) in hidden { add(finding, pointer, options) }
    var suspicious = 0
    for finding in TextInspector.findings(in: texts.joined, names: options.names, minimum: .low) {
      let (first, last) = texts.pieces(of: finding.place)
      guard let first else { continue }
      add(finding.moved(by: -first.start, limit: first.length), first.pointer, options)
      guard Self.speaks(finding, options) else { continue }
      suspicious += 1
      if let last { suspects.insert(last.pointer) }
    }
    if suspicious >= Self.many { suspects.formUnion(texts.pointers) }
  }

  private mutating func add(_ finding: TextFinding, _ pointer: String, _ options: ResultFilterOptions) {
    findings.append(FilteredResult.Finding(pointer: pointer, finding: finding))
    if Self.speaks(finding, options) { suspects.insert(pointer) }
  }

  /// Whether a finding makes its text suspect. What was merely hidden or coloured is gone already, and URLs, look-alike letters
  /// and encoded text are listed.
  private static func speaks(_ finding: TextFinding, _ options: ResultFilterOptions) -> Bool {
    guard finding.severity >= options.injectionSeverity else { return false }
    switch finding.kind {
    case .overridesInstructions, .addressesModel, .ordersTools, .hidesFromUser, .imitatesMarkup, .asksForSecrets,
      .asksToSend, .namesOtherTool, .hiddenMessage, .fetchedImage:
      return true
    default: return false
    }
  }
}
