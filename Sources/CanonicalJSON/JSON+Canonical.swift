extension JSON {
  /// The canonical bytes of RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, numbers as
  /// ECMAScript writes them, no white space.
  ///
  /// - Throws: `JSONError.inexactNumber` for an integer (as read or as written) beyond ±(2⁵³−1) or a magnitude beyond the doubles: such a number is
  ///   refused, not rounded, because two different inputs would get one digest (RFC 7493 section 2.2).
  package func canonicalized() throws(JSONError) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(try canonicalValue())
    return writer.output
  }

  /// The value with its members sorted and its numbers rewritten; `serialized()` of it is the canonical form.
  private func canonicalValue() throws(JSONError) -> JSON {
    switch self {
    case .null, .bool, .string: return self
    case .number(let number): return .number(try number.canonical())
    case .array(let elements):
      var canonical: [JSON] = []
      canonical.reserveCapacity(elements.count)
      for element in elements { canonical.append(try element.canonicalValue()) }
      return .array(canonical)
    case .object(let object):
      var members: [JSONObject.Member] = []
      members.reserveCapacity(object.count)
      for member in object.members {
        members.append(.init(name: member.name, value: try member.value.canonicalValue()))
      }
      members.sort { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      return .object(JSONObject(uniqueMembers: members))
    }
  }
}

extension JSONNumber {
  private static let largestExactInteger: Double = 9_007_199_254_740_991

  func canonical() throws(JSONError) -> JSONNumber {
    let value = double
    guard let text = ECMAScriptNumber.text(of: value) else { throw .inexactNumber(lexeme) }
    let canonical = JSONNumber(checkedLexeme: text)
    // Both sides count: `60e16` is written as the integer 600000000000000000, which nobody could read back exactly.
    if isInteger || canonical.isInteger, value.magnitude > Self.largestExactInteger { throw .inexactNumber(lexeme) }
    return canonical
  }
}
