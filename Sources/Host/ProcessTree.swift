import Glibc
package import Model

/// What the operating system says of this process and those above it (`proc(5)`).
package enum ProcessTree {
  /// This process, its user and its ancestors, nearest first, at most sixteen.
  package static func observe() -> ObservedIdentity {
    var ancestors: [ObservedIdentity.Ancestor] = []
    var pid = Int(getppid())
    while pid > 0, ancestors.count < 16 {
      ancestors.append(.init(pid: pid, executable: link("/proc/\(pid)/exe")))
      guard let parent = parent(of: pid), parent != pid else { break }
      pid = parent
    }
    return ObservedIdentity(uid: Int(getuid()), pid: Int(getpid()), ancestors: ancestors)
  }

  /// The absolute path of the running binary, nil where the system does not tell.
  package static func executablePath() -> String? { link("/proc/self/exe") }

  private static func parent(of pid: Int) -> Int? {
    guard let file = fopen("/proc/\(pid)/stat", "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, file)
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 1 ? Int(fields[1]) : nil
  }

  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
