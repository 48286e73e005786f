/// The words of a notation, taken apart when its program is met.
struct LaunchTable: Sendable {
  typealias Kind = LaunchOptions.Kind

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
  init(_ notation: String) {
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
      let value = Self.value(of: text, behind: prefix.text, prefix.kind)
      return .option(prefix.kind, value: value.isEmpty ? nil : value)
    }
    if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(decoding: text.utf8[..<sign], as: UTF8.self)
      if let kind = kinds[name] {
        return .option(kind, value: String(decoding: text.utf8[text.utf8.index(after: sign)...], as: UTF8.self))
      }
    }
    guard text.utf8.first == UInt8(ascii: "-"), text.utf8.count > 1 else { return .operand }
    if text.hasPrefix("--"), let long = abbreviated(text) { return long }
    if !text.hasPrefix("--"), let short = short(text) { return short }
    return .other
  }

  /// What follows a beginning: what stands behind the sign in `-fdump-tree=FILE`, all of it in `-javaagent:FILE`.
  private static func value(of text: String, behind prefix: String, _ kind: Kind) -> String {
    let rest = text.utf8.dropFirst(prefix.utf8.count)
    if prefix.utf8.last == UInt8(ascii: ":") {
      return String(decoding: rest.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }
    if kind != .flags, kind != .code, let sign = rest.firstIndex(of: UInt8(ascii: "=")) {
      return String(decoding: rest[rest.index(after: sign)...], as: UTF8.self)
    }
    return String(decoding: rest.drop { $0 == UInt8(ascii: "=") }, as: UTF8.self)
  }

  /// The beginning of long options that all mean the same, as GNU's `getopt_long` and Python's `argparse` take it.
  private func abbreviated(_ text: String) -> Word? {
    let name = String(decoding: text.utf8.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    guard name.utf8.count > 4 else { return nil }
    let meant = Set(kinds.filter { $0.key.hasPrefix(name) }.values)
    guard meant.count == 1, let kind = meant.first, kind != .text else { return nil }
    let value = text.utf8.dropFirst(name.utf8.count + 1)
    return .option(kind, value: value.isEmpty ? nil : String(decoding: value, as: UTF8.self))
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
}
