import Model
import ShellSyntax

extension Walker {
  /// The words that a word becomes: braces, tilde, parameters and commands, splitting, patterns, quotes — in bash's order.
  ///
  /// - Parameters:
  ///   - matchesFiles: false where bash neither splits nor matches, as in `[[` and `case`.
  ///   - isElement: whether it is an element of an array, where `x=~` stays as it is.
  mutating func expand(
    _ word: Word,
    _ state: inout ShellState,
    _ place: Place,
    matchesFiles: Bool = true,
    isElement: Bool = false
  ) -> [Argument] {
    let range = place.range(word.range)
    guard matchesFiles else {
      return [single(word.parts, source: word.range, &state, place)]
    }
    if Self.hidesBraces(word) {
      return [Argument(text: place.text(word.range), unknown: "braces stand inside `${…}`", range: range)]
    }
    guard let alternatives = BraceExpansion(limit: limits.braceWords).expand(word.parts) else {
      return [Argument(text: place.text(word.range), unknown: "braces make too many words", range: range)]
    }
    countSteps(alternatives.count / 16)
    var result: [Argument] = []
    for tokens in alternatives where !isExhausted {
      if alternatives.count > 1, BraceExpansion.changesName(tokens) {
        let reason = "braces change the name of a variable"
        result.append(Argument(text: place.text(word.range), unknown: reason, range: range))
        continue
      }
      let mark = secretsRead.count
      let pieces = fragments(tokens, isArgument: alternatives.count == 1 && !isElement, &state, place)
      var words = fields(pieces, source: place.text(word.range), range: range, state)
      if let secret = secret(since: mark) { for index in words.indices { words[index].secret = secret } }
      result += words
    }
    return result
  }

  /// Whether braces inside a `${…}` may make several words of it: bash expands them in the text, before it knows what an
  /// expansion is.
  private static func hidesBraces(_ word: Word) -> Bool {
    word.parts.contains { part in
      guard case .parameter(let expansion) = part.kind else { return false }
      let bytes = expansion.operand.flatMap { part -> [UInt8] in
        if case .literal(let bytes) = part.kind, part.quoting != .single { bytes } else { [] }
      }
      guard let open = bytes.firstIndex(of: UInt8(ascii: "{")) else { return false }
      return bytes[open...].contains(UInt8(ascii: ","))
        || String(decoding: bytes[open...], as: UTF8.self).contains("..")
    }
  }

  /// A word that stays one word: the value of an assignment, the target of a redirection, a pattern of `case`.
  mutating func single(
    _ parts: [WordPart],
    source: Range<Int>,
    _ state: inout ShellState,
    _ place: Place,
    isAssignment: Bool = false
  ) -> Argument {
    let mark = secretsRead.count
    let pieces = fragments(
      BraceExpansion.tokens(parts),
      isArgument: false,
      isAssignment: isAssignment,
      &state,
      place
    )
    var result = joined(pieces, source: source, place)
    result.secret = secret(since: mark)
    return result
  }

  /// The fragments of a word as one.
  func joined(_ fragments: [Fragment], source: Range<Int>, _ place: Place) -> Argument {
    var bytes: [UInt8] = []
    var unknown: String?
    // Held only where nothing else stands in the word.
    var names: FileNames?
    var isSample = false
    for fragment in fragments {
      switch fragment {
      case .text(let text, _, _): bytes += text
      case .unknown(let reason, _): unknown = unknown ?? reason
      case .names(let found, _):
        names = unknown == nil ? found.behind(bytes) : nil
        unknown = unknown ?? FileNames.reason
        continue
      case .sample(let text):
        bytes += text.utf8
        isSample = true
      case .wordBreak: bytes.append(UInt8(ascii: " "))
      case .nothing: break
      }
      names = nil
    }
    let text = String(validating: bytes, as: UTF8.self)
    if text == nil, unknown == nil { unknown = "it is not UTF-8" }
    return Argument(
      text: unknown == nil ? text ?? "" : place.text(source),
      unknown: unknown,
      range: place.range(source),
      names: names,
      isSample: isSample
    )
  }

  /// Splits what expansion gave into words, and matches patterns.
  private mutating func fields(
    _ fragments: [Fragment],
    source: String,
    range: Range<Int>,
    _ state: ShellState
  ) -> [Argument] {
    if Self.isSplitUnknown(fragments, state) {
      return [Argument(text: source, unknown: "how `IFS` splits it cannot be told", range: range)]
    }
    var builder = FieldBuilder(separators: Self.separators(state))
    for fragment in fragments { builder.add(fragment) }
    return builder.finished().flatMap { field -> [Argument] in
      if let reason = field.unknown ?? field.numberReason {
        return [
          Argument(
            text: source,
            unknown: reason,
            range: range,
            names: field.end == field.bytes.count ? field.names : nil
          )
        ]
      }
      guard let text = String(validating: field.bytes.map(\.byte), as: UTF8.self) else {
        return [Argument(text: source, unknown: "it is not UTF-8", range: range)]
      }
      guard field.isSample else { return matched(field, text: text, range: range, state) }
      return matched(field, text: text, range: range, state).map { argument in
        var argument = argument
        argument.isSample = true
        return argument
      }
    }
  }

  private func matched(
    _ field: FieldBuilder.Field,
    text: String,
    range: Range<Int>,
    _ state: ShellState
  ) -> [Argument] {
    let plain = [Argument(text: text, unknown: nil, range: range)]
    // `!(…)` and its kin are patterns even where nothing else in them is.
    if field.bytes.contains(where: { $0.byte == UInt8(ascii: "(") && !$0.quoted }),
      state.shell.kind == .zsh || state.shell.isOn("extglob") != false
    {
      return [Argument(text: text, unknown: "an extended pattern is not followed", range: range)]
    }
    guard Pattern(field.bytes).isPattern, state.shell.isOn("noglob") != true else { return plain }
    if let reason = globReason(field.bytes, state.shell) {
      return [Argument(text: text, unknown: reason, range: range)]
    }
    guard let directory = state.directories.first, state.directories.count == 1 || PathText.isAbsolute(text) else {
      return [Argument(text: text, unknown: "a pattern in a directory that is not known", range: range)]
    }
    let written = effects.effects
    let matcher = FileMatcher(
      workspace: workspace.with(links: state.links),
      limit: limits.patternMatches,
      takesHidden: state.shell.isOn(state.shell.kind == .zsh ? "globdots" : "dotglob") == true,
      ignoresCase: state.shell.isOn("nocaseglob") == true,
      made: { Self.madeNames(in: $0, written, state) }
    )
    guard let names = matcher.matches(field.bytes, in: directory) else {
      return [Argument(text: text, unknown: "the pattern matches too much", range: range)]
    }
    // What this line makes may come to nothing: then the pattern stays as it is.
    let areNew = names.allSatisfy { name in
      !workspace.mayExist(PathText.isAbsolute(name) ? name : PathText.join(directory, name))
    }
    if !names.isEmpty, areNew {
      return plain + names.map { Argument(text: $0, unknown: nil, range: range, isMatch: true) }
    }
    // With `nullglob` a pattern that matches nothing is no word at all.
    if names.isEmpty, state.shell.isOn("nullglob") == true { return [] }
    return names.isEmpty ? plain : names.map { Argument(text: $0, unknown: nil, range: range, isMatch: true) }
  }
}

extension Walker {
  /// The names that the line has written into a directory so far.
  private static func madeNames(in directory: String, _ effects: [Effect], _ state: ShellState) -> [String] {
    var names = state.links.keys.filter { PathText.parent($0).sameText(as: directory) }.map { PathText.baseName($0) }
    for effect in effects {
      guard case .write(let file) = effect.kind, !file.possible else { continue }
      for path in [file.path, file.real] where PathText.isBelow(path, directory) {
        let rest = path.utf8.dropFirst(directory.utf8.count).drop { $0 == PathText.slash }
        if !rest.contains(PathText.slash) { names.append(String(decoding: rest, as: UTF8.self)) }
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Why what a pattern matches cannot be told with the options that are set; nil where it can.
  private func globReason(_ bytes: [(byte: UInt8, quoted: Bool)], _ shell: ShellFacts) -> String? {
    for option in ["noglob", "nullglob", "dotglob", "globdots", "nocaseglob"] where shell.isOn(option) == nil {
      return "whether the option `\(option)` is set cannot be told"
    }
    let hasDoubleStar = zip(bytes, bytes.dropFirst()).contains {
      $0.byte == UInt8(ascii: "*") && $1.byte == UInt8(ascii: "*") && !$0.quoted && !$1.quoted
    }
    return hasDoubleStar && shell.isOn("globstar") != false ? "`**` goes through directories with `globstar`" : nil
  }
}

/// Collects fragments into fields.
struct FieldBuilder {
  struct Field {
    var bytes: [(byte: UInt8, quoted: Bool)] = []
    var unknown: String?
    /// The files that it names, where it consists of one such name.
    var names: FileNames?
    /// How much stands before them; more behind them makes other names of them.
    var end = 0
    /// Whether a sample stands in it for what cannot be told.
    var isSample = false
    /// Where numbers stand that cannot be told.
    var numbers: [Int] = []
    /// Whether it is a word even when empty.
    var exists = false

    /// Why it matters which number it is, nil where it does not: in an option, alone or with a unit, and behind a sign such as
    /// that of `HEAD~2`.
    var numberReason: String? {
      guard let first = numbers.first, bytes.first?.byte != UInt8(ascii: "-") else { return nil }
      let isAlone = first == 0 && bytes.count <= 2
      let isBehindSign = first > 0 && "~^:=@{,+._-/".utf8.contains(bytes[first - 1].byte)
      return isAlone || isBehindSign ? nil : "it has a number that cannot be told"
    }
  }

  /// What separates words where `IFS` was not set.
  static let blanks: [UInt8] = [0x20, 0x09, 0x0A]

  /// Blanks among them part words in any number; each of the others ends one.
  let separators: [UInt8]
  private var fields: [Field] = []
  private var current = Field()

  init(separators: [UInt8] = FieldBuilder.blanks) { self.separators = separators }

  mutating func add(_ fragment: Fragment) {
    switch fragment {
    case .text(let text, let quoted, let split):
      if quoted { current.exists = true }
      for byte in text {
        if split, separators.contains(byte) {
          close(always: !Self.blanks.contains(byte))
        } else {
          current.bytes.append((byte, quoted))
          current.exists = true
        }
      }
    case .unknown(let reason, _):
      current.unknown = current.unknown ?? reason
      current.names = nil
      current.exists = true
    case .names(let names, _):
      current.names = current.unknown == nil ? names.behind(current.bytes.map(\.byte)) : nil
      current.end = current.bytes.count
      current.unknown = current.unknown ?? FileNames.reason
      current.exists = true
    case .sample(let text):
      if text.utf8.elementsEqual(Walker.number.utf8) { current.numbers.append(current.bytes.count) }
      current.bytes += text.utf8.map { ($0, true) }
      current.isSample = true
      current.exists = true
    case .wordBreak: close(always: true)
    case .nothing: break
    }
  }

  private mutating func close(always: Bool = false) {
    if current.exists || always { fields.append(current) }
    current = Field()
  }

  func finished() -> [Field] { current.exists ? fields + [current] : fields }
}
