/// Reads a command line as bash 5.2 reads the argument of `bash -c`.
package enum ShellParser {
  /// The tree of `bytes`.
  ///
  /// Nothing is thrown: bash reads and runs one complete line after the other, so the lines before a syntax error have been
  /// run when bash meets it. They are in the result beside the error.
  package static func parse(_ bytes: [UInt8], options: ParseOptions = ParseOptions()) -> ParseResult {
    guard bytes.count <= options.maximumSize else {
      return ParseResult(error: .tooLarge(bytes.count, limit: options.maximumSize))
    }
    if let nul = bytes.firstIndex(of: 0) { return ParseResult(error: .nul(at: nul)) }
    var parser = Parser(bytes: bytes, options: options)
    return parser.parseProgram()
  }

  /// The tree of `text`.
  package static func parse(_ text: String, options: ParseOptions = ParseOptions()) -> ParseResult {
    parse(Array(text.utf8), options: options)
  }
}

/// What is known after parsing: the complete lines, and the error that ended the reading where there was one.
package struct ParseResult: Sendable, Equatable {
  /// The commands of every complete line before the error, or of all lines.
  package let list: CommandList
  /// Why the rest could not be read, nil where all was.
  package let error: ShellSyntaxError?
  /// The bodies to which `Redirection.Target.hereDocument` points, for the whole tree.
  package let hereDocuments: [HereDocument]
  /// How many bytes were looked at, looks ahead and second readings included: a measure of work that a test can hold to a
  /// multiple of the text's length.
  package let work: Int

  init(list: CommandList, error: ShellSyntaxError?, hereDocuments: [HereDocument], work: Int) {
    self.list = list
    self.error = error
    self.hereDocuments = hereDocuments
    self.work = work
  }

  init(error: ShellSyntaxError) {
    self.init(list: CommandList(items: [], range: 0..<0), error: error, hereDocuments: [], work: 0)
  }
}
