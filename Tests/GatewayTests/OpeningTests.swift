import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// How a server's era is found out, whatever it makes of the first message.
@Suite struct OpeningTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let agent: Era
    let server: Era
    let stranger: Script.Stranger
    /// How often the server is started.
    let starts: Int
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "modern agent, legacy server answers -32601",
      agent: .modern,
      server: .legacy,
      stranger: .error(-32601, data: nil),
      starts: 2
    ),
    Row(
      name: "modern agent, legacy server answers -32602",
      agent: .modern,
      server: .legacy,
      stranger: .error(-32602, data: nil),
      starts: 2
    ),
    Row(name: "modern agent, silent server", agent: .modern, server: .legacy, stranger: .silence, starts: 2),
    Row(name: "modern agent, dying server", agent: .modern, server: .legacy, stranger: .death, starts: 2),
    Row(
      name: "modern agent, -32022 that names a legacy version",
      agent: .modern,
      server: .legacy,
      stranger: .error(-32022, data: ["supported": ["2025-11-25"], "requested": "2026-07-28"]),
      starts: 2
    ),
    Row(
      name: "legacy agent, modern server answers -32022",
      agent: .legacy,
      server: .modern,
      stranger: .error(-32022, data: ["supported": ["2026-07-28"]]),
      starts: 2
    ),
    Row(name: "legacy agent, modern server dies", agent: .legacy, server: .modern, stranger: .death, starts: 2),
    Row(name: "same era, modern", agent: .modern, server: .modern, stranger: .silence, starts: 1),
    Row(name: "same era, legacy", agent: .legacy, server: .legacy, stranger: .silence, starts: 1),
  ]

  @Test("the era is found", arguments: rows) func found(row: Row) async throws {
    var script = Script(row.server)
    script.stranger = row.stranger
    // Only silence is told by time; for the others a busy machine has all the time it needs.
    let isSilent = if case .silence = row.stranger { row.agent != row.server } else { false }
    let agent = try await Agent(
      row.agent,
      [TestDirectory.Entry("one", script)],
      limits: { $0.probe = isSilent ? .milliseconds(50) : .seconds(100) }
    )
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == row.starts)
    #expect(agent.directory.observed.all.map(\.peer.version.era) == [row.server])
    // The servers of the first try are gone before the next one is started.
    #expect(!agent.directory.started.all.dropLast().contains { !$0.isEnded })
    await agent.finish()
  }

  @Test("a modern server that is too slow for the probe is found all the same") func slow() async throws {
    var script = Script(.modern)
    script.stranger = .error(-32022, data: ["supported": ["2026-07-28"], "requested": "2025-11-25"])
    let starts = Counter()
    script.ignores = { $0 == "server/discover" && starts.next() == 1 }
    let agent = try await Agent(
      .modern,
      [TestDirectory.Entry("one", script)],
      limits: { $0.probe = .milliseconds(20) }
    )
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == 3)
    await agent.finish()
  }

  @Test("a known era is not probed") func known() async throws {
    for era in [Era.legacy, .modern] {
      let agent = try await Agent(.modern, [TestDirectory.Entry("one", Script(era), era: era)])
      #expect(try await agent.call("one__echo").text == "ok")
      #expect(agent.directory.started.all.count == 1)
      await agent.finish()
    }
  }

  @Test("a modern server of versions that we do not speak is not opened by initialize") func foreign() async throws {
    var script = Script(.legacy)
    script.stranger = .error(-32022, data: ["supported": ["2030-01-01"], "requested": "2026-07-28"])
    let agent = try await Agent(.modern, [TestDirectory.Entry("one", script)])
    let result = try await agent.call("one__echo")
    #expect(result.isErrorResult && result.text?.contains("cannot be used") ?? false)
    #expect(agent.directory.started.all.count == 1)
    await agent.finish()
  }

  @Test("a handshake that takes too long fails the call, and says what the server wrote last") func silentForever()
    async throws
  {
    var script = Script(.modern)
    script.eras = []
    script.stranger = .silence
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", script, era: .legacy, handshake: .milliseconds(50))]
    )
    let result = try await agent.call("one__echo")
    #expect(result.isErrorResult && result.text?.contains("no answer within") ?? false)
    #expect(result.text?.contains("last words") ?? false)
    #expect(await eventually { agent.directory.started.all.allSatisfy(\.isEnded) })
    await agent.finish()
  }

  @Test("a launch that is not approved is not tried in another era") func refused() async throws {
    let agent = try await Agent(.modern, [TestDirectory.Entry("one", Script(.modern))])
    _ = try await agent.tools()
    // Taken back after the list.
    agent.directory.change { $0 = [] }
    let result = try await agent.call("one__echo")
    #expect(result.isErrorResult && result.text?.contains("not approved") ?? false)
    await agent.finish()
  }

  @Test("each side is told of the agent what it may know", arguments: Pair.all) func identity(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [TestDirectory.Entry("one", Script(pair.server), era: pair.server)],
      capabilities: ["sampling": [:], "roots": ["listChanged": true], "tasks": [:], "extensions": ["x.y/z": [:]]]
    )
    _ = try await agent.call("one__echo")
    let server = try await agent.directory.server()
    let said: JSON?
    if pair.server == .legacy {
      let first = try await server.heard.first { $0["method"] == "initialize" }
      #expect(first["params"]?["clientInfo"]?["name"] == "agent")
      said = first["params"]?["capabilities"]
    } else {
      let call = try await server.heard.first { $0["method"] == "tools/call" }
      #expect(call["params"]?["_meta"]?[MetaKey.clientInfo]?["name"] == "agent")
      said = call["params"]?["_meta"]?[MetaKey.clientCapabilities]
    }
    #expect(said?["elicitation"] == nil)
    #expect(said?["sampling"] == [:])
    #expect((said?["tasks"] != nil) == !(pair.agent == .legacy && pair.server == .modern))
    #expect((said?["extensions"] != nil) == !(pair.agent == .modern && pair.server == .legacy))
    await agent.finish()
  }
}
