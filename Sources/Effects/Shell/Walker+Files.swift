import Model

/// Names that are no files: streams that are open already, and bash's network pseudo-files.
enum DeviceFile {
  case stream
  case network(Endpoint)

  init?(_ path: String) {
    let parts = PathText.components(PathText.normalized(path))
    guard PathText.isAbsolute(path), let first = parts.first else { return nil }
    switch (first, parts.count) {
    case ("dev", 2)
    where ["null", "stdin", "stdout", "stderr", "tty", "zero", "full", "random", "urandom"].contains(parts[1]):
      self = .stream
    case ("dev", 3) where parts[1] == "fd" && Self.isNumber(parts[2]): self = .stream
    case ("proc", 4) where parts[1] == "self" && parts[2] == "fd" && Self.isNumber(parts[3]): self = .stream
    case ("dev", 4) where parts[1] == "tcp" || parts[1] == "udp":
      self = .network(Endpoint(host: parts[2].lowercased(), port: Int(parts[3]), scheme: parts[1]))
    default: return nil
    }
  }

  private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
}

extension Walker {
  enum FileUse { case read, write, delete }

  /// The effect on a file whose name is known, in every directory where the shell may stand.
  mutating func fileEffect(
    _ use: FileUse,
    _ path: String,
    recursive: Bool = false,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) {
    if let device = DeviceFile(path) {
      if case .network(let endpoint) = device { add(.connect(endpoint), range, via) }
      return
    }
    for target in resolve(path, recursive: recursive || everythingBelow, range, via, state) {
      switch use {
      case .read:
        if let listing, target.recursive {
          add(.read(listed(target, listing, range, via, state)), range, via)
        } else {
          add(.read(target), range, via)
        }
      case .write: add(.write(target), range, via)
      case .delete: add(.delete(target), range, via)
      }
    }
  }

  /// Both names of the file in every directory where the shell may stand. Where it cannot be told that is an effect itself.
  mutating func resolve(
    _ path: String,
    recursive: Bool = false,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) -> [FileTarget] {
    var directories = state.directories
    if PathText.isAbsolute(path) { directories = [directories.first ?? "/"] }
    if directories.isEmpty {
      opaque("`\(path.prefix(80))` is relative to a directory that is not known: \(state.directoryReason)", range, via)
      return []
    }
    let resolver = PathResolver(workspace: workspace.with(links: state.links))
    var targets: [FileTarget] = []
    for directory in directories {
      do {
        targets.append(try resolver.resolveLiteral(path, in: directory, recursive: recursive))
      } catch {
        opaque("\(error)", range, via)
      }
    }
    return targets
  }
}

extension Workspace {
  /// The same world with links that the command line makes before it uses them.
  func with(links: [String: String]) -> Workspace {
    if links.isEmpty { return self }
    var result = self
    let (kind, linkTarget) = (self.kind, self.linkTarget)
    result.kind = { path throws(EffectsError) in
      if links[path] != nil { return .symbolicLink }
      // The directories in which they are made are there by then.
      return try kind(path) ?? (links.keys.contains { PathText.holds(path, $0) } ? .directory : nil)
    }
    result.linkTarget = { path throws(EffectsError) in
      if let target = links[path] { return target }
      return try linkTarget(path)
    }
    return result
  }
}

extension Workspace {
  /// Whether something stands at the path. What may not be looked up counts as there: it is then judged, or found opaque.
  func mayExist(_ path: String) -> Bool {
    do { return try kind(path) != nil } catch { return true }
  }

  /// Whether a directory stands at the path, links followed.
  func isDirectory(_ path: String) -> Bool {
    guard let target = try? PathResolver(workspace: self).resolveLiteral(path, in: "/") else { return false }
    return (try? kind(target.real)) == .directory
  }
}
