/// How Git reads long options (gitcli(7)): any unambiguous beginning stands for the whole.
enum GitOption {
  /// Whether `word` (without `=value`) is a beginning of `option` that has at least `count` characters, its dashes included.
  ///
  /// Ambiguity is not looked at: Git would refuse an ambiguous word, so taking it for the dangerous option costs nothing.
  static func isBeginning(_ word: String, of option: String, atLeast count: Int = 3) -> Bool {
    let name = word.utf8.prefix { $0 != UInt8(ascii: "=") }
    return name.count >= count && option.utf8.starts(with: name)
  }
}
