import Model
import Policy
import Testing

struct InheritanceTests {
  private static func source(_ id: String, _ parents: [String], _ rest: String = "") -> String {
    "metadata: {id: \(id), title: t, description: d, version: '1', inherits: [\(parents.joined(separator: ", "))]}\n\(rest)"
  }

  private static func load(_ id: String, _ packs: [String: String]) throws -> Pack {
    try PackLoader { packs[$0] }.load(Array((packs[id] ?? "").utf8), file: "\(id).yaml")
  }

  @Test func addsTheParentsRulesOnce() throws {
    let pack = try Self.load(
      "child",
      [
        "child": Self.source("child", ["left", "right"], "commands: {allow: [c]}"),
        "left": Self.source("left", ["root"], "commands: {allow: [l]}"),
        "right": Self.source("right", ["root"], "commands: {block: [r]}"),
        "root": Self.source("root", [], "commands: {allow: [x]}"),
      ]
    )
    #expect(pack.ruleCount == 4)
    #expect(PolicyFixtures.verdict(pack, [.run("x")]).outcome == .allow)
    #expect(PolicyFixtures.verdict(pack, [.run("r")]).outcome == .block)
  }

  @Test func aChildCannotDropAParentsBlock() throws {
    let pack = try Self.load(
      "child",
      [
        "child": Self.source("child", ["root"], "commands: {allow: [tool]}"),
        "root": Self.source("root", [], "commands: {block: [tool]}"),
      ]
    )
    #expect(PolicyFixtures.verdict(pack, [.run("tool")]).outcome == .block)
  }

  @Test(arguments: [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "a"], ["a", "b", "b"]])
  func refusesCircles(_ chain: [String]) {
    var packs: [String: String] = [:]
    for (id, parent) in zip(chain, chain.dropFirst()) { packs[id] = Self.source(id, [parent]) }
    let all = packs
    #expect(throws: PolicyError.self) { try Self.load("a", all) }
  }

  @Test func refusesTheUnknownAndTheDeep() {
    #expect(throws: PolicyError.self) { try Self.load("a", ["a": Self.source("a", ["nobody"])]) }
    var packs: [String: String] = ["p40": Self.source("p40", [])]
    for level in 0..<40 { packs["p\(level)"] = Self.source("p\(level)", ["p\(level + 1)"]) }
    let all = packs
    #expect(throws: PolicyError.self) { try Self.load("p0", all) }
  }

  @Test func theDigestCoversTheParents() throws {
    let child = Self.source("child", ["root"])
    let one = try Self.load("child", ["child": child, "root": Self.source("root", [], "commands: {allow: [x]}")])
    let other = try Self.load("child", ["child": child, "root": Self.source("root", [], "commands: {allow: [y]}")])
    #expect(one.digest != other.digest)
  }
}
