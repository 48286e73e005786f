import CanonicalJSON
import Testing

/// The examples of RFC 8785 sections 3.2.2 and 3.2.3.
@Suite struct CanonicalFormTests {
  @Test func exampleOfSection322() throws {
    let input = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(String(decoding: try JSON.parse(input).canonicalized(), as: UTF8.self) == expected)
  }

  /// Members sort by UTF-16 code units: the surrogates of U+1F600 come before U+FB33.
  @Test func membersSortByCodeUnits() throws {
    let input = #"""
      {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
       "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}
      """#
    let canonical = try JSON.parse(try JSON.parse(input).canonicalized())
    let expected = [
      "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]
    #expect(canonical.objectValue?.members.map(\.value.stringValue) == expected)
  }

  @Test func canonicalFormIsItsOwnCanonicalForm() throws {
    let once = try JSON.parse(#"{"b":[1.50,{"z":"\u0007","a":-0}],"a":1e2}"#).canonicalized()
    #expect(try JSON.parse(once).canonicalized() == once)
    #expect(String(decoding: once, as: UTF8.self) == #"{"a":100,"b":[1.5,{"a":0,"z":"\u0007"}]}"#)
  }

  /// Two inputs must not share a digest because a number was rounded.
  @Test(arguments: ["9007199254740992", "-9007199254740993", "18446744073709551616", "1e400", "-1e309", "60e16"])
  func inexactNumbersAreRefused(lexeme: String) {
    #expect(throws: JSONError.self) { try JSON.parse(lexeme).canonicalized() }
  }

  @Test func largestExactIntegersAreKept() throws {
    let text = "[9007199254740991,-9007199254740991]"
    #expect(try JSON.parse(text).canonicalized() == Array(text.utf8))
  }
}
