import Model
import ShellSyntax

extension Walker {
  /// The effects of redirections in their order; what standard input becomes, nil where it stays, and which variable's secret
  /// stands in it.
  mutating func redirect(
    _ redirections: [Redirection],
    _ state: inout ShellState,
    _ place: Place
  ) -> (input: Place.Input, secret: String?)? {
    var input: (Place.Input, String?)?
    for redirection in redirections {
      let mark = secretsRead.count
      if let new = redirect(redirection, &state, place) {
        input = (new, redirection.isText ? secret(since: mark) : nil)
      }
      if case .variable(let name) = redirection.descriptor { state.variables[name] = .unknown }
    }
    return input
  }

  private mutating func redirect(
    _ redirection: Redirection,
    _ state: inout ShellState,
    _ place: Place
  ) -> Place.Input? {
    let range = place.range(redirection.range)
    let isInput = redirection.descriptor == .standard || redirection.descriptor == .number(0)
    switch redirection.target {
    case .hereDocument(let index):
      let text = hereDocument(index, &state, place)
      return isInput ? text.map(Place.Input.text) ?? .pipe : nil
    case .word(let word):
      if redirection.operation == .hereString {
        let argument = single(word.parts, source: word.range, &state, place)
        return isInput ? (argument.isKnown && !argument.isSample ? .text(argument.text + "\n") : .pipe) : nil
      }
      let via = place.via + ["\(redirection.operation.rawValue) redirection"]
      let targets = expand(word, &state, place)
      for target in targets { redirect(redirection.operation, target, range, via, state) }
      guard isInput, redirection.operation.reads else { return nil }
      if word.parts.count == 1, case .process(let substitution)? = word.parts.first?.kind,
        substitution.direction == .input
      {
        return output(of: substitution.list, .inherited, state, place.through("<( )"))
      }
      return .file(targets.count == 1 && targets[0].isKnown ? targets[0].text : nil)
    }
  }

  /// The text of a here-document, nil where it cannot be told.
  private mutating func hereDocument(_ index: Int, _ state: inout ShellState, _ place: Place) -> String? {
    guard index < place.documents.count else { return nil }
    let document = place.documents[index]
    if let error = document.error {
      opaque("shell syntax in a here-document: \(error)", place.range(document.range), place.via)
    }
    let argument = single(document.body, source: document.range, &state, place)
    return argument.isKnown && !argument.isSample && document.error == nil ? argument.text : nil
  }

  private mutating func redirect(
    _ operation: Redirection.Operator,
    _ target: Argument,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) {
    guard target.isKnown else {
      let isNamed = target.names.map { operation == .input && apply(.read, $0, recursive: false, range, via, state) }
      if isNamed ?? false { return }
      opaque("the target `\(target.text)` of a redirection cannot be told: \(target.unknown ?? "")", range, via)
      return
    }
    // `>&1`, `<&-`, `>&2-`: descriptors, not files.
    if operation == .duplicateInput || operation == .duplicateOutput, Self.isDescriptor(target.text) { return }
    // Behind `>&` bash takes the expanded word for a word once more.
    if operation == .duplicateOutput, target.text.utf8.contains(where: { "$`\\\"'*?[{~".utf8.contains($0) }) {
      opaque("bash expands the target `\(target.text.prefix(60))` of `>&` twice", range, via)
    }
    switch DeviceFile(target.text) {
    case .stream?: return
    case .network(let endpoint)?:
      add(.connect(endpoint), range, via)
      return
    case nil: break
    }
    if operation.reads { fileEffect(.read, target.text, range, via, state) }
    if operation.writes { fileEffect(.write, target.text, range, via, state) }
  }

  private static func isDescriptor(_ text: String) -> Bool {
    let digits = text.utf8.last == UInt8(ascii: "-") ? text.utf8.dropLast() : text.utf8[...]
    return digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && !text.isEmpty
  }
}

extension Redirection {
  /// Whether the target is text that stands in the line itself.
  fileprivate var isText: Bool {
    if case .hereDocument = target { return true }
    return operation == .hereString
  }

  /// Whether the standard output goes to a file.
  var takesOutput: Bool {
    switch operation {
    case .output, .append, .clobber, .outputAndError, .appendOutputAndError:
      descriptor == .standard || descriptor == .number(1)
    default: false
    }
  }

  /// Whether opening the target may fail: it is neither text, nor a descriptor, nor `/dev/null`.
  var mayFail: Bool {
    guard operation != .hereString, case .word(let word) = target else { return false }
    guard let constant = word.constant else { return true }
    let isDescriptor =
      !constant.isEmpty && constant.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "-") }
    if operation == .duplicateInput || operation == .duplicateOutput, isDescriptor { return false }
    return !constant.elementsEqual("/dev/null".utf8)
  }
}

extension Redirection.Operator {
  /// Whether the target is opened for reading.
  fileprivate var reads: Bool { self == .input || self == .readWrite || self == .duplicateInput }
  /// Whether the target is opened for writing.
  fileprivate var writes: Bool {
    switch self {
    case .output, .append, .readWrite, .clobber, .outputAndError, .appendOutputAndError, .duplicateOutput: true
    default: false
    }
  }
}
