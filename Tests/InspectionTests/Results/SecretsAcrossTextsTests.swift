import CanonicalJSON
import Inspection
import Testing

/// Secrets that no single text of a result shows whole, or by its name.
struct SecretsAcrossTextsTests {
  static let token = "gh" + "p_" + SecretSamples.body(36)
  static let password = "hunter2-xk3jf9"

  static func filter(_ texts: [String], structured: JSON? = nil) -> FilteredResult {
    var result: JSONObject = ["content": .array(texts.map { ["type": "text", "text": .string($0)] })]
    if let structured { result["structuredContent"] = structured }
    return ResultFilter.apply(result, options: ResultFilterOptions())
  }

  static func texts(_ filtered: FilteredResult) -> [String] {
    (filtered.result["content"]?.arrayValue ?? []).map { $0["text"]?.stringValue ?? "" }
  }

  @Test(arguments: [3, 4, 11, 20])
  func cutByTheBorderOfTwoBlocks(place: Int) {
    let filtered = Self.filter(["is " + Self.token.prefix(place), Self.token.dropFirst(place) + " so"])
    #expect(Self.texts(filtered) == ["is [redacted:github-token]", "[redacted:github-token] so"])
    #expect(filtered.redactions.map(\.pointer) == ["/content/0/text", "/content/1/text"])
    #expect(filtered.redactions.flatMap(\.original) == Array(Self.token.utf8))
    #expect(ResultFilter.apply(filtered.result, options: ResultFilterOptions()).result == filtered.result)
  }

  @Test func cutIntoManyBlocks() {
    let key =
      "-----BEGIN PRIVATE KEY-----\n\(SecretSamples.body(64))\n\(SecretSamples.body(40))\n-----END PRIVATE KEY-----"
    let pieces = stride(from: 0, to: key.utf8.count, by: 30).map { String(key.dropFirst($0).prefix(30)) }
    let filtered = Self.filter(["before"] + pieces + ["behind"])
    #expect(Self.texts(filtered).dropFirst().dropLast().allSatisfy { $0 == "[redacted:private-key]" })
    #expect(Self.texts(filtered).first == "before")
    #expect(Self.texts(filtered).last == "behind")
  }

  /// What was cut and taken out in two blocks is nothing to take out again.
  @Test func aTokenInAnAddressIsCut() {
    let filtered = Self.filter(["see https://x7k2-mq9w", "-44zt-81pa@host/"])
    #expect(Self.texts(filtered) == ["see https://[redacted:url-credentials]", "[redacted:url-credentials]@host/"])
    #expect(ResultFilter.apply(filtered.result, options: ResultFilterOptions()).result == filtered.result)
  }

  @Test func cutInMessagesAndContents() {
    let halves = [String(Self.token.prefix(11)), String(Self.token.dropFirst(11))]
    let messages: JSONObject = [
      "messages": .array(halves.map { ["role": "user", "content": ["type": "text", "text": .string($0)]] })
    ]
    let contents: JSONObject = ["contents": .array(halves.map { ["uri": "file:///a", "text": .string($0)] })]
    for result in [messages, contents] {
      let filtered = ResultFilter.apply(result, options: ResultFilterOptions())
      #expect(!JSON.object(filtered.result).text.contains(halves[1]))
      #expect(filtered.redactions.count == 2)
    }
  }

  /// An invisible character and the border of a block together.
  @Test func cutAndDisguised() {
    let filtered = Self.filter([
      "gh\u{200B}" + "p_" + Self.token.dropFirst(4).prefix(9), String(Self.token.dropFirst(13)),
    ])
    #expect(Self.texts(filtered) == ["[redacted:github-token]", "[redacted:github-token]"])
  }

  @Test func ordinaryBlocksStayAsTheyAre() {
    let texts = ["token", "=", "see ghp_", "and more", "password:", "none at all", "-----BEGIN ", "PRIVATE KEY-----"]
    #expect(Self.texts(Self.filter(texts)) == texts)
  }

  /// A word that follows a whole secret in the next block does not belong to it.
  @Test func blocksAreNotGluedTogether() {
    let filtered = Self.filter(["token " + Self.token, "password=" + Self.password])
    #expect(Self.texts(filtered) == ["token [redacted:github-token]", "password=[redacted:password]"])
  }

  /// The structure names it, the sentence does not.
  @Test(arguments: [
    "The value is § for you.", "{'pin': '§'}", "| me | § |", "§", "Result: {\"pin\": \"§\"}",
  ])
  func theSameSecretInAnotherText(text: String) {
    let written = { (secret: String) in
      text.split(separator: "§", omittingEmptySubsequences: false).joined(separator: secret)
    }
    let filtered = Self.filter([written(Self.password)], structured: ["password": .string(Self.password), "n": 1])
    #expect(Self.texts(filtered) == [written("[redacted:password]")])
    #expect(filtered.redactions.map(\.pointer) == ["/structuredContent/password", "/content/0/text"])
    for redaction in filtered.redactions { #expect(redaction.original == Array(Self.password.utf8)) }
  }

  /// The text names it, the structure does not; both are changed the same way.
  @Test func theSameSecretInTheStructure() {
    let structured: JSON = ["pin": .string(Self.password), "list": [.string("a " + Self.password + " b")]]
    let filtered = Self.filter([structured.text, "password=" + Self.password], structured: structured)
    let expected: JSON = ["pin": "[redacted:password]", "list": ["a [redacted:password] b"]]
    #expect(filtered.result["structuredContent"] == expected)
    #expect(Self.texts(filtered) == [expected.text, "password=[redacted:password]"])
    let place = filtered.redactions.first { $0.pointer == "/structuredContent/list/0" }?.placeholder
    #expect(place == 2..<21)
  }

  @Test func aSecretThatIsWrittenWithEscapes() {
    let secret = "pass\"word\\1234567"
    let filtered = Self.filter(
      ["log: {\"pin\": \(JSON.string(secret).text)}"],
      structured: ["password": .string(secret)]
    )
    #expect(Self.texts(filtered) == ["log: {\"pin\": \"[redacted:password]\"}"])
  }

  /// A password that is any word must not take that word out of everything.
  @Test(arguments: ["postgres", "admin", "letmein", "12345678"])
  func wordsStay(word: String) {
    let filtered = Self.filter(["the \(word) server"], structured: ["password": .string(word)])
    #expect(Self.texts(filtered) == ["the \(word) server"])
  }

  @Test func whatPassesIsNotTouched() {
    let result: JSONObject = [
      "content": [["type": "text", "text": .string("password=" + Self.password)]],
      "nextCursor": .string(Self.password), "_meta": ["io.modelcontextprotocol/a": .string(Self.password)],
    ]
    let filtered = ResultFilter.apply(result, options: ResultFilterOptions())
    #expect(filtered.result["nextCursor"] == result["nextCursor"])
    #expect(filtered.result["_meta"] == result["_meta"])
  }

  /// The first redaction of a text moves when a later one stands before it.
  @Test func placesAreThoseOfTheResult() {
    let filtered = Self.filter(["\(Self.password), token \(Self.token)", "password=\(Self.password)"])
    let text = Array(Self.texts(filtered)[0].utf8)
    let own = filtered.redactions.filter { $0.pointer == "/content/0/text" }
    #expect(own.count == 2)
    for redaction in own {
      #expect(
        String(decoding: text[redaction.placeholder], as: UTF8.self) == Redaction.placeholder(for: redaction.kind)
      )
    }
  }
}
