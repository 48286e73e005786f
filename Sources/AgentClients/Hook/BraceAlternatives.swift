/// The alternatives that braces in a pattern stand for: `{a,b}c` is `ac` and `bc`, nested ones included.
enum BraceAlternatives {
  /// The longest pattern that is looked at, in bytes: looking for partners takes time with its square.
  private static let longestPattern = 1_024

  /// Every alternative in order; nil where there are more than `limit`, or the pattern is too long. Braces without a partner
  /// stand for themselves.
  static func expand(_ pattern: some Collection<UInt8>, limit: Int) -> [[UInt8]]? {
    guard pattern.count <= longestPattern else { return nil }
    var pending: [[UInt8]] = [Array(pattern)]
    var done: [[UInt8]] = []
    while let next = pending.popLast() {
      guard let group = firstGroup(next) else {
        done.append(next)
        guard done.count <= limit else { return nil }
        continue
      }
      guard pending.count + group.parts.count <= limit else { return nil }
      for part in group.parts.reversed() {
        pending.append(Array(next[..<group.range.lowerBound]) + part + Array(next[group.range.upperBound...]))
      }
    }
    return done
  }

  /// The first pair of braces with the parts between its commas.
  private static func firstGroup(_ pattern: [UInt8]) -> (range: Range<Int>, parts: [[UInt8]])? {
    var searchFrom = 0
    while let start = openBrace(pattern, from: searchFrom) {
      if let group = group(pattern, at: start) { return group }
      searchFrom = start + 1
    }
    return nil
  }

  private static func openBrace(_ pattern: [UInt8], from: Int) -> Int? {
    var place = from
    while place < pattern.count {
      if pattern[place] == UInt8(ascii: "\\") {
        place += 1
      } else if pattern[place] == UInt8(ascii: "{") {
        return place
      }
      place += 1
    }
    return nil
  }

  private static func group(_ pattern: [UInt8], at start: Int) -> (range: Range<Int>, parts: [[UInt8]])? {
    var depth = 0
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var place = start + 1
    while place < pattern.count {
      let byte = pattern[place]
      switch byte {
      case UInt8(ascii: "\\"):
        part.append(byte)
        place += 1
        if place < pattern.count { part.append(pattern[place]) }
      case UInt8(ascii: ",") where depth == 0:
        parts.append(part)
        part = []
      case UInt8(ascii: "}") where depth == 0: return (start..<(place + 1), parts + [part])
      default:
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        part.append(byte)
      }
      place += 1
    }
    return nil
  }
}
