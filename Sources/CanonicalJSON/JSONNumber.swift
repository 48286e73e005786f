/// A JSON number as its source text.
///
/// Converting to `Double` and back loses digits and turns `1e400` into infinity; keeping the lexeme makes the value exactly
/// what the sender wrote. Equality compares lexemes: `1` and `1.0` are different here.
package struct JSONNumber: Sendable, Hashable {
  /// The number as written, in the grammar of RFC 8259 section 6.
  package let lexeme: String

  /// Takes text that the parser has already checked against the grammar.
  init(checkedLexeme: String) { lexeme = checkedLexeme }

  package init(_ value: Int) { lexeme = String(value) }

  /// The finite value in its shortest form that reads back the same (RFC 8785 section 3.2.2.3); nil for infinities and NaN.
  package init?(_ value: Double) {
    guard let text = ECMAScriptNumber.text(of: value) else { return nil }
    lexeme = text
  }

  /// The value where the lexeme is an integer without fraction and exponent that fits, else nil.
  package var int: Int? { isInteger ? Int(lexeme) : nil }

  /// The nearest IEEE 754 double; infinite where the magnitude is too large.
  package var double: Double { Double(lexeme) ?? .nan }

  /// Whether the lexeme has neither a fraction nor an exponent.
  package var isInteger: Bool { !lexeme.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } }
}
