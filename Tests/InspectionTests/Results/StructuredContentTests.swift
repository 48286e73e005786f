import CanonicalJSON
import Inspection
import Testing

struct StructuredContentTests {
  static let secret = "hunter2-" + SecretSamples.body(12)

  static func filter(_ structured: JSON, texts: [String], schema: JSON? = nil) -> FilteredResult {
    let blocks = texts.map { text -> JSON in ["type": "text", "text": .string(text)] }
    return ResultFilter.apply(
      ["content": .array(blocks), "structuredContent": structured],
      options: ResultFilterOptions(outputSchema: schema)
    )
  }

  static let login: JSON = ["user": "me", "password": .string(secret), "tries": 3]

  /// However the server lays the text out, it says what the structure says, in the same layout.
  @Test(arguments: [
    (#"{"user":"me","password":"§","tries":3}"#, #"{"user":"me","password":"[redacted:password]","tries":3}"#),
    (
      #"{"user": "me", "password": "§", "tries": 3}"#, #"{"user": "me", "password": "[redacted:password]", "tries": 3}"#
    ),
    (
      "{\n  \"user\": \"me\",\n  \"password\": \"§\",\n  \"tries\": 3\n}",
      "{\n  \"user\": \"me\",\n  \"password\": \"[redacted:password]\",\n  \"tries\": 3\n}"
    ),
    (#"{"tries":3,"password":"§","user":"me"}"#, #"{"user":"me","password":"[redacted:password]","tries":3}"#),
  ])
  func mirrorKeepsInStep(text: String, expected: String) {
    let written = text.split(separator: "§", omittingEmptySubsequences: false).joined(separator: Self.secret)
    let filtered = Self.filter(Self.login, texts: [written])
    #expect(ResultFilterTests.text(of: filtered) == expected)
    #expect(filtered.result["structuredContent"]?["password"] == "[redacted:password]")
    #expect(filtered.result["structuredContent"]?["tries"] == 3)
  }

  @Test func mirrorsOfWrappedValues() {
    let list: JSON = ["result": [Self.login, ["user": "you", "password": "x", "tries": 1]]]
    let texts = [Self.login.text, #"{"user":"you","password":"x","tries":1}"#]
    let filtered = Self.filter(list, texts: texts)
    #expect(ResultFilterTests.text(of: filtered, 0) == #"{"user":"me","password":"[redacted:password]","tries":3}"#)
    #expect(ResultFilterTests.text(of: filtered, 1) == texts[1])
    let token = "gh" + "p_" + SecretSamples.body(36)
    let plain = Self.filter(["result": .string(token)], texts: [token])
    #expect(ResultFilterTests.text(of: plain) == "[redacted:github-token]")
    #expect(plain.result["structuredContent"] == ["result": "[redacted:github-token]"])
  }

  @Test func onlyStringsChange() {
    let value: JSON = [
      "password": 12_345_678, "pass": true, "token": nil, "secrets": [1, 2], "pin": 15, "nested": ["passwd": [:]],
    ]
    #expect(Self.filter(value, texts: []).result["structuredContent"] == value)
  }

  @Test func namesThatDifferInNothingVisibleStayTwo() {
    let filtered = Self.filter(.object(["a": 1, "a\u{200B}": 2]), texts: [])
    #expect(filtered.result["structuredContent"] == .object(["a": 1, "a'": 2]))
  }

  // MARK: Output schemas

  static func schema(_ password: JSON) -> JSON {
    [
      "type": "object", "properties": ["user": ["type": "string"], "password": password],
      "required": ["user", "password"],
    ]
  }

  @Test(arguments: [
    #"{"type": "string"}"#, #"{"type": ["string", "null"], "minLength": 3, "maxLength": 40}"#, "true",
    #"{"anyOf": [{"type": "string", "format": "date"}, {"type": "string"}]}"#, ##"{"$ref": "#/$defs/any"}"##,
    #"{"not": {"const": "x"}}"#, #"{"if": {"const": "x"}, "then": false}"#,
    #"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#,
    #"{"allOf": [{"type": "string"}, {"minLength": 1}]}"#,
  ])
  func staysValid(password: String) throws {
    let filtered = Self.filter(Self.login, texts: [], schema: try Self.withDefinitions(password))
    #expect(filtered.schema == .valid)
  }

  @Test(arguments: [
    (#"{"type": "string", "maxLength": 10}"#, "maxLength"), (#"{"type": "string", "pattern": "^h"}"#, "pattern"),
    (#"{"type": "string", "format": "uuid"}"#, "format"), (#"{"const": "x"}"#, "const"),
    (#"{"enum": ["x", "y"]}"#, "enum"),
    (#"{"minLength": 30}"#, "minLength"), (#"{"anyOf": [{"type": "null"}, {"maxLength": 5}]}"#, "anyOf"),
    (#"{"oneOf": [{"type": "string"}, {"minLength": 1}]}"#, "oneOf"), (#"{"not": {"type": "string"}}"#, "not"),
    (#"{"$ref": "https://example.com/s"}"#, "$ref"), (##"{"$ref": "#/properties/password"}"##, "too large"),
    ("false", "password"),
  ])
  func breaks(password: String, word: String) throws {
    let filtered = Self.filter(Self.login, texts: [], schema: try Self.withDefinitions(password))
    guard case .broken(let reason) = filtered.schema else {
      Issue.record("\(filtered.schema)")
      return
    }
    #expect(reason.contains(word) || word == "password", "\(reason)")
    // A client that checks the schema gets an error, which needs no structure.
    #expect(filtered.result["structuredContent"] == nil)
    #expect(filtered.result["isError"] == true)
    #expect(filtered.result["content"]?.arrayValue?.last?["text"]?.stringValue?.contains("left out") == true)
    let again = ResultFilter.apply(filtered.result, options: ResultFilterOptions(outputSchema: false))
    #expect(again.result == filtered.result)
  }

  static func withDefinitions(_ password: String) throws -> JSON {
    var schema = Self.schema(try JSON.parse(password)).objectValue ?? JSONObject()
    schema["$defs"] = ["any": ["type": "string"]]
    return .object(schema)
  }

  /// However many members become one name, and at what cost.
  @Test(.timeLimit(.minutes(10))) func manyNamesBecomeOne() {
    let hidden = ["\u{200B}", "\u{2060}", "\u{AD}", "\u{FEFF}"]
    let names = (0..<20_000).map { number -> String in
      var name = "a"
      for place in 0..<8 { name += hidden[(number >> (2 * place)) & 3] }
      return name
    }
    let object = JSONObject(names.map { .init(name: $0, value: 1) })
    let filtered = Self.filter(.object(object), texts: []).result["structuredContent"]?.objectValue
    #expect(filtered?.count == 20_000)
    #expect(filtered?.names.prefix(3) == ["a", "a'", "a'2"])
    let tokens = JSONObject((0..<2000).map { .init(name: "AKIA" + Self.capitals($0), value: 1) })
    let redacted = Self.filter(.object(tokens), texts: []).result["structuredContent"]?.objectValue
    #expect(redacted?.count == 2000)
    #expect(redacted?.names[1999] == "[redacted:aws-access-key]'1999")
  }

  /// Sixteen capitals.
  static func capitals(_ number: Int) -> String {
    var rest = number
    var letters: [UInt8] = []
    for place in UInt8(0)..<16 {
      letters.append(0x41 + UInt8(rest % 4) * 6 + place % 5)
      rest /= 4
    }
    return String(decoding: letters, as: UTF8.self)
  }

  @Test func schemaIsNotAskedWhereNothingChanged() {
    #expect(Self.filter(["user": "me"], texts: [], schema: false).schema == .untouched)
    #expect(Self.filter(Self.login, texts: []).schema == .untouched)
  }

  @Test func equalPlaceholdersAreNotUnique() {
    let list: JSON = [
      "keys": [.string("sk-" + "proj-" + SecretSamples.body(40)), .string("sk-" + "proj-" + SecretSamples.body(41))]
    ]
    let schema: JSON = ["properties": ["keys": ["type": "array", "uniqueItems": true, "items": ["type": "string"]]]]
    guard case .broken = Self.filter(list, texts: [], schema: schema).schema else {
      Issue.record("two placeholders are one")
      return
    }
  }
}
