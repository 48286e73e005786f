extension ShellIdentity {
  /// How many snapshots are looked at. Each session of the client writes one when it starts, and the hook is not told which
  /// is its own.
  package static let mostSnapshots = 4
  /// How many names of snapshots are looked at before the folder counts as one that cannot be read.
  private static let mostNames = 65_536

  /// The shell in which Claude Code runs commands: the newest snapshots of that kind in `shell-snapshots` of its
  /// configuration folder.
  ///
  /// Nothing is thrown: what cannot be read is in `unread`. Where there is no snapshot nothing is defined.
  ///
  /// - Parameters:
  ///   - configuration: the client's configuration folder, `~/.claude` or `$CLAUDE_CONFIG_DIR`; absolute.
  ///   - kind: the shell that the client uses, by the requester's `SHELL`.
  package static func claudeCode(configuration: String, kind: Kind, workspace: Workspace) -> ShellIdentity {
    let folder = PathText.join(configuration, "shell-snapshots")
    func unreadable(_ reason: String) -> ShellIdentity {
      ShellIdentity(kind: kind, definitions: [.unreadable(reason)])
    }
    let names: [String]
    do {
      guard try workspace.kind(folder) != nil else { return ShellIdentity(kind: kind) }
      guard let found = try workspace.names(folder, mostNames) else {
        return unreadable("`\(folder)` has more than \(mostNames) snapshots of shells")
      }
      names = found
    } catch {
      return unreadable("\(error)")
    }
    let newest = names.compactMap { name in time(of: name, kind).map { (time: $0, name: name) } }
      .sorted { ($0.time, $0.name) > ($1.time, $1.name) }.prefix(mostSnapshots)
    var seen: [[UInt8]] = []
    var identities: [ShellIdentity] = []
    for (_, name) in newest {
      do {
        guard let bytes = try workspace.contents(PathText.join(folder, name), SnapshotReader.mostBytes) else {
          identities.append(
            unreadable("the snapshot `\(name)` of the shell is longer than \(SnapshotReader.mostBytes) bytes")
          )
          continue
        }
        // Most sessions of a person have the same shell.
        if seen.contains(bytes) { continue }
        seen.append(bytes)
        identities.append(SnapshotReader(kind: kind).read(bytes))
      } catch {
        identities.append(unreadable("\(error)"))
      }
    }
    return identities.isEmpty ? ShellIdentity(kind: kind) : .merged(identities)
  }

  /// When a snapshot was made, by its name `snapshot-KIND-MILLISECONDS-RANDOM.sh`; nil for other names and other shells.
  private static func time(of name: String, _ kind: Kind) -> UInt64? {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].elementsEqual("snapshot".utf8), parts[1].elementsEqual(kind.rawValue.utf8),
      name.hasSuffix(".sh")
    else { return nil }
    return UInt64(String(decoding: parts[2], as: UTF8.self))
  }
}

extension ShellIdentity.Kind {
  /// The kind of the shell whose path `SHELL` holds. What is no zsh is read as bash, as the client falls back to it.
  package init(shell path: String?) {
    self = PathText.baseName(path ?? "").sameText(as: "zsh") ? .zsh : .bash
  }
}
