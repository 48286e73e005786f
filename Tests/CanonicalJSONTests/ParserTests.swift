import CanonicalJSON
import Testing

@Suite struct ParserTests {
  /// What is read is what is written: order, lexemes, escapes that need none undone.
  @Test(arguments: [
    #"{"z":1,"a":2.50,"m":[1E5,-0,18446744073709551616]}"#, #"[]"#, #"{}"#, #""\u0000\"\\/é€😀""#, "null", "true",
    "-1.5e-7",
    #"{"":{"":[[[{}]]]}}"#,
  ])
  func lossless(text: String) throws {
    #expect(try JSON.parse(text).text == text)
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "'a'", "01", "1.", ".5", "+1", "1e", "-", "tru", "nul",
    "truee", "1 2", "[1 2]", "\"\u{01}\"", "\"a\nb\"", #""\x41""#, #""\u12""#, #""\u12G4""#, "\"abc", "NaN", "Infinity",
    "0x1",
    "\u{FEFF}1", "{\"a\":1]", "/* */1", "[1,,2]", "\u{0B}1", "1\u{0}",
  ])
  func syntaxErrors(text: String) {
    #expect(code(text) == .syntax)
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"name":1,"n\u0061me":2}"#, #"[{"x":{"é":1,"\u00e9":2}}]"#, #"{"":0,"":0}"#,
    #"{"/":1,"\/":2}"#,
  ])
  func duplicateNames(text: String) {
    #expect(code(text) == .duplicateName)
  }

  /// Canonically equivalent names are different names: only the bytes count.
  @Test func namesCompareByBytes() throws {
    let object = try #require(try JSON.parse("{\"K\":1,\"\u{212A}\":2,\"é\":3,\"e\u{301}\":4}").objectValue)
    #expect(object.count == 4)
    #expect(object["K"]?.intValue == 1)
    #expect(object["\u{212A}"]?.intValue == 2)
    #expect(JSON.string("K") != JSON.string("\u{212A}"))
  }

  @Test func duplicateAmongManyNames() {
    let names = (0..<5000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(code("{\(names)}") == nil)
    #expect(code("{\(names),\"k17\":1}") == .duplicateName)
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0x80, 0x22],
    ] as [[UInt8]]
  )
  func invalidUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError.encoding) { try JSON.parse(bytes) }
  }

  @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800x""#, #""\ud83d\ud83d""#])
  func loneSurrogates(text: String) {
    #expect(code(text) == .encoding)
  }

  @Test func surrogatePairs() throws {
    #expect(try JSON.parse(#""\ud83d\ude00\uD800\uDC00\udbff\udfff""#).stringValue == "😀\u{10000}\u{10FFFF}")
  }

  @Test func limits() {
    let limits = JSONLimits(maximumBytes: 100, maximumDepth: 3)
    #expect(throws: Never.self) { try JSON.parse("[[[1]]]", limits: limits) }
    #expect(throws: JSONError.tooDeep) { try JSON.parse("[[[[1]]]]", limits: limits) }
    #expect(throws: JSONError.tooDeep) { try JSON.parse(#"{"a":{"b":{"c":{}}}}"#, limits: limits) }
    #expect(throws: JSONError.tooLarge) { try JSON.parse(String(repeating: " ", count: 101), limits: limits) }
    #expect(code(String(repeating: "[", count: 1_000_000)) == .tooDeep)
  }

  /// Siblings do not add up to depth.
  @Test func depthIsGivenBack() {
    let limits = JSONLimits(maximumDepth: 2)
    #expect(throws: Never.self) { try JSON.parse("[[],[],[{}],{\"a\":[]}]", limits: JSONLimits(maximumDepth: 3)) }
    #expect(throws: Never.self) { try JSON.parse("[[],[],{},{}]", limits: limits) }
  }

  @Test func offsets() {
    #expect(throws: JSONError.syntax) { try JSON.parse("[1,x]") }
    do { _ = try JSON.parse("[1,x]") } catch { #expect(error.offset == 3) }
  }

  @Test func integers() throws {
    #expect(try JSON.parse("42").intValue == 42)
    #expect(try JSON.parse("-9223372036854775808").intValue == Int.min)
    #expect(try JSON.parse("9223372036854775808").intValue == nil)
    #expect(try JSON.parse("1.0").intValue == nil)
    #expect(try JSON.parse("1e2").intValue == nil)
  }

  private func code(_ text: String) -> JSONError.Code? {
    do {
      _ = try JSON.parse(text)
      return nil
    } catch {
      return error.code
    }
  }
}

extension JSONError {
  fileprivate static var encoding: JSONError { sample("\"\\ud800\"") }
  fileprivate static var syntax: JSONError { sample("") }
  fileprivate static var tooDeep: JSONError { sample("[[]]", JSONLimits(maximumDepth: 1)) }
  fileprivate static var tooLarge: JSONError { sample("[]", JSONLimits(maximumBytes: 1)) }

  /// An error of the code that this text gives; errors compare by code.
  private static func sample(_ text: String, _ limits: JSONLimits = .standard) -> JSONError {
    do {
      _ = try JSON.parse(text, limits: limits)
      Issue.record("`\(text)` is no sample of an error")
      return sample("")
    } catch {
      return error
    }
  }
}
