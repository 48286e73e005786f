/// Words as they stand in the source, with the commands inside them printed.
extension TreeWriter {
  /// The text at `place` with the substitutions among `parts` laid out anew; nil where it is not to be taken.
  func spelt(_ place: Range<Int>, _ parts: [WordPart]) -> [UInt8]? {
    guard case .source(let text) = spelling, place.lowerBound >= 0, place.upperBound <= text.count else { return nil }
    var result: [UInt8] = []
    var position = place.lowerBound
    for part in Self.substitutions(in: parts) {
      guard part.range.lowerBound >= position, part.range.upperBound <= place.upperBound else { continue }
      // What stands in backticks or begins like arithmetic bash does not read before it runs it.
      let head = text[part.range.lowerBound..<min(part.range.lowerBound + 3, part.range.upperBound)]
      if head.first == Byte.backtick || head.dropFirst().elementsEqual([Byte.openParenthesis, Byte.openParenthesis]) {
        continue
      }
      result += text[position..<part.range.lowerBound]
      result += apart { $0.write(part, in: .word) }.bytes
      position = part.range.upperBound
    }
    result += text[position..<place.upperBound]
    // A lone backslash at the very end of the text would quote what follows here.
    let isLast = place.upperBound == text.count
    if isLast, text[place].reversed().prefix(while: { $0 == Byte.backslash }).count % 2 == 1 {
      result.append(Byte.backslash)
    }
    return result
  }

  /// The `((…))` that stands somewhere in `place`, up to the last `))` of it.
  func speltArithmetic(_ place: Range<Int>, _ parts: [WordPart]) -> [UInt8]? {
    guard case .source(let text) = spelling, place.lowerBound >= 0, place.upperBound <= text.count,
      let open = text[place].firstIndex(of: Byte.openParenthesis),
      let close = text[place].lastIndex(of: Byte.closeParenthesis), open < close
    else { return nil }
    return spelt(open..<close + 1, parts)
  }

  /// The outermost command and process substitutions in their order.
  private static func substitutions(in parts: [WordPart]) -> [WordPart] {
    parts.flatMap { part -> [WordPart] in
      switch part.kind {
      case .literal: []
      case .command, .process: [part]
      case .parameter(let expansion): substitutions(in: (expansion.index ?? []) + expansion.operand)
      case .arithmetic(let parts), .index(let parts): substitutions(in: parts)
      case .array(let words): words.flatMap { substitutions(in: $0.parts) }
      }
    }
  }
}
