/// One file's change: what was read, and what is to stand there.
struct FileChange: Sendable {
  let place: FilePlace
  /// What was there when the change was worked out; nil for nothing.
  let before: FileSnapshot?
  /// What is to be there; nil for nothing.
  let after: [UInt8]?
  /// Whether the folder goes too, where the file goes and nothing else is in it.
  var removesFolder = false

  var isChange: Bool { before?.bytes != after }
}

/// Several changes that are made together: all are checked before the first is made, and where a later one fails the earlier
/// are put back.
struct FileTransaction {
  let changes: [FileChange]
  /// Names for temporary files, each another.
  let token: @Sendable () -> String

  /// Something that was done, and what undoes it.
  private struct Done {
    let change: FileChange
    let madeFolder: Bool
  }

  /// Makes the changes.
  ///
  /// - Throws: `AgentClientsError`; everything is as before then, unless the message says otherwise.
  func commit() throws(AgentClientsError) {
    let due = changes.filter(\.isChange)
    for change in due { try check(change) }
    var done: [Done] = []
    for change in due {
      do throws(AgentClientsError) {
        try make(change, &done)
      } catch {
        throw putBack(done, after: error)
      }
    }
  }

  /// Whether the file is still as it was read, and its directory can be written.
  private func check(_ change: FileChange) throws(AgentClientsError) {
    let directory = try DirectoryHandle.open(change.place.directory)
    guard
      let folder = try change.place.folder.map({ name throws(AgentClientsError) in try directory.folder(name) })
        ?? directory
    else {
      try directory.checkWritable()
      guard change.before == nil else { throw .changed(change.place.path) }
      return
    }
    try folder.checkWritable()
    try checkUnchanged(change, in: folder)
  }

  private func checkUnchanged(_ change: FileChange, in folder: DirectoryHandle) throws(AgentClientsError) {
    guard try folder.read(change.place.name) == change.before else { throw .changed(change.place.path) }
  }

  private func make(_ change: FileChange, _ done: inout [Done]) throws(AgentClientsError) {
    let place = change.place
    let directory = try DirectoryHandle.open(place.directory)
    var folder = directory
    var madeFolder = false
    if let name = place.folder { (folder, madeFolder) = try directory.makeFolder(name, mode: place.folderMode) }
    // Noted before it is done: a step that fails half-way is undone too.
    done.append(Done(change: change, madeFolder: madeFolder))
    try checkUnchanged(change, in: folder)
    if let bytes = change.after {
      try folder.replace(place.name, with: bytes, like: change.before, mode: place.fileMode, token: token())
    } else if change.before != nil {
      try folder.remove(place.name)
    }
    if change.after == nil, change.removesFolder, let name = place.folder { directory.removeFolder(name) }
  }

  /// Undoes what was done, last first; the error to throw for it all.
  private func putBack(_ done: [Done], after error: AgentClientsError) -> AgentClientsError {
    var stuck: [String] = []
    for step in done.reversed() {
      let place = step.change.place
      do throws(AgentClientsError) {
        let directory = try DirectoryHandle.open(place.directory)
        var folder = directory
        if let name = place.folder { (folder, _) = try directory.makeFolder(name, mode: place.folderMode) }
        let present = try folder.read(place.name)
        if present?.bytes == step.change.before?.bytes {
          // The step that failed had not changed anything.
        } else if present?.bytes != step.change.after {
          // Who wrote the file since then keeps what they wrote.
          throw .changed(place.path)
        } else if let before = step.change.before {
          try folder.replace(place.name, with: before.bytes, like: before, mode: place.fileMode, token: token())
        } else if present != nil {
          try folder.remove(place.name)
        }
        if step.madeFolder, let name = place.folder { directory.removeFolder(name) }
      } catch {
        stuck.append(place.path)
      }
    }
    return stuck.isEmpty ? error : error.leavingBehind(stuck)
  }
}
