import CanonicalJSON

/// How the hook of the event that a call waits for stands in a client's settings.
package enum HookState: String, Sendable {
  /// No hook of ours.
  case absent
  /// Exactly the group that `init` writes.
  case exact
  /// Ours, in another form: it is not run, because nobody knows what it does.
  case different
  /// The settings cannot be read.
  case unreadable
}

extension ClaudeCodeSetup {
  /// How our hook stands in the settings file, compared with what this binary writes.
  package var hookState: HookState {
    for file in files {
      guard case .entries(let entries) = file.content, entries.isSettings,
        let wanted = entries.hooks.first(where: { $0.event == HookEvent.Name.preToolUse.rawValue })
      else { continue }
      do throws(AgentClientsError) {
        guard let found = try Self.read(file.place).0 else { return .absent }
        let value = try JSONText(found.bytes, file: file.place.path).value
        let findings = ClaudeCodeFindings(value, entries, nil)
        let own = findings.handlers.filter { $0.event == wanted.event }
        guard !own.isEmpty else { return .absent }
        let path = ClaudeCodeEntries.hooks.appending(wanted.event)
        let isExact = own.allSatisfy { $0.position == nil && value[at: path.appending($0.group)] == wanted.group }
        return isExact ? .exact : .different
      } catch {
        return .unreadable
      }
    }
    return .absent
  }

  /// The state of the file with the MCP servers, of those that `status()` gave.
  package func serverStatus(in statuses: [FileStatus]) -> FileStatus? {
    guard
      let position = files.firstIndex(where: {
        if case .entries(let entries) = $0.content { !entries.isSettings } else { false }
      })
    else { return nil }
    return statuses[position]
  }
}
