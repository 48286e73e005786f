import CanonicalJSON
import MCPTransport
import Testing

@testable import Gateway

/// What a server can do wrong, in both eras, and what the agent gets; the gateway goes on afterwards.
@Suite struct FaultTests {
  enum Fault: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case crashInCall, logLine, twoLinesOfLog, gluedLog, prettyPrinted, badText, torn, carriageReturn
    case duplicateReply, unknownID, stringID, bigReply, tooDeep, duplicateKey, noResult, batchReply

    var testDescription: String { rawValue }
  }

  enum Expected: Sendable {
    case text(String)
    /// A tool result that is an error and says this.
    case errorResult(String)
    /// A JSON-RPC error.
    case error(Int)
  }

  static func frame(_ talk: Talk, _ text: String) -> String {
    let type = talk.era == .modern ? #""resultType":"complete","# : ""
    return #"{"jsonrpc":"2.0","id":"# + talk.id.text + #","result":{"# + type
      + #""content":[{"type":"text","text":""# + text + #""}]}}"#
  }

  static func serve(_ fault: Fault, _ talk: Talk) {
    let frame = frame(talk, "fine")
    switch fault {
    case .crashInCall: talk.server.die()
    case .logLine: talk.server.write("INFO: at work\n\(frame)\n")
    case .twoLinesOfLog: talk.server.write("{\"level\":\"info\"}\nINFO\n\(frame)\n")
    case .gluedLog: talk.server.write("INFO: at work\(frame)\n")
    case .prettyPrinted: talk.server.write(frame.replacing(",", with: ",\n") + "\n")
    case .badText:
      talk.server.write(Array(Self.frame(talk, "x").dropLast(5).utf8) + [0xFF] + Array("\"}]}}\n".utf8))
    case .torn:
      let bytes = Array("\(frame)\n".utf8)
      talk.server.write(Array(bytes.prefix(20)))
      talk.server.write(Array(bytes.dropFirst(20)))
    case .carriageReturn: talk.server.write("\(frame)\r\n")
    case .duplicateReply: talk.server.write("\(frame)\n\(frame)\n")
    case .unknownID: talk.server.write(#"{"jsonrpc":"2.0","id":99999,"result":{}}"# + "\n\(frame)\n")
    case .stringID:
      talk.server.write(#"{"jsonrpc":"2.0","id":""# + talk.id.text + #"","result":{}}"# + "\n\(frame)\n")
    case .bigReply: talk.server.write(Self.frame(talk, String(repeating: "x", count: 8 << 20)) + "\n")
    case .tooDeep:
      let nest = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
      talk.server.write(#"{"jsonrpc":"2.0","id":"# + talk.id.text + #","result":{"a":"# + nest + "}}\n")
    case .duplicateKey:
      talk.server.write(#"{"jsonrpc":"2.0","id":"# + talk.id.text + #","result":{"content":[],"content":[]}}"# + "\n")
    case .noResult: talk.server.write(#"{"jsonrpc":"2.0","id":"# + talk.id.text + #","result":{}}"# + "\n")
    case .batchReply: talk.server.write("[\(frame)]\n")
    }
  }

  static func expected(_ fault: Fault) -> Expected {
    switch fault {
    case .crashInCall: .errorResult("ended: the server closed its output")
    case .gluedLog, .prettyPrinted, .batchReply: .errorResult("no answer within")
    case .badText, .tooDeep, .duplicateKey, .noResult: .error(-32603)
    case .bigReply: .text(String(repeating: "x", count: 8 << 20))
    case .logLine, .twoLinesOfLog, .torn, .carriageReturn, .duplicateReply, .unknownID, .stringID: .text("fine")
    }
  }

  @Test("a fault in a call is answered, and the next call is well", arguments: Pair.all, Fault.allCases)
  func fault(pair: Pair, fault: Fault) async throws {
    var script = Script(pair.server)
    script.serve = { talk in
      if talk.params["arguments"]?["break"] == true { Self.serve(fault, talk) } else { talk.text("well") }
    }
    // Where no answer can be told from noise, the time decides.
    let isSilent = if case .errorResult("no answer within") = Self.expected(fault) { true } else { false }
    let agent = try await Agent(
      pair.agent,
      [TestDirectory.Entry("one", script, call: isSilent ? .milliseconds(50) : .seconds(100))]
    )
    switch Self.expected(fault) {
    case .text(let text): #expect(try await agent.call("one__echo", ["break": true]).text == text)
    case .errorResult(let words):
      let result = try await agent.call("one__echo", ["break": true])
      #expect(result.isErrorResult)
      #expect(result.text?.contains(words) ?? false, "\(result.text ?? "")")
    case .error(let code):
      do {
        _ = try await agent.call("one__echo", ["break": true])
        Issue.record("no error")
      } catch let CallFailure.refused(error) {
        #expect(error.code.number == code)
      }
    }
    if !isSilent { #expect(try await agent.call("one__echo").text == "well") }
    #expect(agent.judge.settled.all.count == (isSilent ? 1 : 2))
    await agent.finish()
  }

  @Test("the end of a server answers every call at once", arguments: Pair.all)
  func everyCall(pair: Pair) async throws {
    var script = Script(pair.server)
    script.serve = { _ in }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script)])
    let calls = (0..<20).map { _ in Task { try await agent.call("one__echo") } }
    // A server that was probed in the other era first is the second one.
    #expect(await eventually { agent.directory.started.all.last?.count("tools/call") == 20 })
    let last = try #require(agent.directory.started.all.last)
    last.die()
    for call in calls {
      let result = try await call.value
      #expect(result.isErrorResult)
      #expect(result.text?.contains("ended") ?? false)
    }
    #expect(await eventually { last.isEnded })
    await agent.finish()
  }

  @Test("a call that takes too long is withdrawn, and its late answer swallowed", arguments: Pair.all)
  func timeout(pair: Pair) async throws {
    var script = Script(pair.server)
    let late = Journal<Bool>()
    script.serve = { talk in
      guard talk.params["arguments"]?["slow"] == true else { return talk.text("well") }
      late.add(await talk.cancelled())
      talk.text("late")
    }
    let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", script, call: .milliseconds(300))])
    let result = try await agent.call("one__echo", ["slow": true])
    #expect(result.isErrorResult && result.text?.contains("no answer within") ?? false)
    #expect(try await late.wait(for: 1) == [true])
    await agent.finish()
  }
}
