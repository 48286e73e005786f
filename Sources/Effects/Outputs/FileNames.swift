/// Names of files that a command prints, where which they are is not said by the line: all files below some directories that
/// a listing takes in, or fewer.
///
/// Each of them is one word that is no option: a tree with a name in it that begins with `-` gives no such names.
final class FileNames: Sendable {
  /// Relative to where the shell stands, or absolute.
  let directories: [String]
  let listing: TreeListing
  /// Whether directories are never among them.
  let areFiles: Bool

  /// The patterns of which each name matches one, where such are known.
  let patterns: [String]

  static let reason = "which of the files that a command names it is"

  init(directories: [String], listing: TreeListing, areFiles: Bool, patterns: [String] = []) {
    self.directories = directories
    self.areFiles = areFiles
    self.patterns = patterns
    self.listing = listing
  }
}
