import CanonicalJSON
import Inspection
import Testing

struct ResultSizeTests {
  static func options(text: Int = 1 << 20, result: Int = 4 << 20) -> ResultFilterOptions {
    ResultFilterOptions(maximumTextBytes: text, maximumResultBytes: result)
  }

  @Test(arguments: ["x", "é", "\u{1F600}", "👩‍👩‍👧‍👦", "e\u{301}\u{302}", "\"", "語"])
  func cutsBetweenCharacters(unit: String) throws {
    let text = String(repeating: unit, count: 2000)
    for limit in 300..<330 {
      let filtered = ResultFilter.apply(ResultFilterTests.text(text), options: Self.options(text: limit))
      let cut = try #require(ResultFilterTests.text(of: filtered))
      #expect(cut.utf8.count <= limit)
      #expect(cut.hasSuffix("[cavra: cut here, the text has \(text.utf8.count) bytes in all]"))
      let kept = try #require(cut.split(separator: "\n").first)
      #expect(kept.allSatisfy { String($0) == unit }, "a character was cut in two")
      #expect(cut.utf8.count > limit - 30 - unit.utf8.count)
      #expect(filtered.cuts.map(\.pointer) == ["/content/0/text"])
      #expect(filtered.cuts.map(\.bytes) == [text.utf8.count])
      #expect(filtered.cuts.map(\.kept) == [cut.utf8.count])
    }
  }

  @Test func cutsOneEndlessCharacter() throws {
    let text = "e" + String(repeating: "\u{301}", count: 50_000)
    let filtered = ResultFilter.apply(ResultFilterTests.text(text), options: Self.options(text: 1000))
    #expect(try #require(ResultFilterTests.text(of: filtered)).utf8.count <= 1000)
  }

  /// Whatever is in it, the result stays within its limit and stays a result.
  @Test(arguments: [1024, 2000, 5000, 20_000, 100_000])
  func holdsTheLimit(limit: Int) throws {
    let long = String(repeating: "line \"quoted\"\n", count: 1000)
    let data = String(repeating: "QUJD", count: 5000)
    let results: [JSONObject] = [
      ResultFilterTests.text(long),
      ["content": .array(Array(repeating: ["type": "text", "text": .string(long)], count: 20))],
      ["content": .array(Array(repeating: ["type": "text", "text": "x"], count: 5000))],
      [
        "content": [
          ["type": "image", "data": .string(data), "mimeType": "image/png"], ["type": "text", "text": "after"],
        ]
      ],
      ["contents": [["uri": "a", "blob": .string(data)], ["uri": "b", "text": .string(long)]]],
      ["messages": [["role": "user", "content": ["type": "text", "text": .string(long)]]]],
      ["messages": [["role": "user", "content": ["type": "image", "data": .string(data), "mimeType": "image/png"]]]],
      ["content": [["type": "resource", "resource": ["uri": "a", "blob": .string(data)]]]],
      ["structuredContent": ["x": .string(long)], "content": [["type": "text", "text": "short"]]],
      ["_meta": ["x": .string(long)], "content": []],
    ]
    for result in results {
      let filtered = ResultFilter.apply(result, options: Self.options(result: limit))
      let written = JSON.object(filtered.result).serialized()
      #expect(written.count <= limit, "\(JSON.object(result).text.prefix(80))")
      #expect(filtered.cuts.isEmpty == (filtered.result == result))
      for block in filtered.result["content"]?.arrayValue ?? [] {
        let isWhole = block["text"]?.stringValue != nil || block["data"] != nil || block["resource"]?["uri"] != nil
        #expect(block["type"]?.stringValue != nil && isWhole)
      }
      for content in filtered.result["contents"]?.arrayValue ?? [] {
        #expect(content["uri"] != nil && (content["text"] != nil || content["blob"] != nil))
      }
    }
  }

  @Test func imagesThatDoNotFitBecomeNotes() {
    let data = String(repeating: "QUJD", count: 5000)
    let result: JSONObject = [
      "content": [
        ["type": "image", "data": .string(data), "mimeType": "image/png"], ["type": "text", "text": "after"],
      ]
    ]
    let filtered = ResultFilter.apply(result, options: Self.options(result: 4000))
    #expect(ResultFilterTests.text(of: filtered) == "[cavra: image of 20000 bytes left out, over the limit]")
    #expect(ResultFilterTests.text(of: filtered, 1) == "after")
  }

  @Test func structureThatDoesNotFitBreaksItsPromise() {
    let result: JSONObject = [
      "structuredContent": ["x": .string(String(repeating: "x", count: 5000))],
      "content": [["type": "text", "text": "short"]],
    ]
    var options = Self.options(result: 2000)
    options.outputSchema = ["type": "object"]
    let filtered = ResultFilter.apply(result, options: options)
    #expect(filtered.result["structuredContent"] == nil)
    guard case .broken = filtered.schema else {
      Issue.record("\(filtered.schema)")
      return
    }
  }
}
