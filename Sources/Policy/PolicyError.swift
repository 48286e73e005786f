/// Why a policy cannot be used.
package struct PolicyError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable {
    /// The text is no YAML, or YAML that is refused: aliases, several documents, too large.
    case yaml
    /// A key, a value or a type that the pack form does not have.
    case form
    /// A pattern that cannot be compiled.
    case pattern
    /// Parents that are unknown, circular, or too many.
    case inheritance
    /// An example of a rule that does not hold.
    case example
    /// A file that cannot be read.
    case file
  }

  package let code: Code
  /// The file, and where known line and column, each from 1.
  package let place: SourcePlace
  private let reason: String

  package var description: String { "\(place): \(reason)" }

  init(_ code: Code, at place: SourcePlace, _ reason: String) {
    self.code = code
    self.place = place
    self.reason = reason
  }

  /// A policy file that is there and cannot be read.
  package static func unreadable(_ file: String, _ why: String) -> PolicyError {
    PolicyError(.file, at: SourcePlace(file: file), "cannot be read: \(why)")
  }

  /// A pack that was asked for and is not known.
  package static func unknownPack(_ id: String, in file: String, known: [String]) -> PolicyError {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    return PolicyError(.inheritance, at: SourcePlace(file: file), "unknown pack `\(id.prefix(64))`, known are \(list)")
  }
}

extension PolicyError: Equatable {
  package static func == (left: PolicyError, right: PolicyError) -> Bool { left.code == right.code }
}

/// A place in a file.
package struct SourcePlace: Sendable, Equatable, CustomStringConvertible {
  package let file: String
  /// From 1; nil where only the file is known.
  package let line: Int?
  package let column: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String {
    guard let line else { return file }
    return "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
  }
}
