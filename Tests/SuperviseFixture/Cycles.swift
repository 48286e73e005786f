import Glibc
import MCPTransport

/// Starts and stops children in a process that does nothing else, so that what it has open can be counted.
enum Cycles {
  static func run(_ count: Int) async {
    // The first start opens what stays open once, such as the run-time's event descriptors.
    await one()
    let before = descriptors()
    for _ in 0..<count { await one() }
    // The thread beside the last child may still be closing what it had.
    for _ in 0..<10_000 where descriptors() > before { usleep(1000) }
    let after = descriptors()
    // Whatever was started has been waited for: there is no child left to wait for.
    let left = waitpid(-1, nil, WNOHANG) < 0 && errno == ECHILD ? 0 : 1
    // Fewer than before is no leak: the thread beside the first child was still closing. One each time would be far more.
    print("descriptors +\(max(after - before, 0)), children \(left)")
  }

  private static func one() async {
    let definition = ChildDefinition(program: "/bin/sh", arguments: ["-c", "sleep 100 & cat"])
    guard let child = try? await ChildProcess.start(definition) else { return print("not started") }
    _ = await child.stop()
  }

  private static func descriptors() -> Int {
    guard let folder = opendir("/proc/self/fd") else { return -1 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count
  }
}
