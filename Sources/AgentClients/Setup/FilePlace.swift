import Effects

/// Where one configuration file lies: in a directory that is there, or in a folder of it that may have to be made.
package struct FilePlace: Sendable, Hashable {
  /// An absolute directory that exists.
  let directory: String
  /// The folder below it (`.claude`); nil where the file lies in the directory itself.
  let folder: String?
  let name: String
  /// Whether nobody else needs to read the file: a new one is 0600 then, its folder 0700, else 0644 and 0755 less the umask.
  let isPrivate: Bool

  init(directory: String, folder: String? = nil, name: String, isPrivate: Bool) {
    self.directory = directory
    self.folder = folder
    self.name = name
    self.isPrivate = isPrivate
  }

  /// The directory that the file lies in.
  package var parent: String { folder.map { PathText.join(directory, $0) } ?? directory }

  /// The file itself, absolute.
  package var path: String { PathText.join(parent, name) }

  var fileMode: UInt32 { isPrivate ? 0o600 : 0o644 }
  var folderMode: UInt32 { isPrivate ? 0o700 : 0o755 }
}

/// What stood at a place when it was read.
package struct FileSnapshot: Sendable, Equatable {
  let bytes: [UInt8]
  /// Permission bits.
  let mode: UInt32
  let owner: UInt32
  let group: UInt32
}
