/// How many places of each kind were taken out of a text.
package struct RemovedCounts: Sendable, Equatable {
  /// Terminal sequences, their arguments included.
  package var terminalSequences = 0
  /// Control characters other than line feed, tab, and a carriage return before a line feed.
  package var controls = 0
  /// Zero-width characters, fillers, soft hyphens, byte order marks.
  package var invisible = 0
  /// Characters that turn the direction of text.
  package var bidirectional = 0
  /// Tag characters (U+E0000 to U+E007F).
  package var tags = 0
  /// Variation selectors that select nothing.
  package var variationSelectors = 0

  package init() {}

  package var total: Int { terminalSequences + controls + invisible + bidirectional + tags + variationSelectors }

  package static func += (left: inout RemovedCounts, right: RemovedCounts) {
    left.terminalSequences += right.terminalSequences
    left.controls += right.controls
    left.invisible += right.invisible
    left.bidirectional += right.bidirectional
    left.tags += right.tags
    left.variationSelectors += right.variationSelectors
  }

  mutating func count(_ kind: Irregularity.Kind) {
    switch kind {
    case .terminalSequence: terminalSequences += 1
    case .control: controls += 1
    case .invisible: invisible += 1
    case .bidirectional: bidirectional += 1
    case .tag: tags += 1
    case .variationSelector: variationSelectors += 1
    case .blank: break
    }
  }
}

/// Takes out of a text what shows nothing and what a terminal would act on, and leaves the writing as it is.
///
/// Line feeds and tabs stay, and so do CR LF pairs, because a file's line ends must survive being read. A carriage return
/// alone and the separators U+0085, U+2028, U+2029 become a line feed. Emoji sequences, the joiners of Arabic and Indic
/// writing, and direction marks beside right-to-left letters stay. Cleaning what is clean changes nothing.
package enum TextCleaner {
  /// The text without what does not belong there, and how much was taken out.
  package static func clean(_ text: String) -> (text: String, removed: RemovedCounts) {
    var removed = RemovedCounts()
    var copy = text
    let cleaned: [UInt8]? = copy.withUTF8 { bytes in
      var scan = CharacterScan(bytes)
      var output: [UInt8]?
      var copied = 0
      while let found = scan.next() {
        if output == nil {
          output = []
          output?.reserveCapacity(bytes.count)
        }
        output?.append(contentsOf: bytes[copied..<found.range.lowerBound])
        if let byte = found.replacement { output?.append(byte) }
        copied = found.range.upperBound
        removed.count(found.kind)
      }
      output?.append(contentsOf: bytes[copied...])
      return output
    }
    guard let cleaned else { return (text, removed) }
    return (String(decoding: cleaned, as: UTF8.self), removed)
  }
}
