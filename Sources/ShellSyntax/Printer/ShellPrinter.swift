/// Writes a syntax tree as shell text that bash reads as the same tree.
///
/// The text is one line wherever there is no here-document: bash takes the body of one from the lines behind. The same tree
/// gives the same text. What the tree does not keep is not printed: comments, blanks, which of two spellings a command
/// substitution or a number in a redirection had.
package enum ShellPrinter {
  /// How words are written.
  package enum Spelling: Sendable {
    /// From the tree alone, each part in the shortest quotes of its own kind.
    case canonical
    /// As they stand in this text, from which the tree was read; only the commands inside them are laid out anew. Not for
    /// trees with aliases expanded, whose words stand nowhere.
    case source([UInt8])
  }

  /// The text of everything that was read.
  package static func print(_ result: ParseResult, spelling: Spelling = .canonical) -> [UInt8] {
    print(result.list, hereDocuments: result.hereDocuments, spelling: spelling)
  }

  /// The text of some of the commands.
  ///
  /// - Parameter hereDocuments: all those of the whole tree, to which redirections point by number.
  package static func print(
    _ list: CommandList,
    hereDocuments: [HereDocument] = [],
    spelling: Spelling = .canonical
  ) -> [UInt8] {
    var writer = TreeWriter(hereDocuments: hereDocuments, spelling: spelling)
    writer.writeProgram(list)
    return writer.bytes
  }

  /// The text of one command.
  package static func print(
    _ command: Command,
    hereDocuments: [HereDocument] = [],
    spelling: Spelling = .canonical
  ) -> [UInt8] {
    var writer = TreeWriter(hereDocuments: hereDocuments, spelling: spelling)
    writer.write(command)
    writer.writeDueHereDocuments()
    return writer.bytes
  }
}
