import CanonicalJSON
import Testing

@testable import Gateway

@Suite struct NameTests {
  @Test("a name that fits stays as it is", arguments: [("git", "log"), ("a-b", "c_d"), ("s", "get__x"), ("s", "_x")])
  func plain(server: String, tool: String) {
    #expect(ExposedName.of(tool, server: server) == "\(server)__\(tool)")
  }

  /// What clients and models take: letters, digits, `_` and `-`, 64 characters with the client's own prefix.
  @Test(
    "a name that does not fit is cut and marked",
    arguments: [
      ("git", "log.all"), ("git", String(repeating: "x", count: 100)), ("gît", "log"), ("git", "log all/now"),
      ("a__b", "c"), ("a_", "c"), ("", "c"), (String(repeating: "s", count: 60), "t"), ("git", ""),
    ]
  )
  func marked(server: String, tool: String) {
    let name = ExposedName.of(tool, server: server)
    #expect("mcp__cavra__\(name)".utf8.count <= 64)
    #expect(
      name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-".utf8.contains($0) }
    )
    #expect(name == ExposedName.of(tool, server: server))
  }

  @Test("different tools have different names") func distinct() {
    let pairs = [
      ("a", "b__c"), ("a__b", "c"), ("a_", "_c"), ("a", "__c"), ("a_", "c"), ("git", "log.all"), ("git", "log_all"),
      ("git", "log all"), ("git", String(repeating: "x", count: 100)), ("git", String(repeating: "x", count: 101)),
    ]
    #expect(Set(pairs.map { ExposedName.of($0.1, server: $0.0) }).count == pairs.count)
  }

  @Test(
    "templates match what can come of them",
    arguments: [
      ("file:///{path}", "file:///a", true), ("file:///{path}", "file:///a/b", false),
      ("file:///{+path}", "file:///a/b", true), ("db://{t}/rows{?from,to}", "db://x/rows?from=1", true),
      ("db://{t}/rows{?from,to}", "db://x/rows", true), ("db://{t}/rows", "db://x/rows2", false),
      ("x://a", "x://a", true), ("x://a", "x://b", false), ("{+any}", "", true), ("{a}{b}", "xy", true),
      ("broken{", "broken{", true), ("a{}", "ab", true),
    ]
  )
  func templates(template: String, uri: String, isMatch: Bool) {
    #expect(URITemplate(template).matches(uri) == isMatch)
  }

  @Test("a template of many expressions is matched in time that grows with the text") func cost() {
    let template = String(repeating: "{+a}x", count: 50)
    #expect(!URITemplate(template).matches(String(repeating: "x", count: 2000) + "y"))
  }
}
