import ShellSyntax

/// Reads a snapshot of a shell: a script that sets functions, options, aliases and `PATH` as they were in a person's own
/// shell. Nothing of it is run.
package struct SnapshotReader: Sendable {
  /// The longest snapshot, in bytes.
  package static let mostBytes = 1_048_576
  /// How many statements beside functions are followed, and how many lines may be unreadable.
  private static let mostStatements = 20_000
  private static let mostUnreadable = 64

  private let kind: ShellIdentity.Kind

  package init(kind: ShellIdentity.Kind) { self.kind = kind }

  /// The identity that the snapshot stands for.
  ///
  /// Nothing is thrown: what could not be read is in `ShellDefinitions.unread` and makes commands opaque. Where the snapshot
  /// defines things only under a condition, the shell may have them or not: both are in the result.
  package func read(_ bytes: [UInt8]) -> ShellIdentity {
    guard bytes.count <= Self.mostBytes else {
      return ShellIdentity(
        kind: kind,
        definitions: [.unreadable("the shell's snapshot is longer than \(Self.mostBytes) bytes")]
      )
    }
    // With what stands under conditions, and without.
    var states = [true, false].map { SnapshotState(kind: kind, takesBranches: $0) }
    read(bytes, into: &states, depth: 0)
    if !states.contains(where: \.hasBranches) { states.removeLast() }
    return ShellIdentity(kind: kind, definitions: states.map(\.definitions))
  }

  private func read(_ bytes: [UInt8], into states: inout [SnapshotState], depth: Int) {
    guard depth < 4 else {
      states.forEach { $0.unread("code in code in the shell's snapshot") }
      return
    }
    for piece in SnapshotText.pieces(of: bytes) {
      switch piece {
      case .function(let name, let text):
        let text = Array(text)
        states.forEach { $0.define(name, text) }
      case .encoded(let text): read(Array(text), into: &states, depth: depth + 1)
      case .code(let text): readCode(Array(text), into: &states)
      }
    }
  }

  /// Statements one after the other; a line that cannot be read is left out and noted.
  private func readCode(_ bytes: [UInt8], into states: inout [SnapshotState]) {
    var rest = bytes[...]
    var failures = 0
    while !rest.isEmpty {
      let options = ParseOptions(maximumSize: Self.mostBytes, maximumNodes: 400_000)
      let text = Array(rest)
      var reader = ShellLineReader(text, options: options)
      var consumed = 0
      reading: while let line = reader.next(aliases: [:]) {
        switch line {
        case .commands(let list):
          consumed = list.range.upperBound
          states.forEach { state in
            for item in list.items { state.run(item, source: text) }
            state.statements += list.items.count
          }
        case .error: break reading
        }
        if let count = states.first?.statements, count > Self.mostStatements {
          states.forEach { $0.unread("the shell's snapshot has more than \(Self.mostStatements) statements") }
          return
        }
      }
      guard let failed = Self.firstLine(rest.dropFirst(consumed)) else { return }
      if !reader.hasFailed { return }
      failures += 1
      guard failures <= Self.mostUnreadable else {
        states.forEach { $0.unread("the shell's snapshot has too many lines that cannot be read") }
        return
      }
      states.forEach { $0.noteUnreadable(failed.line) }
      rest = rest[failed.end...]
    }
  }

  /// The first line that is neither empty nor a comment, and where the next one begins.
  private static func firstLine(_ bytes: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, end: Int)? {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let next = min(end + 1, bytes.endIndex)
      let line = bytes[start..<end].drop { $0 == 0x20 || $0 == 0x09 }
      if let first = line.first, first != UInt8(ascii: "#") { return (line, next) }
      start = next
    }
    return nil
  }
}

extension MutableCollection {
  /// Changes each element where it stands.
  fileprivate mutating func forEach(_ body: (inout Element) -> Void) {
    for index in indices { body(&self[index]) }
  }
}
