import CanonicalJSON
import Signing

extension ClaudeCodeSetup {
  /// Reads every file as a run would, and changes nothing.
  ///
  /// - Throws: `AgentClientsError` for the first that is a link, no regular file, or somebody else's.
  package func checkFiles() throws(AgentClientsError) {
    for file in files { _ = try Self.read(file.place) }
  }

  /// What has to change so that everything is in place.
  ///
  /// - Throws: `AgentClientsError` for the first file that cannot be changed; nothing is written by planning.
  package func planInstallation() throws(AgentClientsError) -> SetupPlan {
    var planned: [PlannedFile] = []
    for file in files {
      let (found, isFolderThere) = try Self.read(file.place)
      let kept = store.read(file.place.path)
      switch file.content {
      case .entries(let entries):
        planned.append(try installation(of: entries, at: file.place, found, kept, isFolderThere: isFolderThere))
      case .starterPack:
        planned.append(starterPack(at: file.place, found, kept, isFolderThere: isFolderThere))
      }
    }
    return SetupPlan(files: planned, store: store, removes: false)
  }

  private func installation(
    of entries: ClaudeCodeEntries,
    at place: FilePlace,
    _ found: FileSnapshot?,
    _ kept: RecordStore.Kept,
    isFolderThere: Bool
  ) throws(AgentClientsError) -> PlannedFile {
    let text = try JSONText(found?.bytes ?? Self.newFile, file: place.path)
    let basis = ClaudeCodeEditor.basis(text, entries, kept.record)
    var (changed, record) = try ClaudeCodeEditor.install(entries, into: text, basis, isNewFile: found == nil)
    let digest = SHA256.hash(changed.bytes)
    switch basis {
    case .fresh:
      record.createdFolder = !isFolderThere
      record.original = found.map { SHA256.hash($0.bytes) }
      record.installed = digest
    case .known(let before):
      // Somebody's own changes since then would be lost with the original put back whole.
      let isUntouched = before.installed.map { $0 == SHA256.hash(text.bytes) } ?? false
      record.installed = isUntouched ? digest : nil
    case .adopted: break
    }
    var planned = PlannedFile(
      path: place.path,
      before: found?.bytes,
      after: changed.bytes,
      notes: Self.notes(changed.value, entries, kept),
      change: FileChange(place: place, before: found, after: changed.bytes)
    )
    let original = if case .fresh = basis { found?.bytes } else { kept.original }
    planned.records = store.keeping(record, original: original, over: kept)
    return planned
  }

  /// What a new file is before anything is added to it.
  private static let newFile = Array("{}\n".utf8)

  private static func notes(_ value: JSON, _ entries: ClaudeCodeEntries, _ kept: RecordStore.Kept) -> [String] {
    var notes: [String] = []
    if kept.isDamaged { notes.append("what an earlier run recorded is damaged; our entries are known by their form") }
    if entries.isSettings, hooksAreOff(value) { notes.append(hooksAreOffNote) }
    return notes
  }

  static func hooksAreOff(_ value: JSON) -> Bool { value["disableAllHooks"]?.boolValue == true }
  static let hooksAreOffNote = "`disableAllHooks` is set here, so that the client runs no hook; remove it"

  private static let unrecordedNote =
    "no record of an earlier run is here; look whether `permissions.deny` still has entries of a policy of your own"

  private func starterPack(
    at place: FilePlace,
    _ found: FileSnapshot?,
    _ kept: RecordStore.Kept,
    isFolderThere: Bool
  ) -> PlannedFile {
    var planned = PlannedFile(
      path: place.path,
      before: found?.bytes,
      after: found?.bytes ?? StarterPack.bytes,
      notes: [],
      change: FileChange(place: place, before: found, after: found?.bytes ?? StarterPack.bytes)
    )
    if found == nil {
      var record = InstallationRecord(path: place.path)
      record.createdFile = true
      record.createdFolder = !isFolderThere
      record.installed = SHA256.hash(StarterPack.bytes)
      planned.records = store.keeping(record, original: nil, over: kept)
    }
    return planned
  }

  /// What has to change so that nothing of ours is left. Reads the files and our records and nothing else.
  ///
  /// - Throws: `AgentClientsError` for the first file that cannot be changed.
  package func planRemoval() throws(AgentClientsError) -> SetupPlan {
    var planned: [PlannedFile] = []
    for file in files {
      let (found, _) = try Self.read(file.place)
      let kept = store.read(file.place.path)
      var notes: [String] = []
      var after = found?.bytes
      if let bytes = found?.bytes {
        switch file.content {
        case .entries(let entries):
          let text = try JSONText(bytes, file: file.place.path)
          let basis = ClaudeCodeEditor.basis(text, entries, kept.record)
          let removed = try ClaudeCodeEditor.remove(entries, from: text, basis)
          if entries.isSettings, case .adopted = basis { notes.append(Self.unrecordedNote) }
          after = Self.remains(of: removed, before: bytes, kept, &notes)
        case .starterPack:
          let isUnchanged = kept.record?.installed == SHA256.hash(bytes) || bytes == StarterPack.bytes
          after = isUnchanged ? nil : bytes
          if !isUnchanged, kept.record != nil { notes.append("it was changed by hand, so it stays") }
        }
      }
      let change = FileChange(
        place: file.place,
        before: found,
        after: after,
        removesFolder: kept.record?.createdFolder ?? false
      )
      var plan = PlannedFile(path: file.place.path, before: found?.bytes, after: after, notes: notes, change: change)
      plan.records = store.forgetting(file.place.path, kept)
      planned.append(plan)
    }
    return SetupPlan(files: planned, store: store, removes: true)
  }

  /// The bytes that are left of a file, nil where it goes altogether.
  private static func remains(
    of removed: JSONText,
    before: [UInt8],
    _ kept: RecordStore.Kept,
    _ notes: inout [String]
  ) -> [UInt8]? {
    let digest = SHA256.hash(before)
    if let installed = kept.record?.installed, installed == digest, let original = kept.original { return original }
    let isEmpty = removed.value.objectValue?.isEmpty ?? false
    if isEmpty, kept.record?.createdFile ?? false { return nil }
    if isEmpty, kept.record == nil, removed.bytes != before {
      notes.append("nothing is left in it; delete it if nobody needs it")
    }
    return removed.bytes
  }

  static func read(_ place: FilePlace) throws(AgentClientsError) -> (FileSnapshot?, isFolderThere: Bool) {
    let directory = try DirectoryHandle.open(place.directory)
    guard let name = place.folder else { return (try directory.read(place.name), true) }
    guard let folder = try directory.folder(name) else { return (nil, false) }
    return (try folder.read(place.name), true)
  }
}
