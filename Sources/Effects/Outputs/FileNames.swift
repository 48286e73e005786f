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

  /// Whether each name is one of an entry of a directory, without the way to it, as `ls` prints them.
  let areBare: Bool

  /// Whether they are split at blanks, so that a name with one in it is several words.
  let areSplit: Bool

  /// Whether a NUL stands behind each name, and not the end of a line.
  let endWithNUL: Bool

  /// The same names, split at blanks.
  var split: FileNames { FileNames(self, areSplit: true, endWithNUL: endWithNUL) }

  /// The same names, each with a NUL behind it.
  var endingWithNUL: FileNames { FileNames(self, areSplit: areSplit, endWithNUL: true) }

  private init(_ other: FileNames, areSplit: Bool, endWithNUL: Bool) {
    directories = other.directories
    listing = other.listing
    areFiles = other.areFiles
    patterns = other.patterns
    areBare = other.areBare
    self.areSplit = areSplit
    self.endWithNUL = endWithNUL
  }

  /// The names behind a directory, as `"src/$name"`; nil where they may be more than entries of it.
  func below(_ prefix: String) -> FileNames? {
    guard areBare, prefix.utf8.last == PathText.slash else { return nil }
    let directory = prefix.utf8.count > 1 ? String(prefix.dropLast()) : prefix
    var listing = listing
    listing.only = []
    return FileNames(directories: [directory], listing: listing, areFiles: areFiles, areSplit: areSplit)
  }

  /// The names behind what stands before them in a word.
  func behind(_ bytes: [UInt8]) -> FileNames? {
    bytes.isEmpty ? self : String(validating: bytes, as: UTF8.self).flatMap(below)
  }

  static let reason = "which of the files that a command names it is"

  init(
    directories: [String],
    listing: TreeListing,
    areFiles: Bool,
    patterns: [String] = [],
    areBare: Bool = false,
    areSplit: Bool = false
  ) {
    endWithNUL = false
    self.areSplit = areSplit
    self.directories = directories
    self.areBare = areBare
    self.areFiles = areFiles
    self.patterns = patterns
    self.listing = listing
  }
}
