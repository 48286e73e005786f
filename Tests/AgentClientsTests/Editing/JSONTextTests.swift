import CanonicalJSON
import Testing

@testable import AgentClients

@Suite struct JSONTextTests {
  static let shapes: [String] = [
    "{}", "{ }", "{\n}", "{\n\n}\n", "{\r\n}\r\n", "{\t}", " {} \n", #"{"a":1}"#, #"{"a": 1, "b": [1, 2]}"#,
    #"{ "a" : 1 , "b" : 2 }"#, "{\n  \"a\": 1\n}\n", "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c\": []\n\t}\n}",
    "{\r\n    \"a\": 1\r\n}\r\n", "{\n\"a\": 1\n}", "{\"a\": 1,\n \"b\": 2}", "{\n  \"a\": 1 ,\n  \"b\": 2 \n  }",
    "{\n  \"h\\u006foks\": {}\n}", "{\n  \"a\": \"\\\"}{][,\"\n}", "{\n  \"n\": [1.0, 1e400, -0]\n}",
  ]

  @Test(arguments: shapes)
  func aMemberComesAndGoesWithoutATrace(shape: String) throws {
    let text = try JSONText(Array(shape.utf8), file: "f")
    let interior = text.emptyInterior(of: JSONPath())
    let value: JSON = ["x": [1, ["y": []]], "z": "\n"]
    let grown = try text.adding("ours", value, to: JSONPath())
    #expect(grown.value["ours"] == value)
    #expect(grown.value.objectValue?.names == (text.value.objectValue?.names ?? []) + ["ours"])
    let back = try grown.removing(JSONPath("ours"), leaving: interior ?? "")
    #expect(String(decoding: back.bytes, as: UTF8.self) == shape)
  }

  @Test(
    arguments: [
      "[]", "[ ]", "[\n]", "[1]", "[1, 2]", "[\n    1\n  ]", "[\n    1,\n    2\n  ]", "[1,2]", "[ 1 , 2 ]",
    ],
    ["{\n  \"l\": @\n}", "{\"l\":@}", "{ \"l\": @, \"m\": [] }", "{\r\n\t\"l\": @,\r\n\t\"m\": 0\r\n}\r\n"]
  )
  func elementsComeAndGoWithoutATrace(list: String, frame: String) throws {
    let whole = frame.replacing("@", with: list)
    let text = try JSONText(Array(whole.utf8), file: "f")
    let path = JSONPath("l")
    let interior = text.emptyInterior(of: path)
    let count = text.value["l"]?.arrayValue?.count ?? 0
    let grown = try text.appending(["a", ["b": 1]], to: path)
    #expect(grown.value["l"]?.arrayValue?.count == count + 2)
    let back = try grown.removing([count, count + 1], from: path, leaving: interior ?? "")
    #expect(String(decoding: back.bytes, as: UTF8.self) == whole)
  }

  @Test(
    arguments: [
      ("{\n  \"a\": []\n}", "{\n  \"a\": [\n    {\n      \"x\": [\n        1\n      ]\n    }\n  ]\n}"),
      ("{\n\t\"a\": [ ]\n}\n", "{\n\t\"a\": [\n\t\t{\n\t\t\t\"x\": [\n\t\t\t\t1\n\t\t\t]\n\t\t}\n\t]\n}\n"),
      (#"{"a":[]}"#, #"{"a":[{"x":[1]}]}"#), (#"{"a": [0, 1]}"#, #"{"a": [0, 1, {"x": [1]}]}"#),
      (
        "{\r\n    \"a\": [\r\n        0\r\n    ]\r\n}",
        "{\r\n    \"a\": [\r\n        0,\r\n        {\r\n            \"x\": [\r\n                1\r\n            ]\r\n        }\r\n    ]\r\n}"
      ),
    ]
  )
  func newTextLooksLikeTheFile(before: String, after: String) throws {
    let text = try JSONText(Array(before.utf8), file: "f")
    let grown = try text.appending([["x": [1]]], to: JSONPath("a"))
    #expect(String(decoding: grown.bytes, as: UTF8.self) == after)
  }

  @Test(
    arguments: [
      ("[1, 2, 3, 4]", [0], "[2, 3, 4]"), ("[1, 2, 3, 4]", [3], "[1, 2, 3]"), ("[1, 2, 3, 4]", [1, 2], "[1, 4]"),
      ("[1, 2, 3, 4]", [0, 3], "[2, 3]"), ("[1 , 2,3]", [0, 2], "[2]"), ("[ 1 ]", [0], "[]"),
      ("[\n  1,\n  2,\n  3\n]", [1], "[\n  1,\n  3\n]"), ("[\n  1,\n  2,\n  3\n]", [0, 2], "[\n  2\n]"),
    ] as [(String, Set<Int>, String)]
  )
  func removalTakesOneComma(before: String, positions: Set<Int>, after: String) throws {
    let text = try JSONText(Array(before.utf8), file: "f")
    #expect(String(decoding: try text.removing(positions, from: JSONPath()).bytes, as: UTF8.self) == after)
  }

  @Test func replacingKeepsItsSurroundings() throws {
    let text = try JSONText(Array("{\n  \"a\": {\"b\": 1},\n  \"c\": 2 }".utf8), file: "f")
    let first = try text.replacing(JSONPath("a"), with: ["d": 3])
    #expect(String(decoding: first.bytes, as: UTF8.self) == "{\n  \"a\": {\n    \"d\": 3\n  },\n  \"c\": 2 }")
    let second = try text.replacing(JSONPath("a", "b"), with: ["d": [3]])
    #expect(String(decoding: second.bytes, as: UTF8.self) == "{\n  \"a\": {\"b\": {\"d\": [3]}},\n  \"c\": 2 }")
  }

  @Test(
    arguments: [
      ("", "1:1"), ("\n\n", "3:1"), ("{\n  // note\n}", "2:3"), ("{\"a\": 1,}", "1:9"),
      ("{\"ä\": 1, \"ä\": 2}", "1:10"),
      ("\u{FEFF}{}", "1:1"), ("{\n\"a\": tru\n}", "2:6"), ("{} {}", "1:4"), ("/* x */ {}", "1:1"),
    ]
  )
  func whatIsNoStrictJSONIsRefusedWithItsPlace(text: String, place: String) {
    do {
      _ = try JSONText(Array(text.utf8), file: "settings.json")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.code == .unparsable)
      #expect(error.description.hasPrefix("`settings.json`:\(place): "), "\(error)")
    }
  }

  @Test func placesThatAreNotThereAreRefused() throws {
    let text = try JSONText(Array(#"{"a": {"b": 1}, "l": [1]}"#.utf8), file: "f")
    #expect(throws: AgentClientsError.self) { try text.appending([1], to: JSONPath("a")) }
    #expect(throws: AgentClientsError.self) { try text.adding("b", 2, to: JSONPath("a")) }
    #expect(throws: AgentClientsError.self) { try text.adding("b", 2, to: JSONPath("l")) }
    #expect(throws: AgentClientsError.self) { try text.removing([1], from: JSONPath("l")) }
    #expect(throws: AgentClientsError.self) { try text.removing(JSONPath("a", "c")) }
    #expect(throws: AgentClientsError.self) { try text.replacing(JSONPath("x"), with: 1) }
  }

  @Test(arguments: ["", "/a", "/a~1b/~0", "/hooks/PreToolUse", "//"])
  func pointersReadBack(pointer: String) throws {
    #expect(try #require(JSONPath(memberPointer: pointer)).pointer == pointer)
  }

  @Test(arguments: ["a", "/~2", "/a~"])
  func noPointers(pointer: String) { #expect(JSONPath(memberPointer: pointer) == nil) }
}
