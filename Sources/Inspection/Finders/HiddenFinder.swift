/// Finds characters that show nothing, turn the direction of text, steer a terminal, or mean what the sender wants.
///
/// One finding of each kind for a text, at the first place, with a count: a text that is full of them makes no list of them.
struct HiddenFinder {
  private var places: [TextFindingKind: (first: Range<Int>, count: Int, severity: TextSeverity)] = [:]
  private(set) var messages: [(text: String, place: Range<Int>)] = []
  private var run: [UInt32] = []
  private var runPlace = 0..<0
  private static let longestRun = 16_384

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scan = CharacterScan(bytes)
    while let found = scan.next() { note(found, bytes) }
    finishRun()
    countPrivateUse(bytes)
  }

  /// The findings, in the order of the kinds.
  func findings(_ excerpt: (Range<Int>) -> String) -> [TextFinding] {
    TextFindingKind.allCases.compactMap { kind in
      guard let place = places[kind] else { return nil }
      let reason = Self.reason(kind, count: place.count)
      return TextFinding(
        kind: kind,
        severity: place.severity,
        place: place.first,
        excerpt: excerpt(place.first),
        reason: reason
      )
    }
  }

  private mutating func note(_ found: Irregularity, _ bytes: UnsafeBufferPointer<UInt8>) {
    let start = found.range.lowerBound
    let value = ScalarReader.read(bytes, at: start).value
    switch found.kind {
    case .blank:
      // On a terminal what follows overwrites the line.
      if value == 0x0D, found.range.upperBound < bytes.count { add(.controlCharacters, found.range, .low) }
      return
    case .terminalSequence: add(.terminalSequence, found.range, Self.severity(ofSequence: bytes[found.range]))
    case .control: add(.controlCharacters, found.range, .low)
    case .bidirectional: add(.bidirectional, found.range, value == 0x202D || value == 0x202E ? .high : .medium)
    case .tag: add(.hiddenCharacters, found.range, .high)
    case .variationSelector: add(.hiddenCharacters, found.range, .low)
    case .invisible:
      // A byte order mark begins many a file.
      if value == 0xFEFF, start == 0 { return }
      let isInWord =
        start > 0 && bytes[start - 1].isASCIILetter && found.range.upperBound < bytes.count
        && bytes[found.range.upperBound].isASCIILetter && value != 0xAD
      add(.hiddenCharacters, found.range, isInWord ? .medium : .low)
    }
    if found.kind == .tag || found.kind == .variationSelector || found.kind == .invisible {
      // Between the characters of one message a carrier may stand, such as an emoji.
      if start > runPlace.upperBound + 4 { finishRun() }
      if run.isEmpty { runPlace = found.range }
      if run.count < Self.longestRun { run.append(value) }
      runPlace = runPlace.lowerBound..<found.range.upperBound
    }
  }

  private mutating func add(_ kind: TextFindingKind, _ range: Range<Int>, _ severity: TextSeverity) {
    guard let place = places[kind] else {
      places[kind] = (range, 1, severity)
      return
    }
    let count = place.count + 1
    let raised = kind == .hiddenCharacters && count >= 12 ? max(severity, .medium) : severity
    places[kind] = (place.first, count, max(place.severity, raised))
  }

  private mutating func finishRun() {
    defer { run = [] }
    guard run.count >= 2, messages.count < 16, let text = HiddenMessage.read(run) else { return }
    messages.append((text, runPlace))
  }

  /// Icon fonts use a private character here and there; a run of them is something else.
  private mutating func countPrivateUse(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var runStart = 0
    var length = 0
    while index < bytes.count {
      // Private use begins with EE, EF, F3 or F4 in UTF-8.
      guard bytes[index] >= 0xEE else {
        index += 1
        length = 0
        continue
      }
      let (value, width) = ScalarReader.read(bytes, at: index)
      if InvisibleScalars.isPrivateUse(value) {
        if length == 0 { runStart = index }
        length += 1
        if length == 4 { add(.privateUse, runStart..<index + width, .low) }
        if length == 12 { add(.privateUse, runStart..<index + width, .medium) }
      } else {
        length = 0
      }
      index += width
    }
  }

  private static func severity(ofSequence bytes: Slice<UnsafeBufferPointer<UInt8>>) -> TextSeverity {
    let sequence = Array(bytes.prefix(8))
    // Colours are what programs print; OSC 52 writes to the clipboard.
    if bytes.last == UInt8(ascii: "m"), sequence.starts(with: [0x1B, 0x5B]) { return .low }
    return sequence.starts(with: Array("\u{1B}]52".utf8)) ? .high : .medium
  }

  private static func reason(_ kind: TextFindingKind, count: Int) -> String {
    let what =
      switch kind {
      case .terminalSequence: "terminal sequences, which hide or redraw what a person sees"
      case .controlCharacters: "control characters"
      case .bidirectional: "characters that turn the direction of text, so that it reads otherwise than it runs"
      case .privateUse: "runs of private-use characters"
      default: "characters that nobody sees"
      }
    return "\(count) \(what)"
  }
}
