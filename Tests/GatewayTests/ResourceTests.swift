import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// Resources, templates, prompts and completion find their servers.
@Suite struct ResourceTests {
  /// A library whose answers tell its name.
  static func library(_ name: String, _ era: Era, uris: [String], template: String? = nil) -> TestDirectory.Entry {
    var script = Script(era)
    script.resources = uris.map { ["uri": .string($0), "name": .string(name), "x": 1] }
    script.templates = template.map { [["uriTemplate": .string($0), "name": "t"]] } ?? []
    script.serve = { talk in
      switch talk.method {
      case "resources/read":
        guard talk.params["uri"] != "a://missing" else { return talk.fail(-32002, "not there") }
        var result: JSONObject = ["contents": [["uri": talk.params["uri"] ?? "", "text": .string(name)]]]
        if talk.era == .modern {
          result["ttlMs"] = 5000
          result["cacheScope"] = "public"
        }
        talk.reply(result)
      case "prompts/get":
        let text = "\(talk.name) of \(name) for \(talk.params["arguments"]?["who"]?.stringValue ?? "")"
        talk.reply(["messages": [["role": "user", "content": ["type": "text", "text": .string(text)]]], "x": 1])
      case "completion/complete":
        talk.reply(["completion": ["values": [talk.params["ref"]?["name"] ?? talk.params["ref"]?["uri"] ?? ""]]])
      case "tools/call":
        talk.reply(["content": [["type": "resource_link", "uri": .string("link://\(name)"), "name": "l"]]])
      default: talk.fail(-32601, "no")
      }
    }
    return TestDirectory.Entry(name, script, era: era)
  }

  private func two(_ pair: Pair) async throws -> Agent {
    try await Agent(
      pair.agent,
      [
        Self.library("one", pair.server, uris: ["a://1", "a://both"], template: "a://t/{x}"),
        Self.library("two", pair.server, uris: ["b://2", "a://both"], template: "b://t/{x}"),
      ]
    )
  }

  private func read(_ agent: Agent, _ uri: String) async throws -> String? {
    try await agent.ask("resources/read", ["uri": .string(uri)])["contents"]?.arrayValue?.first?["text"]?.stringValue
  }

  @Test("the lists of all servers are one, and of a URI that two have the first is shown", arguments: Pair.all)
  func lists(pair: Pair) async throws {
    let agent = try await two(pair)
    let entries = try await agent.ask("resources/list")["resources"]?.arrayValue ?? []
    #expect(entries.map { $0["uri"] } == ["a://1", "a://both", "b://2"])
    #expect(entries.allSatisfy { $0["x"] == 1 })
    let templates = try await agent.ask("resources/templates/list")["resourceTemplates"]?.arrayValue ?? []
    #expect(templates.map { $0["uriTemplate"] } == ["a://t/{x}", "b://t/{x}"])
    await agent.finish()
  }

  @Test("a resource is read where it is", arguments: Pair.all) func reading(pair: Pair) async throws {
    let agent = try await two(pair)
    #expect(try await read(agent, "b://t/q") == "two")
    // Not listed yet: the servers are asked.
    #expect(try await read(agent, "b://2") == "two")
    #expect(try await read(agent, "a://both") == "one")
    _ = try await agent.call("two__echo")
    #expect(try await read(agent, "link://two") == "two")
    for uri in ["c://x", "link://other"] {
      do {
        _ = try await agent.ask("resources/read", ["uri": .string(uri)])
        Issue.record("read")
      } catch let CallFailure.refused(error) {
        #expect(error.code.number == (pair.agent == .modern ? -32602 : -32002))
      }
    }
    await agent.finish()
  }

  @Test("what a modern agent may keep is its own, whatever the server says", arguments: Pair.all)
  func caching(pair: Pair) async throws {
    let agent = try await two(pair)
    let result = try await agent.ask("resources/read", ["uri": "a://1"])
    #expect(result["cacheScope"] == (pair.agent == .modern ? "private" : nil))
    let expected: Int? = pair.agent == .modern ? (pair.server == .modern ? 5000 : 0) : nil
    #expect(result["ttlMs"]?.intValue == expected)
    await agent.finish()
  }

  @Test("the error of a missing resource has the code of the agent's era", arguments: Pair.all)
  func missing(pair: Pair) async throws {
    let agent = try await Agent(pair.agent, [Self.library("one", pair.server, uris: ["a://missing"])])
    do {
      _ = try await agent.ask("resources/read", ["uri": "a://missing"])
      Issue.record("read")
    } catch let CallFailure.refused(error) {
      #expect(error.code.number == (pair.agent == .modern ? -32602 : -32002))
    }
    await agent.finish()
  }

  @Test("prompts have their server's name before theirs", arguments: Pair.all) func prompts(pair: Pair) async throws {
    let agent = try await two(pair)
    let names = try await agent.ask("prompts/list")["prompts"]?.arrayValue?.map { $0["name"] }
    #expect(names == ["one__greet", "two__greet"])
    let result = try await agent.ask("prompts/get", ["name": "two__greet", "arguments": ["who": "ann"]])
    #expect(result["messages"]?.arrayValue?.first?["content"]?["text"] == "greet of two for ann")
    #expect(result["x"] == 1)
    await #expect(throws: CallFailure.self) { try await agent.ask("prompts/get", ["name": "three__greet"]) }
    await agent.finish()
  }

  @Test("completion goes to who has the prompt or the template", arguments: Pair.all)
  func completion(pair: Pair) async throws {
    let agent = try await two(pair)
    for (reference, expected) in [
      (["type": "ref/prompt", "name": "two__greet"], "greet"),
      (["type": "ref/resource", "uri": "b://t/{x}"], "b://t/{x}"),
    ] as [(JSON, JSON)] {
      let result = try await agent.ask(
        "completion/complete",
        ["ref": reference, "argument": ["name": "who", "value": "a"]]
      )
      #expect(result["completion"]?["values"] == [expected])
      #expect((result["resultType"] == "complete") == (pair.agent == .modern))
    }
    #expect(agent.directory.started.all.count == 1)
    await agent.finish()
  }

  @Test("a library that does not answer leaves the others' resources", arguments: [Era.legacy, .modern])
  func broken(era: Era) async throws {
    var bad = Script(era)
    bad.stranger = .death
    bad.eras = []
    let agent = try await Agent(
      era,
      [TestDirectory.Entry("bad", bad, era: era), Self.library("one", era, uris: ["a://1"])]
    )
    #expect(try await agent.ask("resources/list")["resources"]?.arrayValue?.count == 1)
    await agent.finish()
  }

  // MARK: Watching

  @Test("a watched resource's changes reach the agent, until it is watched no more", arguments: Pair.all)
  func watching(pair: Pair) async throws {
    let agent = try await two(pair)
    _ = try await agent.ask("resources/list")
    let server = try await agent.directory.started.first { $0.script.resources.first?["uri"] == "b://2" }
    let listening = Task {
      if pair.agent == .modern {
        _ = try? await agent.ask("subscriptions/listen", ["notifications": ["resourceSubscriptions": ["b://2"]]])
      }
    }
    if pair.agent == .legacy { _ = try await agent.ask("resources/subscribe", ["uri": "b://2"]) }
    if pair.server == .legacy {
      try await server.heard.first("subscribe") {
        $0["method"] == "resources/subscribe" && $0["params"]?["uri"] == "b://2"
      }
    } else {
      try await server.heard.first("listen") {
        $0["method"] == "subscriptions/listen"
          && $0["params"]?["notifications"]?["resourceSubscriptions"] == ["b://2"]
      }
    }
    server.notify("notifications/resources/updated", ["uri": "a://other"])
    server.notify("notifications/resources/updated", ["uri": "b://2"])
    let update = try await agent.notifications.first { $0.method == "notifications/resources/updated" }
    #expect(update.params["uri"] == "b://2")
    if pair.agent == .legacy { _ = try await agent.ask("resources/unsubscribe", ["uri": "b://2"]) }
    listening.cancel()
    if pair.server == .legacy {
      try await server.heard.first("unsubscribe") { $0["method"] == "resources/unsubscribe" }
    } else {
      // The stream with the resource is withdrawn, another without it takes its place.
      try await server.heard.first("the end of the stream") { $0["method"] == "notifications/cancelled" }
    }
    await agent.finish()
  }

  @Test("a server that dies while it is watched is started again and watched again", arguments: Pair.all)
  func revival(pair: Pair) async throws {
    let agent = try await Agent(pair.agent, [Self.library("one", pair.server, uris: ["a://1"])])
    _ = try await agent.ask("resources/list")
    let listening = Task {
      if pair.agent == .modern {
        _ = try? await agent.ask("subscriptions/listen", ["notifications": ["resourceSubscriptions": ["a://1"]]])
      }
    }
    if pair.agent == .legacy { _ = try await agent.ask("resources/subscribe", ["uri": "a://1"]) }
    let method = pair.server == .legacy ? "resources/subscribe" : "subscriptions/listen"
    let first = try await agent.directory.server(0)
    try await first.heard.first {
      $0["method"]?.stringValue == method && JSON.object(["a": $0]).text.contains("a://1")
    }
    first.die()
    let second = try await agent.directory.server(1)
    try await second.heard.first {
      $0["method"]?.stringValue == method && JSON.object(["a": $0]).text.contains("a://1")
    }
    listening.cancel()
    await agent.finish()
  }
}
