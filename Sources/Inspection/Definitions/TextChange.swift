/// Judges the change of a text that people and models read.
enum TextChange {
  /// How much longer a text may become and still be the same text, worded anew.
  private static let mostGrowth = 600

  /// The changes from one text to the other; empty where they are the same bytes.
  ///
  /// Wording is cosmetic. What the new text has and the old one has not (words to a model, names of others, URLs, hidden or
  /// encoded parts) is material, whatever its severity: the old text was read by a person, the new one was not.
  static func between(
    _ old: String,
    _ new: String,
    as reason: DefinitionChange.Reason,
    pointer: String,
    names: KnownNames
  ) -> [DefinitionChange] {
    guard !old.utf8.elementsEqual(new.utf8) else { return [] }
    let known = Set(TextInspector.findings(in: old, names: names).map { key($0, in: old) })
    var changes: [DefinitionChange] = []
    let found = TextInspector.findings(in: new, names: names)
    for finding in found where !known.contains(key(finding, in: new)) {
      let reason = finding.kind.changeReason
      guard !changes.contains(where: { $0.reason == reason }) else { continue }
      let detail = "\(finding.reason): `\(finding.excerpt)`"
      changes.append(DefinitionChange(tier: .material, reason: reason, pointer: pointer, detail: detail))
    }
    guard changes.isEmpty else { return changes }
    // Of very many findings only the first are listed: what is behind them was not compared.
    if let reason = crowded(found) {
      let detail = "more is found in it than can be compared"
      return [DefinitionChange(tier: .material, reason: reason, pointer: pointer, detail: detail)]
    }
    let growth = new.utf8.count - old.utf8.count
    if growth > mostGrowth, new.utf8.count > 2 * old.utf8.count {
      let detail = "from \(old.utf8.count) to \(new.utf8.count) bytes"
      return [DefinitionChange(tier: .material, reason: .grew, pointer: pointer, detail: detail)]
    }
    let detail = "was `\(shown(old))`, is `\(shown(new))`"
    return [DefinitionChange(tier: .cosmetic, reason: reason, pointer: pointer, detail: detail)]
  }

  private static func crowded(_ found: [TextFinding]) -> DefinitionChange.Reason? {
    var counts: [TextFindingKind: Int] = [:]
    for finding in found {
      counts[finding.kind, default: 0] += 1
      if counts[finding.kind] == FindingList.mostOfAKind { return finding.kind.changeReason }
    }
    return nil
  }

  /// What a finding is about: its kind, its reason (which counts what is counted) and its words, in lower case and without
  /// blanks, so that moving it changes nothing.
  private static func key(_ finding: TextFinding, in text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let words = bytes[finding.place.clamped(to: 0..<bytes.count)].filter { !ByteClass.space.contains($0) }
    return Array("\(finding.kind.rawValue) \(finding.severity.rawValue) \(finding.reason)".utf8) + [0]
      + words.map(\.asciiLowercased)
  }

  static func shown(_ text: String) -> String { VisibleText.cut(VisibleText.escape(text), to: 160) }
}

extension TextFindingKind {
  /// What a finding of this kind makes of a change.
  var changeReason: DefinitionChange.Reason {
    switch self {
    case .overridesInstructions, .addressesModel, .ordersTools, .hidesFromUser, .imitatesMarkup, .asksForSecrets,
      .asksToSend:
      .addressesModel
    case .namesOtherTool, .lookAlikeName: .namesOtherTools
    case .mixedAlphabets, .hiddenCharacters, .hiddenMessage, .bidirectional, .privateUse, .hiddenMarkup:
      .hiddenCharacters
    case .terminalSequence, .controlCharacters: .terminalSequences
    case .encodedText: .encodedText
    case .url, .urlWithCredentials, .activeURL, .fetchedImage: .addsURLs
    }
  }
}
