/// Why a text is not acceptable JSON, or a value has no canonical form.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct JSONError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package struct Code: Sendable, Hashable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The bytes do not follow the grammar of RFC 8259.
    package static let syntax = Code("syntax")
    /// The bytes are not well-formed UTF-8, or an escape names a lone surrogate.
    package static let encoding = Code("encoding")
    /// An object has a member name twice, compared after unescaping.
    package static let duplicateName = Code("duplicateName")
    /// The text is longer than the limit.
    package static let tooLarge = Code("tooLarge")
    /// The nesting is deeper than the limit.
    package static let tooDeep = Code("tooDeep")
    /// A number has no exact or no finite double, so it has no canonical form.
    package static let inexactNumber = Code("inexactNumber")
  }

  package let code: Code
  /// Where the fault is, in bytes from the start of the text; nil where a value, not a text, is at fault.
  package let offset: Int?
  private let reason: String

  package var description: String {
    offset.map { "\(reason) at byte \($0)" } ?? reason
  }

  static func syntax(_ reason: String, at offset: Int) -> JSONError {
    JSONError(code: .syntax, offset: offset, reason: reason)
  }

  static func encoding(_ reason: String, at offset: Int) -> JSONError {
    JSONError(code: .encoding, offset: offset, reason: reason)
  }

  static func duplicateName(_ name: String, at offset: Int) -> JSONError {
    JSONError(code: .duplicateName, offset: offset, reason: "name `\(name.prefix(64))` stands twice in one object")
  }

  static func tooLarge(_ count: Int, limit: Int) -> JSONError {
    JSONError(code: .tooLarge, offset: nil, reason: "text of \(count) bytes is over the limit of \(limit)")
  }

  static func tooDeep(limit: Int, at offset: Int) -> JSONError {
    JSONError(code: .tooDeep, offset: offset, reason: "nesting is deeper than \(limit) levels")
  }

  static func inexactNumber(_ lexeme: String) -> JSONError {
    JSONError(
      code: .inexactNumber,
      offset: nil,
      reason: "number `\(lexeme.prefix(64))` has no exact double, send it as a string"
    )
  }
}

extension JSONError: Equatable {
  package static func == (left: JSONError, right: JSONError) -> Bool { left.code == right.code }
}
