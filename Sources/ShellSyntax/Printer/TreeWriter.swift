/// The text so far, and what has to follow.
struct TreeWriter {
  let hereDocuments: [HereDocument]
  let spelling: ShellPrinter.Spelling
  private(set) var bytes: [UInt8] = []
  /// Here-documents whose bodies come behind the next newline.
  var due: [(index: Int, stripsTabs: Bool)] = []
  /// Whether it is the text of `$(…)` or `<(…)`, in which no semicolon may stand behind a here-document.
  private var isSubstituted = false
  /// Whether here-documents were written.
  private var hasDocuments = false
  /// Whether the text ends inside a here-document that only the end of the text ends.
  private(set) var isOpen = false

  init(hereDocuments: [HereDocument], spelling: ShellPrinter.Spelling) {
    self.hereDocuments = hereDocuments
    self.spelling = spelling
  }

  mutating func write(_ text: String) { bytes += text.utf8 }
  mutating func write(_ byte: UInt8) { bytes.append(byte) }
  mutating func write(_ more: [UInt8]) { bytes += more }
  mutating func removeLast() { _ = bytes.popLast() }

  /// What another writer makes of a part that stands in this text.
  ///
  /// - Parameter isSubstituted: whether the part is what stands between the parentheses of a substitution.
  func apart(isSubstituted: Bool = false, _ body: (inout TreeWriter) -> Void) -> TreeWriter {
    var inner = TreeWriter(hereDocuments: hereDocuments, spelling: spelling)
    inner.isSubstituted = isSubstituted
    body(&inner)
    return inner
  }
}

// MARK: Lists

extension TreeWriter {
  /// A whole text, or that of a substitution, which something `closes`.
  mutating func writeProgram(_ list: CommandList, closes: Bool = false) {
    for (index, item) in list.items.enumerated() {
      if index > 0, bytes.last != Byte.newline { writeSeparator(behind: list.items[index - 1]) }
      write(item)
      // `extglob` is in force from the next line on.
      if item.setsExtendedPatterns, index + 1 < list.items.count {
        writeDueHereDocuments()
        if bytes.last != Byte.newline { write(Byte.newline) }
      }
    }
    // A lone `!` or `time` needs something that ends it.
    if closes, list.endsBare { needsNewline ? write(Byte.newline) : write(Byte.semicolon) }
    writeDueHereDocuments()
  }

  /// The commands with what ends each of them, also the last: what may stand before a reserved word.
  mutating func writeTerminated(_ list: CommandList) {
    for item in list.items {
      write(item)
      writeSeparator(behind: item)
    }
  }

  /// What ends an and-or list that is not the last of its line.
  private mutating func writeSeparator(behind item: ListItem) {
    if item.background { return write(Byte.space) }
    // Bash lays newlines inside a substitution out as such.
    if isSource, item.range.upperBound == item.lastPipeline.range.upperBound {
      return due.isEmpty ? write(Byte.newline) : writeDueHereDocuments()
    }
    guard needsNewline else { return write("; ") }
    due.isEmpty ? write(Byte.newline) : writeDueHereDocuments()
  }

  /// Whether a semicolon here would be lost: bash forgets it behind a here-document of the same substitution.
  private var needsNewline: Bool { isSubstituted && (hasDocuments || !due.isEmpty) }

  /// The commands as they may stand before a parenthesis or `;;`.
  mutating func writeEnclosed(_ list: CommandList) {
    for (index, item) in list.items.enumerated() {
      if index > 0 { writeSeparator(behind: list.items[index - 1]) }
      write(item)
    }
  }

  private mutating func write(_ item: ListItem) {
    write(item.first)
    for link in item.rest {
      write(link.condition == .and ? " && " : " || ")
      write(link.pipeline)
    }
    if item.background { write(" &") }
  }

  private mutating func write(_ pipeline: Pipeline) {
    if pipeline.timed { write(pipeline.timedPortably ? "time -p" : "time") }
    if pipeline.negated { write(pipeline.timed ? " !" : "!") }
    // Nothing at all would be no command.
    if pipeline.commands.isEmpty, !pipeline.timed, !pipeline.negated { write("! !") }
    for (index, command) in pipeline.commands.enumerated() {
      if index > 0 {
        write(pipeline.errorsPiped.contains(index - 1) ? " |& " : " | ")
      } else if pipeline.timed || pipeline.negated {
        write(Byte.space)
      }
      write(command, behindTime: index == 0 && pipeline.timed && !pipeline.negated)
    }
  }
}

// MARK: Here-documents

extension TreeWriter {
  /// Ends the line and writes the bodies that belong behind it.
  mutating func writeDueHereDocuments() {
    let documents = due
    due = []
    guard !documents.isEmpty else { return }
    hasDocuments = true
    write(Byte.newline)
    for (index, stripsTabs) in documents where hereDocuments.indices.contains(index) && !isOpen {
      let document = hereDocuments[index]
      let start = bytes.count
      writeBody(document, stripsTabs: stripsTabs)
      isOpen = bytes.count > start && bytes.last != Byte.newline
      if !isOpen, !isSource {
        // The same word at the beginning of a line may end a document around this one.
        if stripsTabs { write(Byte.tab) }
        write(document.delimiter)
        write(Byte.newline)
      }
    }
  }

  private var isSource: Bool { if case .source = spelling { true } else { false } }

  private mutating func writeBody(_ document: HereDocument, stripsTabs: Bool) {
    if case .source(let text) = spelling, text.indices.contains(document.range.lowerBound) {
      let lines = Array(text[document.range.clamped(to: 0..<text.count)])
      write(lines)
      // The line of the delimiter may have been the last of the text.
      let last = lines.lastIndex(of: Byte.newline).map { lines[($0 + 1)...] } ?? lines[...]
      if last.drop(while: { stripsTabs && $0 == Byte.tab }).elementsEqual(document.delimiter) { write(Byte.newline) }
      return
    }
    guard document.error == nil else { return write(document.unreadable) }
    for part in document.body {
      if document.isQuoted, case .literal(let text) = part.kind { write(text) } else { write(part, in: .document) }
    }
  }
}
