/// The difference of two texts as a unified diff (POSIX.1-2017 `diff -u`), for people to read.
package enum UnifiedDiff {
  /// How many unchanged lines stand around a change.
  private static let context = 3
  static let noNewline = #"\ No newline at end of file"#

  /// The lines of the diff, without line ends; none where nothing differs.
  ///
  /// - Parameters:
  ///   - before: the bytes before; nil for a file that is made.
  ///   - after: the bytes after; nil for a file that is removed.
  package static func lines(path: String, before: [UInt8]?, after: [UInt8]?) -> [String] {
    guard before != after else { return [] }
    let old = split(before)
    let new = split(after)
    let steps = steps(old, new)
    var output = [before == nil ? "--- /dev/null" : "--- \(path)", after == nil ? "+++ /dev/null" : "+++ \(path)"]
    for hunk in hunks(steps) {
      output.append(header(steps, hunk))
      for step in steps[hunk] {
        let line = step.kind == .added ? new[step.new] : old[step.old]
        guard line.utf8.last == UInt8(ascii: "\n") else {
          output += [step.kind.rawValue + line, noNewline]
          continue
        }
        output.append(step.kind.rawValue + String(decoding: line.utf8.dropLast(), as: UTF8.self))
      }
    }
    return output
  }

  /// The lines of a text with their line ends, so that a last line without one differs from the same with it.
  private static func split(_ bytes: [UInt8]?) -> [String] {
    var lines: [String] = []
    var rest = (bytes ?? [])[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[end...]
    }
    return lines
  }

  private enum Kind: String { case kept = " ", removed = "-", added = "+" }

  /// One line of the diff, with the positions in both texts at which it stands.
  private struct Step {
    let kind: Kind
    let old: Int
    let new: Int
  }

  private static func steps(_ old: [String], _ new: [String]) -> [Step] {
    // Bytes, not canonical equivalence: a line that only looks the same has changed.
    let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        steps.append(Step(kind: .removed, old: left, new: right))
        left += 1
      } else if added.contains(right) {
        steps.append(Step(kind: .added, old: left, new: right))
        right += 1
      } else {
        steps.append(Step(kind: .kept, old: left, new: right))
        left += 1
        right += 1
      }
    }
    return steps
  }

  /// The ranges of steps to show: every change with its context, those that touch as one.
  private static func hunks(_ steps: [Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step.kind != .kept {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func header(_ steps: [Step], _ hunk: Range<Int>) -> String {
    let old = steps[hunk].count { $0.kind != .added }
    let new = steps[hunk].count { $0.kind != .removed }
    let first = steps[hunk.lowerBound]
    // An empty side names the line before it.
    return "@@ -\(span(first.old, old)) +\(span(first.new, new)) @@"
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    let line = count == 0 ? start : start + 1
    return count == 1 ? "\(line)" : "\(line),\(count)"
  }
}
