@testable import ShellSyntax

/// Goes over a tree and reads the text of each node again.
struct RangeReader {
  let text: [UInt8]
  private(set) var problems: [String] = []
  private var count = 0

  init(text: [UInt8]) { self.text = text }

  /// How many nodes were read.
  mutating func read() -> Int {
    let result = ShellParser.parse(text)
    visit(result.list, in: 0..<text.count)
    return count
  }

  private mutating func visit(_ node: Any, in outer: Range<Int>) {
    // In backticks places are those of the text with its backslashes, which reads otherwise.
    if let substitution = node as? CommandSubstitution, text[outer].first == UInt8(ascii: "`") {
      return checkInside(substitution.list, outer)
    }
    let mirror = Mirror(reflecting: node)
    var inner = outer
    if let range = mirror.children.first(where: { $0.label == "range" })?.value as? Range<Int> {
      guard range.lowerBound >= outer.lowerBound, range.upperBound <= outer.upperBound else {
        problems.append("\(type(of: node)) at \(range) is outside of \(outer)")
        return
      }
      inner = range
      check(node, range)
    }
    if case let command as Command = node { inner = command.range }
    for child in mirror.children { visit(child.value, in: inner) }
  }

  private mutating func checkInside(_ list: CommandList, _ outer: Range<Int>) {
    if list.range.lowerBound < outer.lowerBound || list.range.upperBound > outer.upperBound {
      problems.append("list at \(list.range) is outside of \(outer)")
    }
  }

  private mutating func check(_ node: Any, _ range: Range<Int>) {
    let slice = Array(text[range])
    switch node {
    case let item as ListItem: expect(item, reads(slice).items.first, slice)
    case let pipeline as Pipeline: expect(pipeline, reads(slice).items.first?.first, slice)
    case let command as SimpleCommand:
      expect(Command.simple(command), reads(slice).items.first?.first.commands.first, slice)
    case let function as FunctionDefinition:
      expect(Command.function(function), reads(slice).items.first?.first.commands.first, slice)
    case let redirection as Redirection: expect(redirection, simple(slice)?.redirections.first, slice)
    case let assignment as Assignment: expect(assignment, simple(slice)?.assignments.first, slice)
    case let word as Word where word.isPlain: expect(word, simple(Array(": ".utf8) + slice)?.words.last, slice)
    case let part as WordPart where part.isExpansion:
      let quote = part.quoting.isQuoted ? "\"" : ""
      let again = simple(Array(": \(quote)".utf8) + slice + Array(quote.utf8))?.words.last?.parts.first?.kind
      expect(part.kind, again, slice)
    default: break
    }
  }

  private func reads(_ text: [UInt8]) -> CommandList {
    ShellParser.parse(text, options: ParseOptions(extendedPatterns: true)).list
  }

  private func simple(_ text: [UInt8]) -> SimpleCommand? {
    guard case .simple(let command)? = reads(text).items.first?.first.commands.first else { return nil }
    return command
  }

  /// Here-documents stand behind the line, so that they are left out.
  private mutating func expect(_ node: Any, _ again: Any?, _ slice: [UInt8]) {
    count += 1
    let found = again.map { Shape.of($0, []) }
    if Shape.of(node, []) != found {
      problems.append(
        "\(type(of: node)) is read from \(PrinterTests.show(slice)): \(Shape.of(node, [])), \(found ?? "")"
      )
    }
  }
}

extension Word {
  /// Whether it is read in the same way as an argument.
  fileprivate var isPlain: Bool {
    !parts.isEmpty
      && !parts.contains {
        switch $0.kind {
        case .array, .index: true
        case .literal(let text): $0.quoting == .none && text.contains { Byte.isMeta($0) || $0 == Byte.backslash }
        default: false
        }
      }
  }
}

extension WordPart {
  fileprivate var isExpansion: Bool {
    switch kind {
    case .parameter, .command, .arithmetic, .process: true
    default: false
    }
  }
}
