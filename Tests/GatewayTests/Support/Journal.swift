import Synchronization

/// Things that happened, in order, for tests to wait on.
final class Journal<Entry: Sendable>: Sendable {
  struct Silence: Error, CustomStringConvertible {
    let description: String
  }

  private let entries = Mutex<[Entry]>([])

  var all: [Entry] { entries.withLock { $0 } }

  func add(_ entry: Entry) { entries.withLock { $0.append(entry) } }

  /// Waits for an entry, up to a hundred seconds.
  @discardableResult func first(
    _ what: String = "an entry",
    where condition: @Sendable (Entry) -> Bool
  ) async throws -> Entry {
    for _ in 0..<20_000 {
      if let entry = all.first(where: condition) { return entry }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Silence(description: "waited for \(what), there is \(all)")
  }

  /// Waits until there are that many, up to a hundred seconds.
  @discardableResult func wait(for count: Int) async throws -> [Entry] {
    for _ in 0..<20_000 {
      if all.count >= count { return all }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Silence(description: "waited for \(count) entries, there are \(all)")
  }
}

/// Waits until something holds, up to a hundred seconds; false where it did not come to hold.
func eventually(_ condition: @Sendable () async -> Bool) async -> Bool {
  for _ in 0..<20_000 {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return false
}

/// Counts from one.
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
