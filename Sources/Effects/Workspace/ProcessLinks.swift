/// The links under `/proc` that lead elsewhere for the process that will act than for this one (proc(5)).
enum ProcessLinks {
  /// Where `/proc/self/cwd` and `/proc/self/root` (also by `thread-self`, by a number, or below `task/N`) lead for a process
  /// that runs in `directory`; nil for any other path.
  ///
  /// A number names some other process: its root is taken to be ours, its directory the requester's, because the one that
  /// an agent means is its own shell.
  static func place(after reached: [String], component: String, directory: String) -> String? {
    guard isProcessDirectory(reached) else { return nil }
    if component.utf8.elementsEqual("cwd".utf8) { return directory }
    if component.utf8.elementsEqual("root".utf8) { return "/" }
    return nil
  }

  /// Whether this is `/proc/self` or `/proc/thread-self`, links that would lead to our own process.
  static func isOwnEntry(_ reached: [String]) -> Bool {
    guard reached.count == 2, same(reached.first, "proc"), let last = reached.last else { return false }
    return same(last, "self") || same(last, "thread-self")
  }

  /// Whether this is a descriptor of whoever asks: where it leads for us says nothing of where it leads for them.
  static func isOwnDescriptor(_ reached: [String]) -> Bool {
    guard reached.count == 4, same(reached[2], "fd") else { return false }
    return isOwnEntry(Array(reached.prefix(2)))
  }

  private static func isProcessDirectory(_ reached: [String]) -> Bool {
    guard same(reached.first, "proc") else { return false }
    switch reached.count {
    case 2: return isProcess(reached[1])
    case 4: return isProcess(reached[1]) && same(reached[2], "task")
    default: return false
    }
  }

  private static func isProcess(_ name: String) -> Bool {
    same(name, "self") || same(name, "thread-self")
      || (!name.isEmpty && name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
  }

  private static func same(_ left: String?, _ right: String) -> Bool {
    left.map { $0.utf8.elementsEqual(right.utf8) } ?? false
  }
}
