/// Tells what in a text a person should know about before a model reads it.
///
/// A text from outside can speak to the model that reads it, and hide from the person who approves it. This looks for both,
/// through the disguises that are in use: markup inside words, letters of other alphabets, characters that nobody sees,
/// escapes, base64, words written backwards. It decides nothing, and a clean answer is no proof of innocence.
///
/// Every step is one pass with bounded look-ups, so the cost is linear in the text.
package enum TextInspector {
  /// What was found, in the order of the places, then of the kinds.
  ///
  /// - Parameters:
  ///   - names: the tools and servers whose mention counts.
  ///   - minimum: what is less severe is left out.
  package static func findings(
    in text: String,
    names: KnownNames = .none,
    minimum: TextSeverity = .info
  ) -> [TextFinding] {
    var copy = text
    return copy.withUTF8 { bytes in
      var inspection = TextInspection(names: names)
      inspection.inspect(bytes, depth: 0)
      return inspection.findings(in: bytes, minimum: minimum)
    }
  }
}

/// One inspection of one text, and of the texts hidden in it.
private struct TextInspection {
  let names: KnownNames
  private var found = FindingList()
  private var hidden: [TextFinding] = []
  /// How often an encoded text is looked for inside an encoded text.
  private static let deepest = 2
  /// How close together two findings must be to make each other worse.
  private static let nearby = 400

  init(names: KnownNames) { self.names = names }

  mutating func inspect(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
    var finder = HiddenFinder()
    finder.scan(bytes)
    hidden = finder.findings { Excerpt.around($0, in: bytes) }
    for message in finder.messages { note(message, depth: depth) }
    found.append(Self.visible(bytes, names: names, depth: depth)) { $0 }
  }

  private mutating func note(_ message: (text: String, place: Range<Int>), depth: Int) {
    hidden.append(
      TextFinding(
        kind: .hiddenMessage,
        severity: .high,
        place: message.place,
        excerpt: VisibleText.cut(VisibleText.escape(message.text), to: Excerpt.limit),
        reason: "characters that nobody sees spell a message"
      )
    )
    var copy = message.text
    let inner = copy.withUTF8 { Self.visible($0, names: names, depth: depth + 1) }
    found.append(Self.raised(inner, disguise: "in characters that nobody sees")) { _ in message.place }
  }

  /// What is found in the text as it reads, and in what is encoded in it.
  private static func visible(_ bytes: UnsafeBufferPointer<UInt8>, names: KnownNames, depth: Int) -> FindingList {
    var found = FindingList()
    let text = ScannedText(bytes: Array(bytes))
    URLFinder.find(in: text, &found)
    MixedAlphabetFinder.find(in: bytes, &found)
    guard let decoded = EscapeDecoder.decode(bytes) else {
      read(bytes, text, names: names, depth: depth, &found)
      return found
    }
    var inner = FindingList()
    let once = ScannedText(bytes: decoded.bytes)
    decoded.bytes.withUnsafeBufferPointer { bytes in
      // Escaped twice is unusual, and undone as well.
      guard depth < deepest, let twice = EscapeDecoder.decode(bytes) else {
        return read(bytes, once, names: names, depth: depth, &inner)
      }
      var innermost = FindingList()
      twice.bytes.withUnsafeBufferPointer {
        read($0, ScannedText(bytes: twice.bytes), names: names, depth: depth, &innermost)
      }
      inner.append(innermost) { twice.source(of: $0) }
    }
    found.append(inner) { decoded.source(of: $0) }
    return found
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ text: ScannedText,
    names: KnownNames,
    depth: Int,
    _ found: inout FindingList
  ) {
    for match in PhraseFinder.find(in: bytes) {
      let reason = match.kind.phraseReason + match.disguise.rawValue
      found.append(FoundText(kind: match.kind, severity: match.severity, range: match.range, reason: reason))
    }
    MarkupFinder.find(in: bytes, &found)
    RenderedMarkupFinder.find(in: text, &found)
    NameFinder.find(in: text, names: names, &found)
    guard depth < deepest else { return }
    for run in EncodedRunFinder.find(in: bytes) {
      let reason = "\(run.encoding) that spell text"
      found.append(FoundText(kind: .encodedText, severity: .low, range: run.range, reason: reason))
      let inner = run.text.withUnsafeBufferPointer { visible($0, names: names, depth: depth + 1) }
      found.append(raised(inner, disguise: "in \(run.encoding)")) { _ in run.range }
    }
  }

  /// What was hidden counts more than what stands there openly; a mere URL stays one.
  private static func raised(_ inner: FindingList, disguise: String) -> FindingList {
    var raised = FindingList()
    for var found in inner.all {
      if found.severity >= .low, found.kind != .encodedText { found.severity = .high }
      found.reason += ", " + disguise
      raised.append(found)
    }
    return raised
  }

  func findings(in bytes: UnsafeBufferPointer<UInt8>, minimum: TextSeverity) -> [TextFinding] {
    let visible = together(found.all).filter { $0.severity >= minimum }.map { found in
      TextFinding(
        kind: found.kind,
        severity: found.severity,
        place: found.range,
        excerpt: Excerpt.around(found.range, in: bytes),
        reason: found.reason
      )
    }
    let order = { (finding: TextFinding) in TextFindingKind.allCases.firstIndex(of: finding.kind) ?? 0 }
    return (visible + hidden.filter { $0.severity >= minimum }).sorted {
      ($0.place.lowerBound, order($0), $0.place.upperBound) < ($1.place.lowerBound, order($1), $1.place.upperBound)
    }
  }

  /// A wish for secrets beside a wish to send something makes both worse.
  private func together(_ all: [FoundText]) -> [FoundText] {
    let wants = all.filter { $0.kind == .asksForSecrets }
    let sends = all.filter { $0.kind == .asksToSend }
    guard !wants.isEmpty, !sends.isEmpty else { return all }
    func isNear(_ left: FoundText, _ right: FoundText) -> Bool {
      left.range.lowerBound - right.range.upperBound < Self.nearby
        && right.range.lowerBound - left.range.upperBound < Self.nearby
        && max(left.severity, right.severity) >= .medium
    }
    return all.map { one in
      var one = one
      if one.kind == .asksForSecrets, sends.contains(where: { isNear(one, $0) }) { one.severity = .high }
      if one.kind == .asksToSend, wants.contains(where: { isNear($0, one) }) { one.severity = .high }
      return one
    }
  }
}

extension TextFindingKind {
  /// Why a phrase of this kind is marked.
  fileprivate var phraseReason: String {
    switch self {
    case .overridesInstructions: "tells the reader to drop its instructions or its role"
    case .ordersTools: "gives orders about other tools, or about when tools are used"
    case .hidesFromUser: "wants something kept from the user"
    case .asksForSecrets: "wants keys, passwords or files that hold them"
    case .asksToSend: "wants data sent or copied somewhere"
    default: "speaks to a model instead of describing something"
    }
  }
}
