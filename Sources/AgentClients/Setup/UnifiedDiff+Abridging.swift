extension UnifiedDiff {
  /// Longer lines are cut, in characters. Room for a hook's command line with long paths in it.
  private static let longestLine = 1200
  /// What is shown of the text on either side of a change in a long line.
  private static let surroundings = 60

  /// The lines with overlong ones cut, so that a file which is one long line can be shown: of a line that changes, the part
  /// that does stays, with a little around it.
  package static func abridged(_ lines: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      // A last line without a line end has its mark between the two.
      let mark = index < lines.count && lines[index] == noNewline ? 1 : 0
      let next = index + mark
      guard line.first == "-", next < lines.count, lines[next].first == "+", isLong(line) || isLong(lines[next]) else {
        result.append(cutEnd(line))
        continue
      }
      let pair = cut(Array(line.dropFirst()), Array(lines[next].dropFirst()))
      result += ["-" + cutEnd(pair.old)] + lines[index..<next] + ["+" + cutEnd(pair.new)]
      index = next + 1
    }
    return result
  }

  private static func isLong(_ line: String) -> Bool { line.utf8.count > longestLine }

  private static func cutEnd(_ line: String) -> String {
    guard isLong(line), line.count > longestLine else { return line }
    return "\(line.prefix(longestLine))\(mark(line.count - longestLine))"
  }

  /// Both lines without what they have in common at their ends.
  private static func cut(_ old: [Character], _ new: [Character]) -> (old: String, new: String) {
    let shorter = min(old.count, new.count)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = min(zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count, shorter - start)
    let head = max(0, start - surroundings)
    let tail = max(0, end - surroundings)
    func part(_ line: [Character]) -> String {
      (head > 0 ? mark(head) : "") + String(line[head..<(line.count - tail)]) + (tail > 0 ? mark(tail) : "")
    }
    return (part(old), part(new))
  }

  private static func mark(_ count: Int) -> String { "[… \(count) characters …]" }
}
