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
  /// Absolute.
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

  /// Whether the file's bytes change.
  package var isChange: Bool { change.isChange }
}

/// How one file stands.
package struct FileStatus: Sendable {
  /// Absolute.
  package let path: String
  /// See `SetupState`.
  package let state: SetupState
  /// Why, where that is not plain.
  package let reason: String?
  /// Whether everything works without the file too.
  package let isOptional: Bool
}

/// All changes of one run, worked out and checked, not made yet.
package struct SetupPlan: Sendable {
  /// Every file that is set up, those that do not change too.
  package let files: [PlannedFile]
  let store: RecordStore
  let removes: Bool

  /// Whether a file of the client changes.
  package var isChange: Bool { files.contains(where: \.isChange) }

  /// Makes the changes.
  ///
  /// A record comes before what it tells of and goes after it: a run that is cut short leaves nothing unaccounted for.
  ///
  /// - Parameter token: names for temporary files, each another.
  /// - Returns: what kept records from being removed. The files are clean then all the same, and a later run passes over
  ///   such a record.
  /// - Throws: `AgentClientsError`; the files are as they were then.
  package func commit(token: @escaping @Sendable () -> String) throws(AgentClientsError) -> [AgentClientsError] {
    let recorded = files.filter { !$0.records.isEmpty }
    guard removes else {
      try store.prepare(for: recorded.map(\.path))
      try FileTransaction(changes: files.flatMap(\.records) + files.map(\.change), token: token).commit()
      return []
    }
    try FileTransaction(changes: files.map(\.change), token: token).commit()
    var faults: [AgentClientsError] = []
    for file in recorded {
      do throws(AgentClientsError) {
        try FileTransaction(changes: file.records, token: token).commit()
      } catch {
        faults.append(error)
      }
    }
    store.tidy(recorded.map(\.path))
    return faults
  }
}
