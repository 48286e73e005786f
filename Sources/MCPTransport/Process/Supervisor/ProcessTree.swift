import CProcess
import Glibc

/// The living processes around this one, as `/proc` tells (proc_pid_stat(5)), and signals to them.
enum ProcessTree {
  /// A process as it was seen; a later one of the same number has another start time.
  struct Identity: Hashable {
    let pid: Int32
    /// In clock ticks since boot.
    let start: UInt64
  }

  struct Descendant {
    let identity: Identity
    /// 1 for a child of ours.
    let depth: Int
  }

  private struct Stat {
    let parent: Int32
    let session: Int32
    let start: UInt64
    let isDead: Bool
  }

  /// Whether `/proc` is there and shows this process.
  static var isReadable: Bool { stat(of: getpid()) != nil }

  /// Every descendant that is not dead yet.
  static func descendants() -> [Descendant] {
    let all = processes()
    var children: [Int32: [Int32]] = [:]
    for (pid, stat) in all { children[stat.parent, default: []].append(pid) }
    var found: [Descendant] = []
    var level = children[getpid()] ?? []
    var depth = 1
    // The snapshot is not taken at once, so numbers used again could form a circle: none is visited twice.
    var seen: Set<Int32> = []
    while !level.isEmpty {
      level = level.filter { seen.insert($0).inserted }
      for pid in level {
        guard let stat = all[pid], !stat.isDead else { continue }
        found.append(Descendant(identity: Identity(pid: pid, start: stat.start), depth: depth))
      }
      level = level.flatMap { children[$0] ?? [] }
      depth += 1
    }
    return found
  }

  /// Every process of that session that is not dead yet. The number of a session is not given away while it has members.
  static func members(ofSession session: Int32) -> [Identity] {
    processes().compactMap { pid, stat in
      stat.session == session && !stat.isDead ? Identity(pid: pid, start: stat.start) : nil
    }
  }

  /// Sends a signal to exactly that process, not to a later one of the same number.
  static func signal(_ process: Identity, _ number: Int32) {
    let descriptor = cprocess_pidfd_open(process.pid)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Only after the descriptor names it is it sure that what is read here is what gets the signal.
    guard let now = stat(of: process.pid), now.start == process.start else { return }
    _ = cprocess_pidfd_signal(descriptor, number)
  }

  private static func processes() -> [Int32: Stat] {
    guard let folder = opendir("/proc") else { return [:] }
    defer { closedir(folder) }
    var result: [Int32: Stat] = [:]
    while let item = readdir(folder) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let pid = Int32(name), let stat = stat(of: pid) else { continue }
      result[pid] = stat
    }
    return result
  }

  private static func stat(of pid: Int32) -> Stat? {
    let descriptor = open("/proc/\(pid)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &buffer, buffer.count)
    // The program's name stands in parentheses and may contain any of them: the last one ends it.
    guard count > 0, let end = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = buffer[(end + 1)..<count].split(separator: UInt8(ascii: " "))
    // Counted from field 3 (state): 4 is the parent, 6 the session, 22 the start time.
    guard fields.count > 19, let parent = Int32(String(decoding: fields[1], as: UTF8.self)),
      let session = Int32(String(decoding: fields[3], as: UTF8.self)),
      let start = UInt64(String(decoding: fields[19], as: UTF8.self))
    else { return nil }
    let isDead = fields[0].first == UInt8(ascii: "Z") || fields[0].first == UInt8(ascii: "X")
    return Stat(parent: parent, session: session, start: start, isDead: isDead)
  }
}
