/// A file that a piece of code uses, by a name that stands in the code.
struct CodeFile: Equatable {
  enum Use { case read, write, delete, require }

  let path: String
  let use: Use
  /// Whether everything below it is meant.
  var isTree = false
  /// Of what lies below it, the names that are meant; nil for all of them.
  var patterns: [String]?
}
