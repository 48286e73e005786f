/// Something in a text that a reader should know about before a model reads it.
package struct TextFinding: Sendable, Equatable {
  package let kind: TextFindingKind
  package let severity: TextSeverity
  /// Where it stands, in UTF-8 bytes from the start of the text; both ends are between characters (scalars).
  package let place: Range<Int>
  /// The passage with some of what stands around it, every invisible character written out; at most 200 bytes.
  package let excerpt: String
  /// Why it was marked, one line in our words.
  package let reason: String

  package init(
    kind: TextFindingKind,
    severity: TextSeverity,
    place: Range<Int>,
    excerpt: String,
    reason: String
  ) {
    self.kind = kind
    self.severity = severity
    self.place = place
    self.excerpt = excerpt
    self.reason = reason
  }
}

/// How much a finding says: `high` is hardly ever innocent in a text that describes or answers something.
package enum TextSeverity: Int, Sendable, Comparable, CaseIterable {
  /// Worth listing where somebody reviews the text: an ordinary URL.
  case info
  /// Common in honest texts, and used by attackers too.
  case low
  /// Rare in honest texts.
  case medium
  case high

  package static func < (left: TextSeverity, right: TextSeverity) -> Bool { left.rawValue < right.rawValue }

  /// The word for it in reports and records.
  package var name: String {
    switch self {
    case .info: "info"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}

/// What a finding is; the raw value is its name in records and reports.
package enum TextFindingKind: String, Sendable, CaseIterable {
  /// Tells the reader to drop the instructions that it has: `ignore all previous …`, a new role, a mode without rules.
  case overridesInstructions = "overrides-instructions"
  /// Speaks to an assistant, or gives it orders, instead of describing something.
  case addressesModel = "addresses-model"
  /// Orders about other tools: `before using any other tool …`, `always call this first`.
  case ordersTools = "orders-tools"
  /// Wants something kept from the user.
  case hidesFromUser = "hides-from-user"
  /// Looks like the frame of a conversation: system tags, role markers, the control tokens of chat templates.
  case imitatesMarkup = "imitates-markup"
  /// Wants keys, passwords, or files that hold them.
  case asksForSecrets = "asks-for-secrets"
  /// Wants data sent somewhere.
  case asksToSend = "asks-to-send"
  /// Names a tool of another server, or another server.
  case namesOtherTool = "names-other-tool"
  /// A name that can be taken for another one.
  case lookAlikeName = "look-alike-name"
  /// Words in which letters of several alphabets stand for each other.
  case mixedAlphabets = "mixed-alphabets"
  /// Zero-width characters, fillers, soft hyphens, variation selectors and the like.
  case hiddenCharacters = "hidden-characters"
  /// Tag characters or variation selectors that spell a message.
  case hiddenMessage = "hidden-message"
  /// Characters that turn the direction of text (UAX #9).
  case bidirectional = "bidirectional"
  /// Private-use characters, which mean what the sender wants them to.
  case privateUse = "private-use"
  /// Terminal sequences (ECMA-48): colours, links, titles, the clipboard.
  case terminalSequence = "terminal-sequence"
  /// Other control characters.
  case controlCharacters = "control-characters"
  /// Text that rendering does not show: comments of HTML, elements that are not displayed.
  case hiddenMarkup = "hidden-markup"
  /// Base64, or hexadecimal or decimal digits, that spell text.
  case encodedText = "encoded-text"
  /// An ordinary URL.
  case url
  /// An image that is fetched when the text is shown, which sends its address away.
  case fetchedImage = "fetched-image"
  /// A URL with a user's name and password in it.
  case urlWithCredentials = "url-with-credentials"
  /// A URL that carries or runs content: `data:`, `javascript:`.
  case activeURL = "active-url"
}
