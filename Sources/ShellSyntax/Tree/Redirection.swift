/// One redirection of a command.
package struct Redirection: Sendable, Equatable {
  package enum Operator: String, Sendable {
    case input = "<"
    case output = ">"
    case append = ">>"
    case readWrite = "<>"
    case clobber = ">|"
    case duplicateInput = "<&"
    case duplicateOutput = ">&"
    case outputAndError = "&>"
    case appendOutputAndError = "&>>"
    case hereDocument = "<<"
    case hereDocumentWithoutTabs = "<<-"
    case hereString = "<<<"
  }

  /// What is redirected.
  package enum Descriptor: Sendable, Equatable {
    /// 0 or 1, as the operator has it.
    case standard
    case number(Int)
    /// `{name}>file`: bash picks a number and stores it in the variable.
    case variable(String)
  }

  package enum Target: Sendable, Equatable {
    case word(Word)
    /// An index into `ParseResult.hereDocuments`.
    case hereDocument(Int)
  }

  package let descriptor: Descriptor
  package let operation: Operator
  package let target: Target
  package let range: Range<Int>
}

/// The body of `<<` or `<<-`.
package struct HereDocument: Sendable, Equatable {
  /// The delimiter after quote removal.
  package let delimiter: [UInt8]
  /// Whether the delimiter was quoted, so that the body is taken as it is.
  package let isQuoted: Bool
  /// The body: one literal where quoted, else text with expansions, all in double quotes.
  package let body: [WordPart]
  /// What is wrong in the body's expansions: bash finds it only when it runs the command.
  package let error: ShellSyntaxError?
  /// Where there is an error, the whole body as it stands, without the tabs that `<<-` takes off; else empty.
  package let unreadable: [UInt8]
  /// From the first byte of the body to the end of the delimiter's line.
  package let range: Range<Int>
}
