/// Reads shell text one complete line after the other, as bash reads and runs it: what one line changes in the aliases holds
/// for how the next is read.
package struct ShellLineReader {
  private var parser: Parser
  private var refusal: ShellSyntaxError?
  private var isDone = false
  private var taken = 0
  /// Whether an error ended the reading.
  package private(set) var hasFailed = false

  /// A line, or why there is none.
  package enum Line: Sendable {
    case commands(CommandList)
    case error(ShellSyntaxError)
  }

  package init(_ bytes: [UInt8], options: ParseOptions = ParseOptions()) {
    if bytes.count > options.maximumSize {
      refusal = .tooLarge(bytes.count, limit: options.maximumSize)
    } else if let nul = bytes.firstIndex(of: 0) {
      refusal = .nul(at: nul)
    }
    parser = Parser(bytes: refusal == nil ? bytes : [], options: options)
  }

  /// The next line; nil at the end, and after an error.
  ///
  /// - Parameter aliases: the aliases that hold now.
  package mutating func next(aliases: [[UInt8]: [UInt8]]) -> Line? {
    if isDone { return nil }
    isDone = true
    if let refusal {
      hasFailed = true
      return .error(refusal)
    }
    parser.aliases = aliases
    let start = parser.position
    do {
      guard let items = try parser.parseNextLine() else { return nil }
      isDone = false
      let lower = parser.offset(start)
      return .commands(CommandList(items: items, range: lower..<max(lower, parser.offset(parser.position))))
    } catch {
      hasFailed = true
      return .error(error)
    }
  }

  /// The here-documents that were read since they were last asked for: `Redirection.Target.hereDocument` counts them from
  /// the first one of the text.
  package mutating func takeHereDocuments() -> [HereDocument] {
    let all = parser.budget.hereDocuments
    defer { taken = all.count }
    return all[min(taken, all.count)...].map { $0 ?? HereDocument.missing }
  }
}
