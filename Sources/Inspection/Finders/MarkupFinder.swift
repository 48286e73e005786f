/// Finds what looks like the frame of a conversation: tags that claim authority, role markers, the control tokens of chat
/// templates, calls of tools.
enum MarkupFinder {
  static func find(in bytes: UnsafeBufferPointer<UInt8>, _ found: inout FindingList) {
    var index = 0
    var atLineStart = true
    var sides: Set<UInt8> = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "<"): tag(bytes, at: index, &found)
      case UInt8(ascii: "["): bracket(bytes, at: index, &found)
      default: if atLineStart { role(bytes, at: index, &sides, &found) }
      }
      index += 1
      atLineStart =
        byte == UInt8(ascii: "\n") || (atLineStart && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "#")))
    }
  }

  /// Names of tags, in lower case, and how much each says.
  private static let tags: [[UInt8]: TextSeverity] = table([
    (
      .high,
      "system-reminder system_reminder systemreminder system_prompt system-prompt systemprompt function_calls tool_call"
    ),
    (.high, "tool_calls function_call tool_result function_results start_of_turn end_of_turn admin_override override"),
    (.high, "secret_instructions hidden_instructions system_message system-message system_instructions antml:invoke"),
    (.medium, "system instructions instruction assistant critical mandatory urgent directive directives"),
    (.low, "important secret hidden human thinking scratchpad"),
  ])

  /// Tokens of chat templates between `<|` and `|>`.
  private static let tokens: [[UInt8]: TextSeverity] = table([
    (
      .high,
      "im_start im_end im_sep system user assistant eot_id start_header_id end_header_id begin_of_text end_of_text"
    ),
    (.high, "endoftext endofprompt channel message start end tool tool_call python_tag eom_id fim_prefix return call"),
  ])

  private static func table(_ rows: [(TextSeverity, String)]) -> [[UInt8]: TextSeverity] {
    var table: [[UInt8]: TextSeverity] = [:]
    for (severity, names) in rows {
      for name in names.split(separator: " ") { table[Array(name.utf8)] = severity }
    }
    return table
  }

  private static let name = ByteClass("_-:", letters: true, digits: true)

  private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ found: inout FindingList) {
    var index = start + 1
    guard index < bytes.count else { return }
    // U+FF5C, which one family of models uses for the bar.
    let isWideBar =
      index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBD && bytes[index + 2] == 0x9C
    if bytes[index] == UInt8(ascii: "|") || isWideBar {
      index += isWideBar ? 3 : 1
      let word = word(bytes, from: index)
      let end = index + word.count
      if isWideBar || tokens[word] != nil, end < bytes.count, isWideBar || bytes[end] == UInt8(ascii: "|") {
        let reason = "imitates a control token of a chat template"
        found.append(FoundText(kind: .imitatesMarkup, severity: .high, range: start..<end + 1, reason: reason))
      }
      return
    }
    if index + 5 < bytes.count, bytes[start..<start + 7].elementsEqual("<<SYS>>".utf8) {
      let reason = "imitates a control token of a chat template"
      found.append(FoundText(kind: .imitatesMarkup, severity: .high, range: start..<start + 7, reason: reason))
      return
    }
    if bytes[index] == UInt8(ascii: "/") { return }
    let word = word(bytes, from: index)
    guard let severity = tags[word] else { return }
    var end = index + word.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: " ") else { return }
    if bytes[end] == UInt8(ascii: ">") { end += 1 }
    // Shouting is part of the trick: `<IMPORTANT>`.
    let isShouted = bytes[index].isASCIIUpper && bytes[index + word.count - 1].isASCIIUpper
    let name = String(decoding: bytes[index..<index + word.count], as: UTF8.self)
    found.append(
      FoundText(
        kind: .imitatesMarkup,
        severity: isShouted ? .high : severity,
        range: start..<end,
        reason: "a tag `<\(name)>`, which claims authority over the reader"
      )
    )
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
    bytes[start..<min(bytes.count, start + 24)].prefix { name.contains($0) }.map(\.asciiLowercased)
  }

  private static let brackets: [StaticString] = [
    "[inst]", "[/inst]", "[system]", "[system message]", "[system note", "[assistant]", "[system prompt", "[admin]",
    "[developer]", "[system instruction", "[system override",
  ]

  private static func bracket(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ found: inout FindingList) {
    if hasFolded("[cavra", bytes, at: start), start + 6 < bytes.count, " :]".utf8.contains(bytes[start + 6]),
      !ResultNotes.isNote(bytes, at: start)
    {
      let reason = "imitates a note of the guard"
      found.append(FoundText(kind: .imitatesMarkup, severity: .high, range: start..<start + 6, reason: reason))
      return
    }
    for marker in brackets where hasFolded(marker, bytes, at: start) {
      let isToken = marker.utf8Start[1] == UInt8(ascii: "i") || marker.utf8Start[1] == UInt8(ascii: "/")
      found.append(
        FoundText(
          kind: .imitatesMarkup,
          severity: isToken ? .high : .medium,
          range: start..<start + marker.utf8CodeUnitCount,
          reason: isToken ? "imitates a control token of a chat template" : "a marker of a role in a conversation"
        )
      )
      return
    }
  }

  /// At the start of a line; only where a role speaks to a reader, because logs and forms have lines of this kind as well.
  private static let roles: [(StaticString, TextSeverity)] = [
    ("system prompt:", .medium), ("system message:", .medium), ("system instruction:", .medium),
    ("system instructions:", .medium), ("system override", .high), ("instruction:\n", .low), ("human: ", .low),
    ("assistant: ", .low), ("system: you", .high), ("system: ignore", .high), ("new instructions:", .high),
    ("end of system prompt", .high), ("end of tool output", .high), ("end of document", .low),
  ]

  private static func role(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    _ sides: inout Set<UInt8>,
    _ found: inout FindingList
  ) {
    guard ByteClass.alphanumeric.contains(bytes[start]) else { return }
    for (marker, severity) in roles where hasFolded(marker, bytes, at: start) {
      // `Human:` alone is a word; with an `Assistant:` it is the transcript of a conversation that never was.
      if severity == .low, marker.utf8Start[0] == UInt8(ascii: "h") || marker.utf8Start[0] == UInt8(ascii: "a") {
        sides.insert(marker.utf8Start[0])
      }
      found.append(
        FoundText(
          kind: .imitatesMarkup,
          severity: severity == .low && sides.count == 2 ? .medium : severity,
          range: start..<start + marker.utf8CodeUnitCount,
          reason: "a marker of a role in a conversation"
        )
      )
      return
    }
  }

  private static func hasFolded(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[index + offset].asciiLowercased != text.utf8Start[offset] { return false }
    return true
  }
}
