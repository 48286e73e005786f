/// A piece of a word in the middle of expansion.
enum Fragment {
  /// Bytes; `quoted` ones are neither split nor patterns, and only what an unquoted expansion gave is `split`.
  case text([UInt8], quoted: Bool, split: Bool)
  /// Something that cannot be told. Unquoted it may be any number of words.
  case unknown(String, quoted: Bool)
  /// One of these names, or unquoted any number of them, each a word.
  case names(FileNames, quoted: Bool)
  /// A text of a harmless form that stands for another one of that form: a number, a date.
  case sample(String)
  /// Between the elements of `"$@"` and `"${list[@]}"`.
  case wordBreak
  /// An expansion in double quotes that gives no word at all: `"$@"` without parameters.
  case nothing

  /// Whether a sample is several words, or a pattern, where it is not quoted.
  static func isDivisible(_ sample: String) -> Bool { sample.utf8.contains { " \t\n*?[".utf8.contains($0) } }
}
