import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// Tasks pass through: of one revision as part of the protocol, of the next one as an extension.
@Suite struct TaskTests {
  private func legacy(_ name: String) -> TestDirectory.Entry {
    var script = Script(.legacy)
    script.capabilities["tasks"] = ["list": [:], "cancel": [:], "requests": ["tools": ["call": [:]]]]
    let task: JSON = ["taskId": .string("t-\(name)"), "status": "working", "ttl": 1000]
    script.serve = { talk in
      switch talk.method {
      case "tools/call": talk.params["task"] == nil ? talk.text("now") : talk.reply(["task": task])
      case "tasks/get", "tasks/cancel": talk.reply(task.objectValue ?? [:])
      case "tasks/list": talk.reply(["tasks": [task]])
      case "tasks/result": talk.text("the secret of \(name)")
      default: talk.fail(-32601, "no")
      }
    }
    return TestDirectory.Entry(name, script, era: .legacy)
  }

  @Test("a task of 2025-11-25 is made, looked at, listed and fetched where it runs") func core() async throws {
    let agent = try await Agent(.legacy, [legacy("one"), legacy("two")])
    #expect(agent.front.capabilities.others["tasks"]?["requests"]?["tools"]?["call"] == [:])
    for name in ["one", "two"] {
      let made = try await agent.call("\(name)__echo", [:], ["task": ["ttl": 1000]])
      #expect(made["task"]?["taskId"]?.stringValue == "t-\(name)")
    }
    #expect(try await agent.ask("tasks/get", ["taskId": "t-two"])["status"] == "working")
    #expect(try await agent.ask("tasks/result", ["taskId": "t-two"]).text == "the [redacted] of two")
    let all = try await agent.ask("tasks/list")["tasks"]?.arrayValue?.map { $0["taskId"] }
    #expect(all == ["t-one", "t-two"])
    await #expect(throws: CallFailure.self) { try await agent.ask("tasks/get", ["taskId": "t-three"]) }
    // News of a task come through, of its own server only.
    let one = try await agent.directory.server(0)
    one.notify("notifications/tasks/status", ["taskId": "t-two", "status": "failed"])
    one.notify("notifications/tasks/status", ["taskId": "t-one", "status": "completed"])
    let news = try await agent.notifications.first { $0.method == "notifications/tasks/status" }
    #expect(news.params["taskId"] == "t-one")
    await agent.finish()
  }

  private func modern() -> TestDirectory.Entry {
    var script = Script(.modern)
    script.capabilities["extensions"] = [AnswerKind.taskExtension: [:]]
    script.serve = { talk in
      switch talk.method {
      case "tools/call": talk.reply(["resultType": "task", "taskId": "t", "status": "working"])
      case "tasks/get": talk.reply(["taskId": "t", "status": "completed"])
      case "tasks/update": talk.reply(["got": talk.params["inputResponses"] ?? .null])
      default: talk.fail(-32601, "no")
      }
    }
    return TestDirectory.Entry("one", script, era: .modern)
  }

  @Test("a task of the extension is passed to an agent that declared it, and to no other") func extension_()
    async throws
  {
    let agent = try await Agent(.modern, [modern()], capabilities: ["extensions": [AnswerKind.taskExtension: [:]]])
    #expect(try await agent.call("one__echo")["resultType"] == "task")
    #expect(try await agent.ask("tasks/get", ["taskId": "t"])["status"] == "completed")
    #expect(try await agent.ask("tasks/update", ["taskId": "t", "inputResponses": ["k": [:]]])["got"] == ["k": [:]])
    await agent.finish()
    let other = try await Agent(.modern, [modern()])
    await #expect(throws: CallFailure.self) { try await other.call("one__echo") }
    await other.finish()
  }

  @Test("tasks are shown to the revisions that have them") func shown() async throws {
    let agent = try await Agent(.modern, [legacy("one")])
    await #expect(throws: CallFailure.self) { try await agent.ask("tasks/get", ["taskId": "t-one"]) }
    await agent.finish()
  }
}
