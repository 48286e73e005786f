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
    var texts = TextCollection()
    texts.collect(.object(result), pointer: "", name: nil)
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
      .asksToSend,
      .namesOtherTool, .hiddenMessage:
      return true
    default: return false
    }
  }
}

/// The texts of a result, one after the other.
private struct TextCollection {
  struct Piece {
    let pointer: String
    let start: Int
    let length: Int
  }

  private(set) var joined = ""
  private var places: [Piece] = []
  var pointers: [String] { places.map(\.pointer) }

  mutating func collect(_ value: JSON, pointer: String, name: String?) {
    switch value {
    case .null, .bool, .number: return
    case .string(let text):
      if let name, ResultMember.words.contains(name) { return }
      add(ResultNotes.split(text).body, pointer)
    case .array(let elements):
      for (index, element) in elements.enumerated() { collect(element, pointer: pointer + "/\(index)", name: nil) }
    case .object(let object):
      for member in object.members where !ResultMember.untouched.contains(member.name) {
        // Names are short words but where somebody writes sentences in them.
        let place = pointer + "/" + JSONPointer.token(member.name)
        if member.name.utf8.count > 24 { add(member.name, place) }
        if case .string(let data) = member.value, member.name == "data" || member.name == "blob" {
          let type = object["mimeType"]?.stringValue
          let inner = BinaryText.read(data, mediaType: type, isMedia: member.name == "data")
          if let inner { add(ResultNotes.split(inner.text).body, place) }
        } else {
          collect(member.value, pointer: place, name: member.name)
        }
      }
    }
  }

  private mutating func add(_ text: String, _ pointer: String) {
    guard !text.isEmpty else { return }
    places.append(Piece(pointer: pointer, start: joined.utf8.count, length: text.utf8.count))
    joined += text
    joined += "\n"
  }

  /// The texts in which a finding begins and ends.
  func pieces(of range: Range<Int>) -> (first: Piece?, last: Piece?) {
    (piece(at: range.lowerBound), piece(at: max(range.lowerBound, range.upperBound - 1)))
  }

  private func piece(at place: Int) -> Piece? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? places[low - 1] : nil
  }
}

extension TextFinding {
  /// The finding in a part of the text, its place kept within it.
  fileprivate func moved(by offset: Int, limit: Int) -> TextFinding {
    let start = min(place.lowerBound + offset, limit)
    let end = min(max(place.upperBound + offset, start), limit)
    return TextFinding(kind: kind, severity: severity, place: start..<end, excerpt: excerpt, reason: reason)
  }
}
