import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// Servers that ask the agent in the middle of a call.
@Suite struct QuestionTests {
  static let form: JSONObject = [
    "message": "who are you",
    "requestedSchema": ["type": "object", "properties": ["name": ["type": "string"]]],
  ]

  /// A server that asks the questions one after the other, in the way of its era, and tells what it was answered.
  static func asking(_ questions: [(String, JSONObject)]) -> @Sendable (Talk) async -> Void {
    { talk in
      if talk.era == .legacy {
        var answers: [String] = []
        for (method, params) in questions {
          let answer = await talk.ask(method, params)
          answers.append((answer["result"] ?? answer["error"] ?? .null).text)
        }
        return talk.text(answers.joined(separator: " "))
      }
      let heard = talk.params["requestState"]?.stringValue ?? ""
      let place = heard.split(separator: "|").count
      var state = heard
      if place > 0 || !heard.isEmpty, let answer = talk.params["inputResponses"]?["k"] { state += "\(answer.text)|" }
      let done = state.split(separator: "|").count
      guard done < questions.count else { return talk.text(state.split(separator: "|").joined(separator: " ")) }
      let (method, params) = questions[done]
      talk.reply([
        "resultType": "input_required", "requestState": .string(state.isEmpty ? " " : state),
        "inputRequests": ["k": ["method": .string(method), "params": .object(params)]],
      ])
    }
  }

  static let answers: @Sendable (String) -> JSONObject? = { method in
    switch method {
    case "elicitation/create": ["action": "accept", "content": ["name": "ann"]]
    case "sampling/createMessage": ["role": "assistant", "content": ["type": "text", "text": "hm"], "model": "m"]
    case "roots/list": ["roots": [["uri": "file:///r"]]]
    default: nil
    }
  }

  /// Calls, and answers whatever a modern agent is asked until there is a result.
  static func converse(
    _ agent: Agent,
    _ answers: @Sendable (String) -> JSONObject? = answers
  ) async throws -> (result: JSONObject, rounds: [JSONObject]) {
    var more = JSONObject()
    var rounds: [JSONObject] = []
    while rounds.count < 12 {
      let result = try await agent.call("one__echo", ["a": 1], more)
      guard result["resultType"] == "input_required" else { return (result, rounds) }
      rounds.append(result)
      var responses = JSONObject()
      for member in result["inputRequests"]?.objectValue?.members ?? [] {
        responses[member.name] = answers(member.value["method"]?.stringValue ?? "").map(JSON.object)
      }
      more = ["inputResponses": .object(responses)]
      more["requestState"] = result["requestState"]
    }
    throw Journal<String>.Silence(description: "too many rounds")
  }

  private func agent(
    _ pair: Pair,
    capabilities: JSONObject = Agent.everything,
    judge: TestJudge = TestJudge(),
    limits: (inout GatewayLimits) -> Void = { _ in },
    _ serve: @escaping @Sendable (Talk) async -> Void
  ) async throws -> Agent {
    var script = Script(pair.server)
    script.serve = serve
    return try await Agent(
      pair.agent,
      [TestDirectory.Entry("one", script, era: pair.server)],
      capabilities: capabilities,
      judge: judge,
      limits: limits,
      answer: { question in
        if let answer = Self.answers(question.method) { question.answer(answer) }
      }
    )
  }

  @Test("all three kinds of question are brought to the agent and answered", arguments: Pair.all)
  func questions(pair: Pair) async throws {
    let agent = try await agent(
      pair,
      Self.asking([
        ("elicitation/create", Self.form), ("sampling/createMessage", ["messages": [], "maxTokens": 5]),
        ("roots/list", [:]),
      ])
    )
    let (result, rounds) = try await Self.converse(agent)
    #expect(result.text?.contains(#"{"action":"accept","content":{"name":"ann"}}"#) ?? false, "\(result)")
    #expect(result.text?.contains(#""model":"m""#) ?? false)
    #expect(result.text?.contains("file:///r") ?? false)
    #expect(rounds.count == (pair.agent == .modern ? 3 : 0))
    // Each try of a modern agent is judged anew, and settled.
    #expect(agent.judge.asked.all.map(\.isRetry) == (pair.agent == .modern ? [false, true, true, true] : [false]))
    #expect(agent.judge.settled.all.count == agent.judge.asked.all.count)
    if pair.agent == .modern {
      let isAsked = if case .asked = agent.judge.settled.all.first?.outcome { true } else { false }
      #expect(isAsked)
    }
    await agent.finish()
  }

  @Test("what the agent did not declare is not asked of it", arguments: Pair.all)
  func undeclared(pair: Pair) async throws {
    let agent = try await agent(
      pair,
      capabilities: ["roots": [:]],
      Self.asking([("elicitation/create", Self.form)])
    )
    if pair.server == .legacy {
      let text = try await agent.call("one__echo").text
      #expect(text?.contains("-32601") ?? false)
    } else {
      await #expect(throws: CallFailure.self) { try await agent.call("one__echo") }
    }
    await agent.finish()
  }

  @Test("the text of a question is screened", arguments: Pair.all) func screened(pair: Pair) async throws {
    let agent = try await agent(
      pair,
      Self.asking([("elicitation/create", ["message": "poison", "requestedSchema": [:]])])
    )
    let result = try? await agent.call("one__echo")
    #expect(result?["resultType"] != "input_required")
    #expect(result?.text?.contains("ann") != true)
    await agent.finish()
  }

  // MARK: A modern agent and a legacy server

  static let bridged = Pair(agent: .modern, server: .legacy)

  @Test("a state is good for one try, and for the same call only") func state() async throws {
    let agent = try await agent(Self.bridged, Self.asking([("roots/list", [:])]))
    let first = try await agent.call("one__echo", ["a": 1])
    let state = try #require(first["requestState"])
    // Another call's parameters: refused, and the call that waited is given up.
    do {
      _ = try await agent.call("one__echo", ["a": 2], ["requestState": state])
      Issue.record("accepted")
    } catch let CallFailure.refused(error) { #expect(error.code.number == -32602) }
    do {
      _ = try await agent.call("one__echo", ["a": 1], ["requestState": state])
      Issue.record("accepted twice")
    } catch let CallFailure.refused(error) { #expect(error.code.number == -32602) }
    let server = try await agent.directory.server()
    try await server.heard.first("cancellation") { $0["method"] == "notifications/cancelled" }
    #expect(agent.front.parked.count == 0)
    await agent.finish()
  }

  @Test("an answer that is missing is asked for again") func missing() async throws {
    let agent = try await agent(Self.bridged, Self.asking([("elicitation/create", Self.form)]))
    let tries = Counter()
    let (result, rounds) = try await Self.converse(agent) { method in
      tries.next() < 3 ? nil : Self.answers(method)
    }
    #expect(rounds.count == 3)
    #expect(Set(rounds.compactMap { $0["requestState"] }).count == 3)
    #expect(result.text?.contains("ann") ?? false)
    await agent.finish()
  }

  @Test("a retry that is refused ends the call that waits") func refusedRetry() async throws {
    let judge = TestJudge { $0.isRetry ? .refuse("not now") : nil }
    let agent = try await agent(Self.bridged, judge: judge, Self.asking([("roots/list", [:])]))
    let (result, _) = try await Self.converse(agent)
    #expect(result.isErrorResult && result.text == "not now")
    let server = try await agent.directory.server()
    try await server.heard.first("cancellation") { $0["method"] == "notifications/cancelled" }
    await agent.finish()
  }

  @Test("a call that nobody comes back for is given up") func abandoned() async throws {
    let agent = try await agent(
      Self.bridged,
      limits: { $0.parking = .milliseconds(20) },
      Self.asking([("roots/list", [:])])
    )
    _ = try await agent.call("one__echo")
    let server = try await agent.directory.server()
    try await server.heard.first("cancellation") { $0["method"] == "notifications/cancelled" }
    #expect(agent.front.parked.count == 0)
    await agent.finish()
  }

  @Test("of too many calls that wait the oldest is given up") func crowded() async throws {
    let agent = try await agent(Self.bridged, limits: { $0.parkedCalls = 2 }, Self.asking([("roots/list", [:])]))
    var states: [JSON] = []
    for _ in 0..<3 { states.append(try #require(try await agent.call("one__echo", ["a": 1])["requestState"])) }
    await #expect(throws: CallFailure.self) {
      try await agent.call("one__echo", ["a": 1], ["requestState": states[0]])
    }
    #expect(agent.front.parked.count == 2)
    await agent.finish()
  }

  @Test("a server that dies while its question is open fails the retry") func death() async throws {
    let agent = try await agent(Self.bridged, Self.asking([("roots/list", [:])]))
    let first = try await agent.call("one__echo", ["a": 1])
    try await agent.directory.server().die()
    let result = try await agent.call("one__echo", ["a": 1], ["requestState": first["requestState"] ?? ""])
    #expect(result.isErrorResult && result.text?.contains("ended") ?? false)
    await agent.finish()
  }

  @Test("a question that came before any call waits for one") func early() async throws {
    let answered = Journal<JSON>()
    var script = Script(.legacy)
    script.tools = { [Script.tool("echo")] }
    script.serve = { talk in
      // Asked at the start of the session; the call itself asks nothing.
      let answer = try? await talk.server.heard.first("roots") { $0["id"] == "early" }
      answered.add(answer ?? .null)
      talk.text("done")
    }
    let agent = try await Agent(.modern, [TestDirectory.Entry("one", script, era: .legacy)])
    let call = Task { try await Self.converse(agent) }
    let server = try await agent.directory.server()
    server.write(["jsonrpc": "2.0", "id": "early", "method": "roots/list"])
    #expect(try await call.value.result.text == "done")
    #expect(try await answered.wait(for: 1).first?["result"]?["roots"] == [["uri": "file:///r"]])
    await agent.finish()
  }

  @Test("a demand for a URL becomes a round of questions") func url() async throws {
    let demand: JSON = [
      "elicitations": [["mode": "url", "elicitationId": "e", "url": "https://example.org/", "message": "go there"]]
    ]
    let calls = Counter()
    let agent = try await agent(Self.bridged) { talk in
      // The first try of each of the two calls.
      if calls.next() != 2 {
        talk.fail(-32042, "go", data: demand)
      } else {
        talk.text("welcome")
      }
    }
    let (result, rounds) = try await Self.converse(agent) { _ in ["action": "accept"] }
    #expect(result.text == "welcome")
    let question = rounds.first?["inputRequests"]?.objectValue?.members.first?.value
    #expect(question?["params"]?["url"] == "https://example.org/")
    #expect(question?["params"]?["elicitationId"] == nil)
    let declined = try await Self.converse(agent) { _ in ["action": "decline"] }
    #expect(declined.result.isErrorResult)
    await agent.finish()
  }

  // MARK: A legacy agent and a modern server

  @Test("rounds without an end are ended") func endless() async throws {
    let agent = try await agent(Pair(agent: .legacy, server: .modern), limits: { $0.rounds = 3 }) { talk in
      talk.reply(["resultType": "input_required", "requestState": "more"])
    }
    await #expect(throws: CallFailure.self) { try await agent.call("one__echo") }
    let server = try await agent.directory.server()
    #expect(server.count("tools/call") == 3)
    await agent.finish()
  }

  @Test("a legacy agent that cancels ends the question to it and the call") func cancelledQuestion() async throws {
    let asked = Journal<PeerRequest>()
    let withdrawn = Journal<Bool>()
    var script = Script(.legacy)
    script.serve = { talk in
      talk.server.write(["jsonrpc": "2.0", "id": "q", "method": "elicitation/create", "params": .object(Self.form)])
      _ = await talk.cancelled()
      talk.server.notify("notifications/cancelled", ["requestId": "q"])
    }
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", script)],
      answer: { question in
        question.onWithdrawal { withdrawn.add(true) }
        asked.add(question)
      }
    )
    let call = Task { try await agent.call("one__echo") }
    try await asked.wait(for: 1)
    call.cancel()
    try await withdrawn.wait(for: 1)
    await agent.finish()
  }

  @Test("a legacy agent's progress on a question reaches the server under the server's own token")
  func agentProgress() async throws {
    let asked = Journal<PeerRequest>()
    var script = Script(.legacy)
    script.serve = { talk in
      var params = Self.form
      params["_meta"] = ["progressToken": "mine", "example.org/x": 1]
      _ = await talk.ask("elicitation/create", params)
      talk.text("done")
    }
    let agent = try await Agent(
      .legacy,
      [TestDirectory.Entry("one", script), TestDirectory.Entry("two", script)],
      answer: { asked.add($0) }
    )
    let calls = ["one", "two"].map { name in Task { try await agent.call("\(name)__echo").text } }
    let questions = try await asked.wait(for: 2)
    let tokens = questions.compactMap { $0.params["_meta"]?["progressToken"] }
    #expect(Set(tokens).count == 2)
    #expect(questions.allSatisfy { $0.params["_meta"]?["example.org/x"] == 1 })
    for token in tokens {
      for value in 1...3 {
        await agent.tell("notifications/progress", ["progressToken": token, "progress": JSON(value)])
      }
    }
    await agent.tell("notifications/progress", ["progressToken": "mine", "progress": 9])
    // The reports are on the wire before the answers.
    for question in questions { question.answer(["action": "decline"]) }
    for call in calls { #expect(try await call.value == "done") }
    for server in agent.directory.started.all {
      let reports = server.heard.all.filter { $0["method"] == "notifications/progress" }
      #expect(reports.map { $0["params"]?["progress"] } == [1, 2, 3])
      #expect(reports.allSatisfy { $0["params"]?["progressToken"] == "mine" })
    }
    await agent.finish()
  }
}
