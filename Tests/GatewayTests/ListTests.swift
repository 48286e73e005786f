import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// The lists of all servers as one, their names, and what is advertised.
@Suite struct ListTests {
  private static func names(_ names: [String]) -> @Sendable () -> [JSONObject] { { names.map(Script.tool) } }

  @Test("tools come in the order of the servers, and in their own", arguments: [Era.legacy, .modern])
  func order(era: Era) async throws {
    var first = Script(.legacy)
    first.tools = Self.names(["z", "a", "m"])
    var second = Script(.modern)
    second.tools = Self.names(["b", "a"])
    let agent = try await Agent(era, [TestDirectory.Entry("two", second), TestDirectory.Entry("one", first)])
    #expect(try await agent.tools() == ["two__b", "two__a", "one__z", "one__a", "one__m"])
    // What is approved is shown without a start.
    #expect(agent.directory.started.all.isEmpty)
    await agent.finish()
  }

  @Test("a server that was never met is met for the first list, over all its pages", arguments: Pair.all)
  func first(pair: Pair) async throws {
    var script = Script(pair.server)
    script.page = 3
    script.tools = Self.names((0..<10).map { "t\($0)" })
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script, isMet: false)])
    #expect(try await agent.tools() == (0..<10).map { "one__t\($0)" })
    #expect(agent.directory.observed.all.count == 1)
    #expect(try await agent.call("one__t9").text == "ok")
    await agent.finish()
  }

  @Test("our pages are opaque and hold nothing twice", arguments: [Era.legacy, .modern])
  func pages(era: Era) async throws {
    var script = Script(.modern)
    script.tools = Self.names((0..<300).map { "t\($0)" })
    let agent = try await Agent(
      era,
      [TestDirectory.Entry("one", script), TestDirectory.Entry("two", script)]
    )
    var all: [String] = []
    var cursor: JSON?
    repeat {
      var params = JSONObject()
      params["cursor"] = cursor
      let page = try await agent.ask("tools/list", params)
      all += page["tools"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
      cursor = page["nextCursor"]
    } while cursor != nil
    #expect(all == ["one", "two"].flatMap { server in (0..<300).map { "\(server)__t\($0)" } })
    await #expect(throws: CallFailure.self) { try await agent.ask("tools/list", ["cursor": "1"]) }
    await agent.finish()
  }

  @Test("a definition keeps all its fields but the name") func transparent() async throws {
    var script = Script(.modern)
    script.tools = {
      var tool = Script.tool("echo")
      tool["x-mcp-header"] = "h"
      tool["_meta"] = ["example.org/a": 1]
      tool["outputSchema"] = ["type": "array"]
      return [tool]
    }
    let agent = try await Agent(.modern, [TestDirectory.Entry("one", script)])
    let tool = try await agent.ask("tools/list")["tools"]?.arrayValue?.first
    var expected = try #require(script.tools().first)
    expected["name"] = "one__echo"
    #expect(tool == .object(expected))
    await agent.finish()
  }

  @Test("a server that cannot be met is left out, and said to be") func unreachable() async throws {
    var script = Script(.legacy)
    script.eras = []
    script.stranger = .death
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("bad", script, isMet: false), TestDirectory.Entry("good", Script(.legacy), isMet: false)]
    )
    #expect(try await agent.tools() == ["good__echo"])
    #expect(agent.diagnostics.all.contains { $0.contains("bad") && $0.contains("cannot be used") })
    await agent.finish()
  }

  @Test("what is not approved is not shown and cannot be called", arguments: [Era.legacy, .modern])
  func hidden(era: Era) async throws {
    var script = Script(.modern)
    script.tools = Self.names(["open", "shut"])
    var entry = TestDirectory.Entry("one", script, isMet: false)
    entry.approve = { surface in
      var approved = ApprovedSurface(all: surface)
      approved.tools.removeAll { $0["name"] == "shut" }
      return approved
    }
    let agent = try await Agent(era, [entry])
    #expect(try await agent.tools() == ["one__open"])
    for name in ["one__shut", "shut", "one__", "two__open"] {
      do {
        _ = try await agent.call(name)
        Issue.record("called \(name)")
      } catch let CallFailure.refused(error) { #expect(error.code.number == -32602) }
    }
    #expect(agent.judge.asked.all.isEmpty)
    await agent.finish()
  }

  @Test("a tool that has changed since the list is not called") func drift() async throws {
    var script = Script(.modern)
    var entry = TestDirectory.Entry("one", script)
    script.tools = {
      var tool = Script.tool("echo")
      tool["description"] = "does something else"
      return [tool]
    }
    entry.script = script
    entry.approve = { surface in
      var approved = ApprovedSurface(all: surface)
      approved.tools = []
      return approved
    }
    let agent = try await Agent(.modern, [entry])
    #expect(try await agent.tools() == ["one__echo"])
    let result = try await agent.call("one__echo")
    #expect(result.isErrorResult)
    #expect(result.text?.contains("changed") ?? false)
    #expect(try await agent.directory.server().count("tools/call") == 0)
    #expect(agent.judge.settled.all.count == 1)
    #expect(try await agent.tools().isEmpty)
    await agent.finish()
  }

  @Test("changes are looked at together, and told after that", arguments: Pair.all)
  func changed(pair: Pair) async throws {
    let tools = Journal<String>()
    tools.add("echo")
    var script = Script(pair.server)
    script.tools = { tools.all.map(Script.tool) }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script, era: pair.server)])
    _ = try await agent.call("one__echo")
    let server = try await agent.directory.server()
    let listening = Task {
      if pair.agent == .modern {
        _ = try? await agent.ask("subscriptions/listen", ["notifications": ["toolsListChanged": true]])
      }
    }
    if pair.agent == .modern {
      try await agent.notifications.first { $0.method == "notifications/subscriptions/acknowledged" }
      _ = try await agent.tools()
    }
    if pair.server == .modern {
      let listen = try await server.heard.first { $0["method"] == "subscriptions/listen" }
      #expect(
        listen["params"]?["notifications"]
          == ["toolsListChanged": true, "promptsListChanged": true, "resourcesListChanged": true]
      )
    }
    tools.add("more")
    for _ in 0..<50 { server.notify("notifications/tools/list_changed") }
    try await agent.notifications.first { $0.method == "notifications/tools/list_changed" }
    #expect(try await agent.tools() == ["one__echo", "one__more"])
    // Fifty words of the server are a few looks at it, and a few words to the agent.
    #expect(agent.notifications.all.count { $0.method == "notifications/tools/list_changed" } < 20)
    #expect(agent.directory.observed.all.count < 20)
    listening.cancel()
    await agent.finish()
  }

  @Test(
    "a change that is announced while the lists are read is looked at after that",
    arguments: [Era.legacy, .modern]
  )
  func changedAtOpening(era: Era) async throws {
    let tools = Journal<String>()
    tools.add("echo")
    var script = Script(era)
    script.capabilities = ["tools": ["listChanged": true], "prompts": [:]]
    script.tools = { tools.all.map(Script.tool) }
    // The tools are read before the prompts, and change between the two.
    script.beforePrompts = { server in
      guard tools.all.count == 1 else { return }
      tools.add("more")
      server.notify("notifications/tools/list_changed")
    }
    let agent = try await Agent(.legacy, [TestDirectory.Entry("one", script, era: era)])
    _ = try await agent.call("one__echo")
    #expect(await eventually { (try? await agent.tools()) == ["one__echo", "one__more"] })
    await agent.finish()
  }

  @Test("a stream of announcements that the server withdraws is opened again") func withdrawn() async throws {
    let agent = try await Agent(.legacy, [TestDirectory.Entry("one", Script(.modern), era: .modern)])
    _ = try await agent.call("one__echo")
    let server = try await agent.directory.server()
    let first = try await server.heard.first { $0["method"] == "subscriptions/listen" }
    server.notify("notifications/cancelled", ["requestId": first["id"] ?? .null])
    #expect(await eventually { server.count("subscriptions/listen") == 2 })
    // And so is one that the server ends with its result.
    let second = try #require(server.heard.all.last { $0["method"] == "subscriptions/listen" })
    server.write(["jsonrpc": "2.0", "id": second["id"] ?? .null, "result": ["resultType": "complete"]])
    #expect(await eventually { server.count("subscriptions/listen") == 3 })
    await agent.finish()
  }

  @Test("where a change cannot be held against the record nothing goes to the server until it can")
  func undecided() async throws {
    struct Unreadable: Error {}
    let faults = Journal<Bool>()
    var entry = TestDirectory.Entry("one", Script(.legacy))
    entry.approve = { surface in
      guard faults.all.last != true else { throw Unreadable() }
      return ApprovedSurface(all: surface)
    }
    let agent = try await Agent(.legacy, [entry])
    _ = try await agent.call("one__echo")
    faults.add(true)
    let server = try await agent.directory.server()
    server.notify("notifications/tools/list_changed")
    try await agent.diagnostics.first { $0.contains("held against its record") }
    let refused = try await agent.call("one__echo")
    #expect(refused.isErrorResult)
    #expect(refused.text?.contains("held against its record") ?? false)
    #expect(server.count("tools/call") == 1)
    faults.add(false)
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == 1)
    await agent.finish()
  }

  @Test("the registry is looked at anew for each list; servers that are gone are ended") func reload() async throws {
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", Script(.legacy)), TestDirectory.Entry("two", Script(.legacy))]
    )
    _ = try await agent.call("one__echo")
    let server = try await agent.directory.server()
    agent.directory.change { $0.removeFirst() }
    await agent.front.reload()
    try await agent.notifications.first { $0.method == "notifications/tools/list_changed" }
    #expect(try await agent.tools() == ["two__echo"])
    #expect(await eventually { server.isEnded })
    agent.directory.change { $0.append(TestDirectory.Entry("three", Script(.legacy))) }
    #expect(try await agent.tools() == ["two__echo", "three__echo"])
    await agent.finish()
  }

  @Test("advertised is what a server can, and no more") func capabilities() async throws {
    var bare = Script(.legacy)
    bare.capabilities = ["tools": [:]]
    bare.instructions = nil
    let few = try await Agent(.legacy, [TestDirectory.Entry("one", bare)])
    #expect(few.front.capabilities.logging == false)
    #expect(few.front.capabilities.resources == nil)
    #expect(few.front.capabilities.prompts == nil)
    #expect(few.front.instructions == nil)
    await #expect(throws: CallFailure.self) { try await few.ask("prompts/list") }
    await few.finish()
    let many = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", bare), TestDirectory.Entry("two", Script(.legacy))]
    )
    #expect(many.front.capabilities.logging)
    #expect(many.front.capabilities.resources?.subscribe ?? false)
    #expect(many.front.instructions?.contains("`two`") ?? false)
    await many.finish()
  }
}
