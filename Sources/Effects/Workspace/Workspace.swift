/// What is asked of the file system, as closures, so that tests bring a world of their own.
///
/// All paths are absolute. A failure other than "there is nothing" is thrown, so that it cannot be taken for absence.
package struct Workspace: Sendable {
  /// What stands at a path; the link itself where it is one.
  package enum EntryKind: Sendable, Hashable { case file, directory, symbolicLink, other }

  /// What stands at a path (`lstat`); nil where nothing does.
  package var kind: @Sendable (_ path: String) throws(EffectsError) -> EntryKind?
  /// Where a symbolic link points.
  package var linkTarget: @Sendable (_ path: String) throws(EffectsError) -> String
  /// The names in a directory without `.` and `..`, in any order; nil where they are more than `limit`.
  package var names: @Sendable (_ path: String, _ limit: Int) throws(EffectsError) -> [String]?
  /// The bytes of a regular file; nil where they are more than `limit`.
  package var contents: @Sendable (_ path: String, _ limit: Int) throws(EffectsError) -> [UInt8]?
  /// The home directory of a user, of the requester for an empty name; nil where none is known.
  package var home: @Sendable (_ user: String) -> String?

  /// What stands for a regular file's contents, so that they need not be read again; nil where that cannot be told.
  package var stamp: @Sendable (_ path: String) -> FileStamp? = { _ in nil }

  /// The shell that runs command lines.
  package var shell = ShellIdentity.plain

  package init(
    kind: @escaping @Sendable (_ path: String) throws(EffectsError) -> EntryKind?,
    linkTarget: @escaping @Sendable (_ path: String) throws(EffectsError) -> String,
    names: @escaping @Sendable (_ path: String, _ limit: Int) throws(EffectsError) -> [String]?,
    contents: @escaping @Sendable (_ path: String, _ limit: Int) throws(EffectsError) -> [UInt8]?,
    home: @escaping @Sendable (_ user: String) -> String?
  ) {
    self.kind = kind
    self.linkTarget = linkTarget
    self.names = names
    self.contents = contents
    self.home = home
  }
}
