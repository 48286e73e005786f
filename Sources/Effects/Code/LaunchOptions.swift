/// The options and operands by which a program that is let through by its name runs something else, or writes.
///
/// It is no grammar: each word is looked at by itself, so that an option that is not known here hides none that is. What is
/// found is added to what is known of the program otherwise.
struct LaunchOptions: Sendable {
  enum Kind: String, Sendable {
    /// Its value is code, a command or a plug-in, wherever it comes from.
    case code
    /// Its value names a file or directory of which the contents are run: harmless only in the project.
    case source
    /// As `source`, for a list with colons.
    case sources
    /// The name of a program: as it is found along `PATH`, or a path as for `source`.
    case tool
    /// Options for another program in one word.
    case flags
    /// As `source`, for what builds run apart: only what is fetched counts.
    case fetched
    /// A file or directory that is written.
    case write
    /// Nothing that is judged; it keeps its value from being taken for an operand.
    case text
  }

  let names: [String]
  /// Whether the program runs what stands in the directory where it is started.
  let runsProject: Bool
  /// What its operands are.
  let operands: Kind?
  /// The options by their names, with the dashes.
  private let kinds: [String: Kind]
  /// Beginnings of words behind which the value follows at once.
  private let prefixes: [(text: String, kind: Kind)]
  /// Words that mean code by themselves.
  let flags: Set<String>

  /// - Parameter notation: words. `-c,--config=source` is an option, `-pgm*=code` a beginning of a word, `--args!` a flag
  ///   behind which code follows, `*=source` says what operands are, and `.` that the program runs the project around it.
  init(_ names: String, _ notation: String) {
    self.names = names.split(separator: " ").map(String.init)
    var kinds: [String: Kind] = [:]
    var prefixes: [(text: String, kind: Kind)] = []
    var flags: Set<String> = []
    var operands: Kind?
    var runsProject = false
    for word in notation.split(separator: " ") {
      if word == "." {
        runsProject = true
        continue
      }
      if word.last == "!" {
        flags.insert(String(word.dropLast()))
        continue
      }
      guard let sign = word.lastIndex(of: "="), let kind = Kind(rawValue: String(word[word.index(after: sign)...]))
      else {
        continue
      }
      for name in word[..<sign].split(separator: ",") {
        if name == "*" {
          operands = kind
        } else if name.last == "*" {
          prefixes.append((String(name.dropLast()), kind))
        } else {
          kinds[String(name)] = kind
        }
      }
    }
    self.kinds = kinds
    self.prefixes = prefixes
    self.flags = flags
    self.operands = operands
    self.runsProject = runsProject
  }

  /// What one word is.
  enum Word {
    /// An option with its value, or with its value in the next word.
    case option(Kind, value: String?)
    case flag
    case operand
    case other
  }

  func word(_ text: String) -> Word {
    if flags.contains(text) { return .flag }
    if let kind = kinds[text] { return .option(kind, value: nil) }
    for prefix in prefixes where text.hasPrefix(prefix.text) {
      let value = String(
        decoding: text.utf8.dropFirst(prefix.text.utf8.count).drop { $0 == UInt8(ascii: "=") },
        as: UTF8.self
      )
      return .option(prefix.kind, value: value.isEmpty ? nil : value)
    }
    if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(decoding: text.utf8[..<sign], as: UTF8.self)
      if let kind = kinds[name] {
        return .option(kind, value: String(decoding: text.utf8[text.utf8.index(after: sign)...], as: UTF8.self))
      }
    }
    guard text.utf8.first == UInt8(ascii: "-"), text.utf8.count > 1 else { return .operand }
    if !text.hasPrefix("--"), let short = short(text) { return short }
    return .other
  }

  /// `-cVALUE`, or a cluster such as `-vc` with the value in the next word.
  private func short(_ text: String) -> Word? {
    let bytes = Array(text.utf8)
    if bytes.count > 2, let kind = kinds[String(decoding: bytes[..<2], as: UTF8.self)] {
      return .option(kind, value: String(decoding: bytes[2...], as: UTF8.self))
    }
    guard let last = bytes.last, bytes.count > 2, bytes.count < 8,
      let kind = kinds[String(decoding: [UInt8(ascii: "-"), last], as: UTF8.self)], kind != .code, kind != .write
    else { return nil }
    return .option(kind, value: nil)
  }

  static let byName: [String: LaunchOptions] = {
    var result: [String: LaunchOptions] = [:]
    for options in all { for name in options.names { result[name] = options } }
    return result
  }()
}
