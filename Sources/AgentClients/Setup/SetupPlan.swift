/// How a file stands to what is wanted in it.
package enum SetupState: String, Sendable {
  /// Nothing of ours is in it.
  case absent
  /// Everything is as this version writes it.
  case current
  /// Ours, as another version, binary or policy had it.
  case stale
  /// Part of ours is gone, or the file cannot be used.
  case damaged
}

/// One file of a plan: what it was, what it will be, and how it stood.
package struct PlannedFile: Sendable {
  package let path: String
  /// Before the change; nil where there is no file.
  package let before: [UInt8]?
  /// After it; nil where there will be none.
  package let after: [UInt8]?
  /// What a person should know of it.
  package let notes: [String]
  let change: FileChange
  /// What is kept about the file, written before it, or forgotten after it.
  var records: [FileChange] = []

  package var isChange: Bool { change.isChange }
}

/// How one file stands.
package struct FileStatus: Sendable {
  package let path: String
  package let state: SetupState
  /// Why, where that is not plain.
  package let reason: String?
  /// Whether everything works without the file too.
  package let isOptional: Bool
}

/// All changes of one run, worked out and checked, not made yet.
package struct SetupPlan: Sendable {
  package let files: [PlannedFile]
  let store: RecordStore
  let removes: Bool

  /// Whether a file of the client changes.
  package var isChange: Bool { files.contains(where: \.isChange) }

  /// Makes the changes.
  ///
  /// - Parameter token: names for temporary files, each another.
  /// - Throws: `AgentClientsError`; the files are as they were then.
  package func commit(token: @escaping @Sendable () -> String) throws(AgentClientsError) {
    let keeping = files.filter { !$0.records.isEmpty }.map(\.path)
    // A record comes before what it tells of and goes after it: a run that is cut short leaves nothing unaccounted for.
    if removes {
      try FileTransaction(changes: files.map(\.change) + files.flatMap(\.records), token: token).commit()
      store.tidy(keeping)
    } else {
      try store.prepare(for: keeping)
      try FileTransaction(changes: files.flatMap(\.records) + files.map(\.change), token: token).commit()
    }
  }
}
