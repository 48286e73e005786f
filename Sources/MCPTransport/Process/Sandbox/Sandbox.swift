import Glibc

/// What a child may reach; everything else is not there for it. Carried out by bubblewrap (bwrap(1)).
package struct Sandbox: Sendable, Hashable {
  /// What of the file system can be read.
  package enum Readable: Sendable, Hashable {
    /// Everything that the user can read, read-only, but for `/run` and `/tmp`: sockets of other services lie there.
    case everything
    /// Only these absolute paths, read-only; those of the program and its libraries must be among them.
    case only([String])
  }

  package var readable: Readable
  /// Absolute paths that can be written; each must exist and lead over no link, which could stand for anything by the time
  /// of the start.
  package var writable: [String]
  /// Absolute paths at or below a writable one that stay as they are, such as files that programs outside of the sandbox
  /// obey. One that does not exist is not kept from being made.
  package var kept: [String]
  /// Whether the network of the machine can be used; otherwise there is only a loopback of its own.
  package var network: Bool

  package init(readable: Readable = .everything, writable: [String] = [], kept: [String] = [], network: Bool = false) {
    self.readable = readable
    self.writable = writable
    self.kept = kept
    self.network = network
  }

  /// The arguments of bubblewrap, up to the program.
  ///
  /// - Throws: `TransportError.childInvalid` for a path that cannot be bound.
  func arguments(for definition: ChildDefinition) throws(TransportError) -> [String] {
    var words = [
      "--die-with-parent", "--new-session", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts",
      "--unshare-cgroup-try", "--cap-drop", "ALL",
    ]
    if !network { words.append("--unshare-net") }
    switch readable {
    case .everything: words += ["--ro-bind", "/", "/"]
    case .only(let paths): for path in paths { words += ["--ro-bind", try Self.checked(path), path] }
    }
    words += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run"]
    // Kernel settings obey the user with number 0 even without any capability (a `core_pattern` runs programs outside), and
    // bubblewrap leaves them writable for it.
    for path in ["/proc/sys", "/proc/sysrq-trigger", "/proc/irq", "/proc/bus", "/proc/fs"] {
      words += ["--ro-bind-try", path, path]
    }
    // The addresses of name servers lie below `/run` on systems with systemd-resolved.
    if network { words += ["--ro-bind-try", "/run/systemd/resolve", "/run/systemd/resolve"] }
    // After the empty directories, so that what is named below `/tmp` or `/run` is there.
    if case .only(let paths) = readable {
      for path in paths where Self.isCovered(path) { words += ["--ro-bind", path, path] }
    }
    for path in writable { words += ["--bind", try Self.checkedForWriting(path), path] }
    for path in kept { words += ["--ro-bind-try", try Self.checked(path), path] }
    words += ["--chdir", definition.directory, "--clearenv"]
    for (name, value) in definition.environment.sorted(by: { $0.key < $1.key }) { words += ["--setenv", name, value] }
    return words + ["--seccomp", "\(SupervisorOrder.Slot.filter)"]
  }

  private static func isCovered(_ path: String) -> Bool {
    path.utf8.starts(with: "/tmp/".utf8) || path.utf8.starts(with: "/run/".utf8)
  }

  private static func checkedForWriting(_ path: String) throws(TransportError) -> String {
    let path = try checked(path)
    let parts = path.split(separator: "/").filter { $0 != "." }
    // What is bound there would lie over the sandbox's own devices, processes and kernel settings.
    guard let first = parts.first, !["dev", "proc", "sys"].contains(first) else {
      throw .childInvalid("`\(path)` cannot be made writable in a sandbox, take it out of the record")
    }
    guard let resolved = realpath(path, nil) else {
      throw .childInvalid(
        "`\(path)`, which a sandbox is to write, cannot be reached (errno \(errno)), make it or correct it"
      )
    }
    defer { free(resolved) }
    let real = String(cString: resolved)
    guard real == "/" + parts.joined(separator: "/") else {
      throw .childInvalid(
        "`\(path)`, which a sandbox is to write, leads over a link to `\(real)`, name that one if it is meant"
      )
    }
    return path
  }

  private static func checked(_ path: String) throws(TransportError) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0), !parts.isEmpty, !parts.contains("..") else {
      throw .childInvalid("`\(path)` cannot be a path of a sandbox, name an absolute path below `/` without `..`")
    }
    return path
  }
}
