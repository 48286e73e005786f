import Glibc
import Signing

/// Where the originals of changed files and the records of what was added are kept: one directory per file, named by the
/// hash of its path, `<configuration>/clients/<client>/<16 hex digits>/{original, installation.json}`, for us alone.
struct RecordStore: Sendable {
  /// The client's name in paths.
  let client: String
  /// CAVRA's configuration directory, absolute.
  let configuration: String

  private var clients: String { "\(configuration)/clients" }

  private func directory(of path: String) -> String {
    "\(clients)/\(client)/\(SHA256.hash(Array(path.utf8)).hex.prefix(16))"
  }

  private func place(_ path: String, _ name: String) -> FilePlace {
    FilePlace(directory: directory(of: path), name: name, isPrivate: true)
  }

  /// What is kept about a file.
  struct Kept {
    var record: InstallationRecord?
    var original: [UInt8]?
    /// Whether something is there that cannot be used.
    var isDamaged = false
    fileprivate var recordFile: FileSnapshot?
    fileprivate var originalFile: FileSnapshot?
  }

  /// Reads what is kept about a file. Never fails: what cannot be read is damaged.
  func read(_ path: String) -> Kept {
    var kept = Kept()
    do throws(AgentClientsError) {
      var status = stat()
      guard stat(directory(of: path), &status) == 0 || errno != ENOENT && errno != ENOTDIR else { return kept }
      let directory = try DirectoryHandle.open(directory(of: path))
      kept.recordFile = try directory.read("installation.json")
      kept.originalFile = try directory.read("original")
    } catch {
      kept.isDamaged = true
      return kept
    }
    guard let recordFile = kept.recordFile else { return kept }
    kept.record = InstallationRecord(recordFile.bytes, path: path)
    kept.isDamaged = kept.record == nil
    if let digest = kept.record?.original, let original = kept.originalFile?.bytes, SHA256.hash(original) == digest {
      kept.original = original
    }
    return kept
  }

  /// Makes the directories that keeping something about these files needs.
  func prepare(for paths: [String]) throws(AgentClientsError) {
    for path in paths { try Self.makeDirectories(directory(of: path)) }
  }

  /// The changes that keep a record and, where given, the original.
  func keeping(_ record: InstallationRecord, original: [UInt8]?, over kept: Kept) -> [FileChange] {
    var changes: [FileChange] = []
    if record.original == nil {
      changes.append(FileChange(place: place(record.path, "original"), before: kept.originalFile, after: nil))
    } else if let original {
      changes.append(FileChange(place: place(record.path, "original"), before: kept.originalFile, after: original))
    }
    changes.append(
      FileChange(place: place(record.path, "installation.json"), before: kept.recordFile, after: record.serialized)
    )
    return changes.filter(\.isChange)
  }

  /// The changes that forget a file.
  func forgetting(_ path: String, _ kept: Kept) -> [FileChange] {
    [("installation.json", kept.recordFile), ("original", kept.originalFile)].compactMap { name, file in
      file.map { FileChange(place: place(path, name), before: $0, after: nil) }
    }
  }

  /// Removes the directories of forgotten files; what is not empty stays.
  func tidy(_ paths: [String]) {
    for path in paths { rmdir(directory(of: path)) }
    rmdir("\(clients)/\(client)")
  }

  /// Takes the lock that keeps runs apart.
  func lock() throws(AgentClientsError) -> SetupLock {
    try Self.makeDirectories(clients)
    return try SetupLock("\(clients)/lock")
  }

  /// Whether anything was ever kept here.
  var exists: Bool { access(clients, F_OK) == 0 }

  private static func makeDirectories(_ path: String) throws(AgentClientsError) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) == 0 || errno == EEXIST { continue }
      // A parent that is there but not ours to list may answer otherwise than EEXIST.
      let message = SystemMessage.last
      guard access(made, X_OK) == 0 else { throw .system("making the directory", made, message) }
    }
  }
}
