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
    /// A file or directory that is written, also as `kind=FILE` or `kind:FILE`.
    case write
    /// A directory that is emptied before it is filled.
    case empty
    /// A host that is reached instead of the usual one.
    case host
    /// Nothing that is judged; it keeps its value from being taken for an operand.
    case text
  }

  let names: [String]
  /// In the notation of `LaunchTable`.
  let notation: String

  init(_ names: String, _ notation: String) {
    self.names = names.split(separator: " ").map(String.init)
    self.notation = notation
  }

  static let byName: [String: LaunchOptions] = {
    var result: [String: LaunchOptions] = [:]
    for options in all { for name in options.names { result[name] = options } }
    return result
  }()
}
