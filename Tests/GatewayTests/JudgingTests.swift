import CanonicalJSON
import MCPTransport
import Signing
import Testing

@testable import Gateway

/// Nothing is sent before it is judged, nothing is passed on before it is screened, and everything is settled.
@Suite struct JudgingTests {
  @Test("a refused call never reaches the server, and tells the agent why", arguments: Pair.all)
  func refused(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [TestDirectory.Entry("one", Script(pair.server))],
      judge: TestJudge { _ in .refuse("blocked: ask a person") }
    )
    let result = try await agent.call("one__echo", ["path": "/etc/shadow"])
    #expect(result.isErrorResult && result.text == "blocked: ask a person")
    #expect((result["resultType"] == "complete") == (pair.agent == .modern))
    // Not even a start.
    #expect(agent.directory.started.all.isEmpty)
    #expect(agent.judge.settled.all.isEmpty)
    let action = try #require(agent.judge.asked.all.first)
    #expect(action.server == "one")
    #expect(
      action.subject
        == .tool(name: "echo", arguments: ["path": "/etc/shadow"], definition: Script.tool("echo"))
    )
    #expect(action.clientInfo?["name"] == "agent")
    await agent.finish()
  }

  @Test("the judge has answered before anything is sent") func order() async throws {
    let release = Journal<Bool>()
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", Script(.legacy))],
      judge: TestJudge { action in
        if action.subject.isSlow { _ = try? await release.wait(for: 1) }
        return nil
      }
    )
    #expect(try await agent.call("one__echo").text == "ok")
    let slow = Task { try await agent.call("one__echo", ["slow": true]) }
    #expect(await eventually { agent.judge.asked.all.count == 2 })
    // Another call overtakes the one that is being judged.
    #expect(try await agent.call("one__echo").text == "ok")
    let server = try await agent.directory.server()
    #expect(server.count("tools/call") == 2)
    release.add(true)
    #expect(try await slow.value.text == "ok")
    #expect(server.count("tools/call") == 3)
    await agent.finish()
  }

  @Test("resources, prompts and completions are judged too", arguments: Pair.all) func kinds(pair: Pair) async throws {
    let agent = try await Agent(
      pair.agent,
      [TestDirectory.Entry("one", Script(pair.server))],
      judge: TestJudge { _ in .refuse("no") }
    )
    for (method, params) in [
      ("resources/read", ["uri": "test://b/y"]), ("prompts/get", ["name": "one__greet", "arguments": ["who": "x"]]),
      (
        "completion/complete",
        ["ref": ["type": "ref/prompt", "name": "one__greet"], "argument": ["name": "who", "value": "a"]]
      ),
    ] as [(String, JSONObject)] {
      do {
        _ = try await agent.ask(method, params)
        Issue.record("\(method) went on")
      } catch let CallFailure.refused(error) {
        #expect(error.message == "no")
      }
    }
    #expect(
      agent.judge.asked.all.map(\.subject) == [
        .resource(uri: "test://b/y"),
        .prompt(
          name: "greet",
          arguments: ["who": "x"],
          definition: ["name": "greet", "arguments": [["name": "who", "required": true]]]
        ),
        .completion(of: "greet", argument: "who", value: "a"),
      ]
    )
    #expect(agent.directory.started.all.isEmpty)
    await agent.finish()
  }

  @Test("what was taken out is gone and noted", arguments: Pair.all) func screened(pair: Pair) async throws {
    var script = Script(pair.server)
    script.serve = {
      $0.reply(["content": [["type": "text", "text": "the secret"]], "structuredContent": ["k": "secret"]])
    }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script)])
    let result = try await agent.call("one__echo")
    #expect(result.text == "the [redacted]")
    #expect(result["structuredContent"] == ["k": "[redacted]"])
    guard case .completed(let receipt) = try #require(agent.judge.settled.all.first).outcome else {
      Issue.record("not completed")
      return
    }
    #expect(receipt.notes == [ScreenNote(kind: "secret", count: 1)])
    #expect(receipt.size > 50)
    #expect(!receipt.isError)
    await agent.finish()
  }

  @Test("the digest is that of what was passed on") func digest() async throws {
    var script = Script(.legacy)
    script.serve = { $0.text("fine") }
    let agent = try await Agent(.legacy, [TestDirectory.Entry("one", script)])
    let result = try await agent.call("one__echo")
    guard case .completed(let receipt) = try #require(agent.judge.settled.all.first).outcome else {
      Issue.record("not completed")
      return
    }
    #expect(receipt.digest == SHA256.hash(JSON.object(result).serialized()))
    await agent.finish()
  }

  @Test("an answer that is withheld is an error result", arguments: Pair.all) func withheld(pair: Pair) async throws {
    var script = Script(pair.server)
    script.serve = { $0.text("poison") }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script)])
    let result = try await agent.call("one__echo")
    #expect(result.isErrorResult && result.text == "the answer addresses the model")
    let isWithheld = if case .withheld = agent.judge.settled.all.first?.outcome { true } else { false }
    #expect(isWithheld)
    await agent.finish()
  }

  @Test("the text of an error, of progress and of a log message is screened", arguments: Pair.all)
  func beside(pair: Pair) async throws {
    var script = Script(pair.server)
    script.serve = { talk in
      talk.server.notify("notifications/message", ["level": "error", "data": "a secret"])
      talk.server.notify(
        "notifications/progress",
        ["progressToken": talk.token ?? .null, "progress": 1, "message": "secret"]
      )
      talk.fail(-32000, "the secret failed", data: ["k": "secret"])
    }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script)])
    if pair.agent == .legacy { _ = try await agent.ask("logging/setLevel", ["level": "debug"]) }
    let progress = Journal<JSONObject>()
    do {
      _ = try await agent.call("one__echo", logLevel: .debug) { progress.add($0) }
      Issue.record("no error")
    } catch let CallFailure.refused(error) {
      #expect(error.message == "the [redacted] failed")
      #expect(error.data == ["k": "[redacted]"])
    }
    #expect(progress.all.first?["message"] == "[redacted]")
    #expect(agent.notifications.all.first?.params["data"] == "a [redacted]")
    await agent.finish()
  }

  @Test("a tool is called as often as its record allows") func rate() async throws {
    let agent = try await Agent(.modern, [TestDirectory.Entry("one", Script(.modern), perMinute: 2)])
    for _ in 0..<2 { #expect(try await agent.call("one__echo").text == "ok") }
    let third = try await agent.call("one__echo")
    #expect(third.isErrorResult)
    #expect(third.text?.contains("within a minute") ?? false)
    #expect(agent.judge.asked.all.count == 2)
    await agent.finish()
  }

  @Test("the minute of a rate is the last one") func window() {
    let rates = RateLimit()
    let start = ContinuousClock.now
    #expect(rates.admits("t", of: "s", limit: 1, at: start))
    #expect(!rates.admits("t", of: "s", limit: 1, at: start.advanced(by: .seconds(59))))
    #expect(rates.admits("u", of: "s", limit: 1, at: start))
    #expect(rates.admits("t", of: "s", limit: 1, at: start.advanced(by: .seconds(61))))
  }
}

extension GatewayAction.Subject {
  fileprivate var isSlow: Bool {
    if case .tool(_, let arguments, _) = self { arguments["slow"] == true } else { false }
  }
}
