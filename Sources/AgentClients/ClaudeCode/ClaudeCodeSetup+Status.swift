extension ClaudeCodeSetup {
  /// How each file stands. What cannot be read is damaged, with the reason.
  package func status() -> [FileStatus] {
    files.map { file in
      do throws(AgentClientsError) {
        let (found, _) = try Self.read(file.place)
        switch file.content {
        case .entries(let entries):
          let (state, reason) = try state(of: entries, in: found, at: file.place)
          return FileStatus(path: file.place.path, state: state, reason: reason, isOptional: false)
        case .starterPack:
          let state: SetupState = found == nil ? .absent : .current
          return FileStatus(path: file.place.path, state: state, reason: nil, isOptional: true)
        }
      } catch {
        return FileStatus(path: file.place.path, state: .damaged, reason: "\(error)", isOptional: false)
      }
    }
  }

  private func state(
    of entries: ClaudeCodeEntries,
    in found: FileSnapshot?,
    at place: FilePlace
  ) throws(AgentClientsError) -> (SetupState, String?) {
    guard let found else { return (.absent, nil) }
    let text = try JSONText(found.bytes, file: place.path)
    let basis = ClaudeCodeEditor.basis(text, entries, store.read(place.path).record)
    let findings = ClaudeCodeFindings(text.value, entries, basis.record(path: place.path))
    guard !findings.isEmpty else { return (.absent, nil) }
    if entries.isSettings, Self.hooksAreOff(text.value) { return (.damaged, Self.hooksAreOffNote) }
    for (event, _) in entries.hooks where findings.ownGroups(event).isEmpty {
      return (.damaged, "the hook of \(event) is gone, run `cavra-mcp init` again")
    }
    let wanted = try ClaudeCodeEditor.install(entries, into: text, basis, isNewFile: false).text
    return wanted.bytes == text.bytes
      ? (.current, nil) : (.stale, "it differs from what this binary writes, run `cavra-mcp init` again")
  }
}
