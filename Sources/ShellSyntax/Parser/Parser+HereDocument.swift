extension HereDocument {
  /// Stands in the table where a line was not completed.
  static let missing = HereDocument(delimiter: [], isQuoted: true, body: [], error: nil, unreadable: [], range: 0..<0)
}

extension Parser {
  /// Notes a here-document whose body begins after the next newline.
  mutating func announce(_ word: Word, stripsTabs: Bool) throws(ShellSyntaxError) -> Int {
    guard let delimiter = word.constant else {
      throw .unsupported("an expansion as the delimiter of a here-document", at: word.range.lowerBound)
    }
    // No line is ever such a delimiter, so that the document goes on to the end.
    if delimiter.contains(Byte.newline) || (stripsTabs && delimiter.first == Byte.tab) {
      throw .unsupported("a delimiter of a here-document that no line can be", at: word.range.lowerBound)
    }
    let isQuoted = word.parts.contains { $0.quoting.isQuoted }
    let index = budget.hereDocuments.count
    budget.hereDocuments.append(nil)
    hasDocumentInSubstitution = openSubstitutions > 0
    pending.append(
      PendingHereDocument(index: index, delimiter: delimiter, isQuoted: isQuoted, stripsTabs: stripsTabs)
    )
    return index
  }

  /// At the end of the text: bash warns of documents without a body, and takes them as empty.
  mutating func finishHereDocuments() throws(ShellSyntaxError) {
    let due = pending
    pending = []
    for document in due { try readHereDocument(document) }
  }

  /// Reads lines up to the delimiter or the end, then what is in them.
  mutating func readHereDocument(_ document: PendingHereDocument) throws(ShellSyntaxError) {
    let start = position
    var text: [UInt8] = []
    var places: [Int] = []
    var bodyEnd = position
    while position < end {
      bodyEnd = position
      let line = takeLine(document)
      if line.isDelimiter { break }
      bodyEnd = position
      if document.stripsTabs {
        text += bytes[line.start..<position]
        places += (line.start..<position).map { offset($0) }
      }
    }
    places.append(offset(bodyEnd))
    let (body, error) =
      document.stripsTabs
      ? hereDocumentBody(text, places, document) : hereDocumentBody(start..<bodyEnd, document)
    budget.hereDocuments[document.index] = HereDocument(
      delimiter: document.delimiter,
      isQuoted: document.isQuoted,
      body: body,
      error: error,
      unreadable: error == nil ? [] : document.stripsTabs ? text : Array(bytes[start..<bodyEnd]),
      // With a backslash or a newline at the very end, which belong to the body.
      range: offset(start)..<max(offset(start), offset(position))
    )
    try countNode()
  }

  /// Steps over one line with its newline. In an unquoted document a backslash joins the next line to it, before it is
  /// compared with the delimiter; leading tabs are taken off the joined line.
  private mutating func takeLine(_ document: PendingHereDocument) -> (start: Int, isDelimiter: Bool) {
    if document.stripsTabs {
      while raw == Byte.tab { advance() }
    }
    let start = position
    var line: [UInt8] = []
    while let byte = raw, byte != Byte.newline {
      advance()
      if byte == Byte.backslash, !document.isQuoted {
        if raw == Byte.newline {
          advance()
          continue
        }
        line.append(byte)
        guard let next = raw, next != Byte.newline else { continue }
        advance()
        line.append(next)
        continue
      }
      line.append(byte)
    }
    if line == document.delimiter {
      if raw == Byte.newline { advance() }
      return (start, true)
    }
    // Inside `$(…)` bash also takes `EOF)` for the delimiter and goes on at the parenthesis.
    if openSubstitutions > 0, line.starts(with: document.delimiter),
      line.dropFirst(document.delimiter.count).contains(Byte.closeParenthesis),
      bytes[start..<position].starts(with: document.delimiter)
    {
      position = start + document.delimiter.count
      return (start, true)
    }
    if raw == Byte.newline { advance() }
    return (start, false)
  }

  /// The body where it stands in the text as it is.
  private mutating func hereDocumentBody(
    _ place: Range<Int>,
    _ document: PendingHereDocument
  ) -> ([WordPart], ShellSyntaxError?) {
    if document.isQuoted {
      return (quotedBody(Array(bytes[place]), offset(place.lowerBound)..<offset(place.upperBound)), nil)
    }
    let outer = (position, end, pending, openSubstitutions, hasDocumentInSubstitution)
    (position, end, pending, openSubstitutions, hasDocumentInSubstitution) =
      (place.lowerBound, place.upperBound, [], 0, false)
    let count = bytes.count
    defer {
      (position, end, pending, openSubstitutions, hasDocumentInSubstitution) = outer
      // Aliases in the body may have made the text longer.
      position += bytes.count - count
      end += bytes.count - count
    }
    return parseHereDocumentText()
  }

  /// The body where its tabs had to be taken away first.
  private mutating func hereDocumentBody(
    _ text: [UInt8],
    _ places: [Int],
    _ document: PendingHereDocument
  ) -> ([WordPart], ShellSyntaxError?) {
    guard let first = places.first, let last = places.last else { return ([], nil) }
    if document.isQuoted { return (quotedBody(text, first..<max(first, last)), nil) }
    var inner = Parser(bytes: text, options: options, offsets: places, budget: budget)
    inner.extendedPatterns = extendedPatterns
    inner.aliases = aliases
    let result = inner.parseHereDocumentText()
    budget = inner.budget
    return result
  }

  private func quotedBody(_ text: [UInt8], _ range: Range<Int>) -> [WordPart] {
    [WordPart(kind: .literal(text), quoting: .single, range: range)]
  }

  private mutating func parseHereDocumentText() -> ([WordPart], ShellSyntaxError?) {
    let depth = budget.depth
    var builder = PartBuilder()
    do {
      try parseText(.hereDocument, opener: position, into: &builder)
    } catch {
      budget.depth = depth
      builder.flush()
      return (builder.parts, error)
    }
    builder.flush()
    return (builder.parts, nil)
  }
}
