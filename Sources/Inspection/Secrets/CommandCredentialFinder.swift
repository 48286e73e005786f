/// Finds secrets that are given to programs by options and operands of their own: `curl -u user:…`, `mysql -p…`,
/// `docker login -p …`, `… | sudo -S`.
///
/// It splits at blanks and nothing else, so that a command inside quotes is seen too; a value in quotes goes to their end.
enum CommandCredentialFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var walk = CommandCredentialWalk(text: text)
    var index = 0
    while index < text.count {
      let byte = text.bytes[index]
      if byte == 0x0A || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") {
        walk.endCommand(isPipe: byte == UInt8(ascii: "|"))
        index += 1
        continue
      }
      let end = text.endOfRun(of: CommandCredentialWalk.word, from: index)
      guard end > index else {
        index += 1
        continue
      }
      index = max(end, walk.take(index..<end))
    }
    walk.endCommand(isPipe: false)
    found += walk.found
  }
}

/// One walk over the words of a text.
struct CommandCredentialWalk {
  private(set) var found: [SecretFinding] = []
  private let text: ScannedText
  private var programs: [CredentialProgram] = []
  private var reader: (needs: String?, isMet: Bool)?
  private var seen: [[UInt8]] = []
  private var pending: CredentialProgram.Shape?
  private var afterSecretName = false
  private var lastOperand: Range<Int>?
  private var isEcho = false
  /// The last word that the command before the pipe prints.
  private var piped: Range<Int>?
  private var isHereString = false

  static let word = ByteClass(inverting: " \t\r\n|;")
  private static let quotes = ByteClass("\"'`,[]()")
  /// No more words of a command are kept than any subcommand needs.
  private static let mostWords = 16

  init(text: ScannedText) { self.text = text }

  /// - Returns: where to go on: behind the closing quote of a value that has blanks in it.
  mutating func take(_ raw: Range<Int>) -> Int {
    let range = unquoted(raw)
    let bytes = text.bytes[range]
    if let shape = pending {
      pending = nil
      return report(valueRange(raw), shape)
    }
    if isHereString {
      isHereString = false
      if reader?.isMet ?? false { return report(valueRange(raw), .whole) }
    }
    if bytes.starts(with: "<<<".utf8) {
      guard bytes.count > 3 else {
        isHereString = true
        return raw.upperBound
      }
      if reader?.isMet ?? false { return report(valueRange(range.lowerBound + 3..<raw.upperBound), .whole) }
      return raw.upperBound
    }
    begin(bytes)
    if let end = takeOption(range, raw) { return end }
    if afterSecretName {
      afterSecretName = false
      return report(valueRange(raw), .whole)
    }
    let isOption = bytes.first == UInt8(ascii: "-")
    if !isOption, programs.contains(where: { $0.operand == .behindSecretName && isMet($0) }), SecretName(bytes) != nil {
      afterSecretName = !bytes.contains(UInt8(ascii: "="))
    }
    if !isOption, bytes.count > 0 { lastOperand = range }
    // Only the words behind a program's name are asked for.
    if !programs.isEmpty, seen.count < Self.mostWords, bytes.count <= 24 { seen.append(Array(bytes)) }
    if let needs = reader?.needs, bytes.elementsEqual(needs.utf8) { reader?.isMet = true }
    return raw.upperBound
  }

  /// What is known of a program whose name the word is.
  private mutating func begin(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= 64 else { return }
    var path = bytes
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    let slash = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    // Most words are no program's name, and cost no copy.
    guard CredentialProgram.mayBeName(path[slash...]) else { return }
    let name = Array(path[slash...])
    if name.elementsEqual("echo".utf8) || name.elementsEqual("printf".utf8) { isEcho = true }
    if let needs = CredentialProgram.readers[name] { reader = (needs, needs == nil) }
    // The last word is not yet an operand of it.
    guard let rows = CredentialProgram.byName[name] else { return }
    programs = rows
    seen = []
    lastOperand = nil
  }

  private func isMet(_ program: CredentialProgram) -> Bool {
    program.needs.allSatisfy { need in seen.contains { $0.elementsEqual(need.utf8) } }
  }

  private mutating func takeOption(_ range: Range<Int>, _ raw: Range<Int>) -> Int? {
    let bytes = text.bytes[range]
    for program in programs where isMet(program) {
      for (name, shape) in program.options {
        if bytes.elementsEqual(name.utf8) {
          pending = shape
          return raw.upperBound
        }
        if name.utf8.count > 2, bytes.starts(with: (name + "=").utf8) {
          return report(valueRange(range.lowerBound + name.utf8.count + 1..<raw.upperBound), shape)
        }
      }
      for (prefix, shape) in program.glued
      where bytes.count > prefix.utf8.count && bytes.starts(with: prefix.utf8) && !bytes.starts(with: "--".utf8) {
        return report(valueRange(range.lowerBound + prefix.utf8.count..<raw.upperBound), shape)
      }
    }
    return nil
  }

  mutating func endCommand(isPipe: Bool) {
    if let operand = lastOperand, let program = programs.first(where: { $0.operand == .last && isMet($0) }) {
      let isSlashed = program.names.contains("sqlplus")
      // The subcommand itself is no operand.
      if !program.needs.contains(where: { text.bytes[operand].elementsEqual($0.utf8) }),
        !program.names.contains(where: { text.bytes[operand].elementsEqual($0.utf8) }),
        isSlashed || !text.bytes[operand].contains(UInt8(ascii: "="))
      {
        _ = report(operand, isSlashed ? .slashToAt : .whole)
      }
    }
    if let piped, reader?.isMet ?? false { _ = report(piped, .whole) }
    piped = isPipe && isEcho ? lastOperand : nil
    (programs, reader, seen, pending, lastOperand) = ([], nil, [], nil, nil)
    (afterSecretName, isEcho, isHereString) = (false, false, false)
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Self.quotes.contains(text.bytes[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, Self.quotes.contains(text.bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  /// A value; where it begins with a quote, up to the closing one, blanks included.
  private func valueRange(_ range: Range<Int>) -> Range<Int> {
    guard let first = text[range.lowerBound], first == UInt8(ascii: "'") || first == UInt8(ascii: "\""), !range.isEmpty
    else {
      return unquoted(range)
    }
    var end = range.lowerBound + 1
    while let byte = text[end], byte != first, byte != 0x0A { end += 1 }
    return text[end] == first ? range.lowerBound + 1..<end : unquoted(range)
  }

  /// - Returns: where the value ends.
  private mutating func report(_ value: Range<Int>, _ shape: CredentialProgram.Shape) -> Int {
    let bytes = text.bytes[value]
    var secret: Range<Int>?
    switch shape {
    case .whole: secret = value
    case .behind(let sign): secret = bytes.firstIndex(of: sign).map { $0 + 1..<value.upperBound }
    case .passPrefix: secret = bytes.starts(with: "pass:".utf8) ? value.lowerBound + 5..<value.upperBound : nil
    case .cookies: secret = bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 + 1..<value.upperBound }
    case .slashToAt:
      if let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash > value.lowerBound {
        secret = slash + 1..<(bytes[slash...].firstIndex(of: UInt8(ascii: "@")) ?? value.upperBound)
      }
    }
    // A port, an option, a reference or a word that stands for a secret is none.
    guard let secret, secret.count >= 3, text.bytes[secret.lowerBound] != UInt8(ascii: "-"),
      text.bytes[secret].contains(where: { $0.isASCIILetter || $0.isASCIIDigit }),
      !SecretValue.isPlaceholder(text.bytes[secret])
    else { return value.upperBound }
    found.append(SecretFinding(kind: .password, range: secret))
    return max(value.upperBound, secret.upperBound)
  }
}
