import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// What holds for every pair of eras.
@Suite struct PairTests {
  private func entry(_ pair: Pair, _ serve: @escaping @Sendable (Talk) async -> Void) -> TestDirectory.Entry {
    var script = Script(pair.server)
    script.serve = serve
    return TestDirectory.Entry("one", script)
  }

  @Test("a call goes over and comes back, fields that nobody knows included", arguments: Pair.all)
  func call(pair: Pair) async throws {
    let number = try JSON.parse(Array("1.0".utf8))
    let agent = try await Agent(
      pair.agent,
      [
        entry(pair) { talk in
          talk.reply([
            "content": [["type": "text", "text": "hi", "x-own": 1]], "structuredContent": ["a": number],
            "x-more": ["b"],
            "_meta": ["example.org/k": "v"],
          ])
        }
      ]
    )
    let result = try await agent.call(
      "one__echo",
      ["n": number],
      ["_meta": ["example.org/trace": "t"], "x-param": true]
    )
    #expect(result["content"]?.arrayValue?.first?["x-own"] == 1)
    #expect(result["structuredContent"]?["a"] == number)
    #expect(result["x-more"] == ["b"])
    #expect(result["_meta"]?["example.org/k"] == "v")
    #expect((result["resultType"] == "complete") == (pair.agent == .modern))
    let server = try await agent.directory.server(agent.directory.started.all.count - 1)
    let asked = try await server.heard.first { $0["method"] == "tools/call" }
    #expect(asked["params"]?["name"] == "echo")
    #expect(asked["params"]?["x-param"] == true)
    #expect(asked["params"]?["arguments"]?["n"] == number)
    #expect(asked["params"]?["_meta"]?["example.org/trace"] == "t")
    #expect((asked["params"]?["_meta"]?[MetaKey.protocolVersion] == "2026-07-28") == (pair.server == .modern))
    await agent.finish()
  }

  @Test("progress comes under the agent's own token, in order, before the answer", arguments: Pair.all)
  func progress(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [
        entry(pair) { talk in
          for value in Array(1...500) + [500, 7] {
            talk.server.notify(
              "notifications/progress",
              ["progressToken": talk.token ?? .null, "progress": JSON(value), "total": 500, "message": "m"]
            )
          }
          talk.server.notify(
            "notifications/progress",
            ["progressToken": talk.token ?? .null, "progress": 501, "message": "slow"]
          )
          talk.text("done")
          talk.server.notify("notifications/progress", ["progressToken": talk.token ?? .null, "progress": 9])
        }
      ]
    )
    let seen = Journal<JSON?>()
    let result = try await agent.call("one__echo") { seen.add($0["progress"]) }
    #expect(result.text == "done")
    #expect(seen.all.compactMap { $0?.intValue } == Array(1...501))
    await agent.finish()
  }

  @Test("without a token the server is not asked for progress", arguments: Pair.all)
  func noProgress(pair: Pair) async throws {
    let agent = try await Agent(pair.agent, [entry(pair) { $0.text($0.token == nil ? "none" : "token") }])
    #expect(try await agent.call("one__echo").text == "none")
    await agent.finish()
  }

  @Test("a cancellation reaches the server under its own id, and the late answer goes nowhere", arguments: Pair.all)
  func cancellation(pair: Pair) async throws {
    let cancelled = Journal<Bool>()
    let agent = try await Agent(
      pair.agent,
      [
        entry(pair) { talk in
          guard talk.name == "echo", talk.params["arguments"]?["wait"] == true else { return talk.text("next") }
          cancelled.add(await talk.cancelled())
          talk.text("late")
        }
      ]
    )
    let call = Task { try await agent.call("one__echo", ["wait": true]) }
    _ = try await agent.directory.started.wait(for: 1)
    #expect(
      await eventually {
        agent.directory.started.all.contains { $0.count("tools/call") == 1 }
      }
    )
    call.cancel()
    await #expect(throws: CallFailure.self) { try await call.value }
    #expect(try await cancelled.wait(for: 1) == [true])
    #expect(try await agent.call("one__echo").text == "next")
    let settled = try await agent.judge.settled.wait(for: 2)
    #expect(settled.first?.outcome == .cancelled)
    await agent.finish()
  }

  @Test("errors and error results are passed on", arguments: Pair.all)
  func errors(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [
        entry(pair) { talk in
          if talk.params["arguments"]?["hard"] == true {
            talk.fail(-32602, "no such thing", data: ["why": 1])
          } else {
            talk.reply(["content": [["type": "text", "text": "soft"]], "isError": true])
          }
        }
      ]
    )
    let soft = try await agent.call("one__echo")
    #expect(soft.isErrorResult && soft.text == "soft")
    do {
      _ = try await agent.call("one__echo", ["hard": true])
      Issue.record("no error")
    } catch let CallFailure.refused(error) {
      #expect(error.code.number == -32602)
      #expect(error.message == "no such thing")
      #expect(error.data == ["why": 1])
    }
    await agent.finish()
  }

  @Test("log messages reach an agent that asked for their level", arguments: Pair.all)
  func logs(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [
        entry(pair) { talk in
          talk.server.notify("notifications/message", ["level": "debug", "data": "low"])
          talk.server.notify("notifications/message", ["level": "error", "data": "high", "logger": "db"])
          talk.text("done")
        }
      ]
    )
    if pair.agent == .legacy { _ = try await agent.ask("logging/setLevel", ["level": "warning"]) }
    _ = try await agent.call("one__echo", logLevel: .warning)
    let heard = try await agent.notifications.wait(for: 1)
    #expect(heard.map { $0.params["data"] } == ["high"])
    #expect(heard.first?.params["logger"] == "one/db")
    let levels = agent.directory.started.all.flatMap(\.heard.all)
    if pair.server == .legacy {
      #expect(levels.contains { $0["method"] == "logging/setLevel" && $0["params"]?["level"] == "warning" })
    } else {
      #expect(
        levels.contains { $0["method"] == "tools/call" && $0["params"]?["_meta"]?[MetaKey.logLevel] == "warning" }
      )
    }
    await agent.finish()
  }

  @Test("many calls at once each get their own answer", arguments: Pair.all)
  func concurrency(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [entry(pair) { talk in talk.text(talk.params["arguments"]?["n"]?.stringValue ?? "") }]
    )
    try await withThrowingTaskGroup(of: (String, String?).self) { group in
      for number in 0..<200 {
        group.addTask { (String(number), try await agent.call("one__echo", ["n": .string(String(number))]).text) }
      }
      for try await (sent, answered) in group { #expect(sent == answered) }
    }
    await agent.finish()
  }
}
