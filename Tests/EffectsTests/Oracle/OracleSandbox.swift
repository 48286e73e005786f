import Foundation
import TestSupport

/// Runs commands under real bash in a scratch root without a network, and tells what ran and which files changed.
///
/// Needs bubblewrap (`bwrap`, Debian package `bubblewrap`) and user namespaces.
struct OracleSandbox {
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// What a command did.
  struct Record {
    /// Every program that was started, with its arguments.
    var ran: [[String]] = []
    /// Files that were made or changed, by their paths.
    var written: Set<String> = []
    var deleted: Set<String> = []
    /// Bait files that were read.
    var read: Set<String> = []
  }

  static let bubblewrap = ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let scratch = Scratch()

  /// - Throws: `Failure` where bubblewrap is missing or does not work here.
  init() throws {
    guard Self.bubblewrap != nil else {
      throw Failure(description: "`bwrap` is missing: install the package bubblewrap, or set CAVRA_NO_ORACLE=1")
    }
    try writeSeed()
    try writeStubs()
  }

  /// Runs the lines, each in a fresh tree.
  func run(_ lines: [String]) async throws -> [Record] {
    let output = scratch.path("out-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: output) }
    let text = lines.map { $0 + "\0" }.joined()
    try Data(text.utf8).write(to: URL(filePath: output + "/lines"))
    let seconds = String(60 + lines.count / 4)
    let run = try await Subprocess.run(
      ["/usr/bin/timeout", "-k", "5", seconds, Self.bubblewrap ?? ""] + options(output)
    )
    guard run.status == 0 else {
      throw Failure(description: "the sandbox ended with \(run.status): \(run.text.suffix(400))")
    }
    let trees = try Self.trees(output + "/trees")
    let logs = try Self.logs(output + "/log")
    guard trees.count == lines.count + 1, logs.count == lines.count else {
      throw Failure(description: "the sandbox told of \(logs.count) lines, \(lines.count) were given")
    }
    return zip(logs, trees.dropFirst()).map { Self.record($0, trees[0], $1) }
  }

  private func options(_ output: String) -> [String] {
    [
      "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--ro-bind", "/usr/bin", "/real/bin",
      "--ro-bind", "/usr/lib", "/usr/lib", "--ro-bind-try", "/usr/lib64", "/usr/lib64", "--symlink", "usr/lib", "/lib",
      "--symlink", "usr/lib64", "/lib64", "--ro-bind", scratch.path("bin"), "/usr/bin", "--symlink", "usr/bin", "/bin",
      "--ro-bind", scratch.path("etc"), "/etc", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/srv", "--tmpfs",
      "/home",
      "--tmpfs", "/tmp", "--ro-bind", scratch.path("seed"), "/seed", "--bind", output, "/out", "--chdir", "/srv",
      "/real/bin/bash", "--norc", "--noprofile", "/etc/driver",
    ]
  }

  private func writeSeed() throws {
    let files = FileManager.default
    for (path, entry) in OracleWorld.world.entries {
      let place = scratch.path("seed") + path
      try files.createDirectory(
        atPath: (place as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true
      )
      switch entry {
      case .file(let text):
        try Data(text.utf8).write(to: URL(filePath: place))
        let isProgram = text.hasPrefix("#!")
        try files.setAttributes([.posixPermissions: isProgram ? 0o755 : 0o644], ofItemAtPath: place)
      case .directory: try files.createDirectory(atPath: place, withIntermediateDirectories: true)
      case .link(let target): try files.createSymbolicLink(atPath: place, withDestinationPath: target)
      case .forbidden: break
      }
    }
    // What was read last before it was written shows when it is read again (`relatime`); the copies keep both times.
    let touch = "find \"$0\" -exec touch -h -a -d 2001-01-01 {} + -exec touch -h -m -d 2002-01-01 {} +"
    _ = try Subprocess(["/bin/sh", "-c", touch, scratch.path("seed")])
    try files.createDirectory(atPath: scratch.path("etc"), withIntermediateDirectories: true)
    try Data("dev:x:\(getuid()):\(getgid())::/home/dev:/bin/bash\n".utf8).write(
      to: URL(filePath: scratch.path("etc/passwd"))
    )
    // Bash under the name `sh`, as many systems have it.
    try files.createSymbolicLink(atPath: scratch.path("etc/sh"), withDestinationPath: "/real/bin/bash")
    try Data(Self.driver.utf8).write(to: URL(filePath: scratch.path("etc/driver")))
  }

  /// Each stub appends the number of its words, its name and its arguments, each ended by NUL, in one write.
  private func writeStubs() throws {
    try FileManager.default.createDirectory(atPath: scratch.path("bin"), withIntermediateDirectories: true)
    let log = "#!/real/bin/dash\nprintf '%s\\0' \"$#\" NAME \"$@\" >> /out/log\n"
    var programs: [(String, String)] = OracleWorld.stubs.map { ($0, "") }
    programs += OracleWorld.real.map { ($0, "exec \($0 == "sh" ? "/etc" : "/real/bin")/\($0) \"$@\"\n") }
    programs += OracleWorld.launchers.map { ($0, "[ \"$1\" = -u ] && shift 2\nexec \"$@\"\n") }
    for (name, rest) in programs {
      let text = log.replacingPlain("NAME", with: name) + rest
      try Data(text.utf8).write(to: URL(filePath: scratch.path("bin/\(name)")))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path("bin/\(name)"))
    }
  }

  /// For each line: a fresh tree in which bait looks unread, the line under bash until all that it started has ended, and a
  /// list of what stands there then.
  private static let driver = #"""
    PATH=/real/bin
    reset() {
      rm -rf /srv/* /srv/.[!.]* /home/dev /tmp/* /tmp/.[!.]*
      cp -a /seed/srv /seed/home /
      cd /srv/app
    }
    list() { find /srv /home/dev /tmp -printf '%p\0%y %l %s %T@\0%A@\0' >> /out/trees; printf '\0\0\0' >> /out/trees; }
    shopt -s nullglob
    alone=(/proc/[0-9]*)
    mapfile -d '' -t lines < /out/lines
    ulimit -f 20000 -c 0
    reset; list
    for index in "${!lines[@]}"; do
      reset
      timeout -k 1 4 /real/bin/env -i PATH=/usr/bin HOME=/home/dev USER=dev LC_ALL=C.UTF-8 PWD=/srv/app \
        /real/bin/bash --norc --noprofile -c 'exec -a bash /real/bin/bash --norc --noprofile -c "$1"' - \
        "${lines[index]}" < /dev/null > /dev/null 2>&1
      # What runs in the background may come to its end; what hangs does not.
      for ((turn = 0; turn < 100; turn++)); do
        now=(/proc/[0-9]*)
        ((${#now[@]} <= ${#alone[@]})) && break
        sleep 0.01
      done
      ((turn < 100)) || kill -9 -1
      cd /; list; printf '%s\0' 0 '' >> /out/log
    done
    exit 0
    """#

  private static func record(_ ran: [[String]], _ before: [String: Entry], _ after: [String: Entry]) -> Record {
    var record = Record(ran: ran)
    for (path, entry) in after where entry.what != before[path]?.what {
      // A directory changes with what is in it.
      if entry.what.hasPrefix("d"), before[path]?.what.hasPrefix("d") == true { continue }
      record.written.insert(path)
    }
    record.deleted = Set(before.keys.filter { after[$0] == nil })
    record.read = OracleWorld.bait.filter {
      after[$0]?.what == before[$0]?.what && after[$0]?.lastRead != before[$0]?.lastRead
    }
    return record
  }

  private struct Entry {
    let what: String
    let lastRead: String
  }

  /// The trees in a file, each ended by an empty entry.
  private static func trees(_ file: String) throws -> [[String: Entry]] {
    let words = try words(file)
    var result: [[String: Entry]] = []
    var tree: [String: Entry] = [:]
    for start in stride(from: 0, to: words.count - 2, by: 3) {
      if words[start].isEmpty {
        result.append(tree)
        tree = [:]
      } else {
        tree[words[start]] = Entry(what: words[start + 1], lastRead: words[start + 2])
      }
    }
    return result
  }

  /// The programs that each line ran; an empty name ends those of a line.
  private static func logs(_ file: String) throws -> [[[String]]] {
    var words = try words(file)[...]
    var result: [[[String]]] = []
    var ran: [[String]] = []
    while let count = words.popFirst().flatMap({ Int($0) }), words.count > count {
      let call = Array(words.prefix(count + 1))
      words = words.dropFirst(count + 1)
      if call == [""] {
        result.append(ran)
        ran = []
      } else {
        ran.append(call)
      }
    }
    return result
  }

  private static func words(_ file: String) throws -> [String] {
    var pieces = try Data(contentsOf: URL(filePath: file)).split(separator: 0, omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }
}
