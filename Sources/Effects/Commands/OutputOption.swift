/// What the name of an option or variable says of its value, where no table knows the program.
enum OutputOption {
  /// Something is written there, as to `--output`, `-o`, `COVERAGE_FILE`.
  case output
  /// It is taken from there or left out, as with `--config`, `--exclude`.
  case input
  /// A directory to build or unpack in, as to `-B` and `-d`; or something else that only looks so.
  case directory
  /// The name does not say.
  case unclear

  init(_ name: String) {
    if name == "B" || name == "d" {
      self = .directory
      return
    }
    let name = String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    if Self.inputs.contains(where: name.contains) {
      self = .input
    } else if ["o", "mf", "file", "dir"].contains(name) || Self.outputs.contains(where: name.contains) {
      self = .output
    } else {
      self = .unclear
    }
  }

  private static let outputs = [
    "out", "dest", "report", "log", "cache", "dump", "trace", "export", "junit", "xml", "basetemp", "tmp", "temp",
    "save",
    "artifact", "scratch", "metafile", "iidfile", "metadata-file", "data-file", "build-path", "emit", "prof",
    "target-dir",
    "target_dir", "histfile", "_file", "_dir", "destdir", "write", "record", "snapshot", "install",
  ]
  private static let inputs = [
    "exclude", "ignore", "skip", "omit", "filter", "pattern", "glob", "config", "include", "input", "from", "source",
    "src", "env-file", "envfile", "root", "chdir", "template",
  ]
}

/// The parts of a word that may name a file.
enum WordParts {
  /// The longest word that is taken apart, in bytes.
  private static let longest = 4_096
  private static let most = 64

  /// The word itself, what follows `=`, what is glued to a short option, and the members of lists of all of these.
  static func of(_ word: String) -> [String] {
    guard word.utf8.count <= longest, !word.utf8.contains(where: { $0 < 0x20 }) else { return [] }
    let bytes = Array(word.utf8)
    var wholes: [ArraySlice<UInt8>] = []
    if bytes.first == UInt8(ascii: "-") {
      if bytes.count > 2, bytes[1] != UInt8(ascii: "-") {
        wholes.append(bytes[2...])
        // `-MF.git/x`: the path begins where one can.
        let letters = bytes.dropFirst().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        if letters.count <= 3, let start = bytes[letters.endIndex...].first, ".~/".utf8.contains(start) {
          wholes.append(bytes[letters.endIndex...])
        }
      }
    } else {
      wholes.append(bytes[...])
    }
    // Behind a blank it is a sentence, and no name stands before the sign.
    for index in bytes.prefix(while: { $0 != 0x20 }).indices where bytes[index] == UInt8(ascii: "=") {
      wholes.append(bytes[(index + 1)...])
    }
    var parts: [String] = []
    func add(_ part: ArraySlice<UInt8>) {
      var part = part
      if part.first == UInt8(ascii: "@") { part = part.dropFirst() }
      let text = String(decoding: part, as: UTF8.self)
      if !text.isEmpty, parts.count < most, !parts.contains(where: { $0.sameText(as: text) }) { parts.append(text) }
    }
    for whole in wholes {
      add(whole)
      guard whole.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }) else { continue }
      let isURL = String(decoding: whole, as: UTF8.self).contains("://")
      let members = whole.split { $0 == UInt8(ascii: ",") || ($0 == UInt8(ascii: ":") && !isURL) }
      if members.count > 1 { for member in members { add(member) } }
    }
    return parts
  }
}
