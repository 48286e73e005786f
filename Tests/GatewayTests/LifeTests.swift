import CanonicalJSON
import MCPTransport
import Synchronization
import Testing

@testable import Gateway

/// When servers are started and stopped.
@Suite struct LifeTests {
  /// A clock that the test moves; whoever sleeps wakes when its time has come.
  final class Clock: Sendable {
    private struct State {
      var now = ContinuousClock.now
      var sleepers: [(until: ContinuousClock.Instant, wake: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    let slept = Journal<Duration>()

    var now: ContinuousClock.Instant { state.withLock { $0.now } }

    func sleep(_ duration: Duration) async {
      slept.add(duration)
      await withCheckedContinuation { wake in
        let isDue = state.withLock { state -> Bool in
          guard duration > .zero else { return true }
          state.sleepers.append((state.now.advanced(by: duration), wake))
          return false
        }
        if isDue { wake.resume() }
      }
    }

    func advance(_ duration: Duration) {
      let due = state.withLock { state in
        state.now = state.now.advanced(by: duration)
        let now = state.now
        defer { state.sleepers.removeAll { $0.until <= now } }
        return state.sleepers.filter { $0.until <= now }
      }
      for sleeper in due { sleeper.wake.resume() }
    }
  }

  private func agent(_ entry: TestDirectory.Entry, _ clock: Clock, pause: Duration = .seconds(30)) async throws -> Agent
  {
    try await Agent(
      .legacy,
      [entry],
      limits: {
        $0.firstRest = .seconds(1)
        $0.failures = 3
        $0.pause = pause
      },
      environment: {
        $0.now = { clock.now }
        $0.sleep = { await clock.sleep($0) }
        $0.random = { 1 }
      }
    )
  }

  @Test("a server is started by its first call, once") func lazy() async throws {
    let agent = try await Agent(.legacy, [TestDirectory.Entry("one", Script(.legacy))])
    _ = try await agent.tools()
    #expect(agent.directory.started.all.isEmpty)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await agent.call("one__echo") } }
      try await group.waitForAll()
    }
    #expect(agent.directory.started.all.count == 1)
    await agent.finish()
  }

  @Test("a server that idles is stopped, and started again by the next call") func idle() async throws {
    let clock = Clock()
    let agent = try await agent(TestDirectory.Entry("one", Script(.legacy), idle: .seconds(60)), clock)
    _ = try await agent.call("one__echo")
    try await clock.slept.first { $0 == .seconds(60) }
    clock.advance(.seconds(40))
    _ = try await agent.call("one__echo")
    try await clock.slept.wait(for: 2)
    // The time of the first use is over, that of the second is not.
    clock.advance(.seconds(40))
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == 1)
    try await clock.slept.wait(for: 3)
    clock.advance(.seconds(60))
    let first = try await agent.directory.server(0)
    #expect(await eventually { first.isEnded })
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == 2)
    await agent.finish()
  }

  @Test("a server at work is not stopped") func busy() async throws {
    let clock = Clock()
    let release = Journal<Bool>()
    var script = Script(.legacy)
    script.serve = { talk in
      if talk.params["arguments"]?["wait"] == true { _ = try? await release.wait(for: 1) }
      talk.text("ok")
    }
    let agent = try await agent(TestDirectory.Entry("one", script, idle: .seconds(60)), clock)
    _ = try await agent.call("one__echo")
    let call = Task { try await agent.call("one__echo", ["wait": true]) }
    let server = try await agent.directory.server()
    #expect(await eventually { server.count("tools/call") == 2 })
    clock.advance(.seconds(600))
    #expect(try await agent.ask("ping") == [:])
    #expect(!server.isEnded)
    release.add(true)
    #expect(try await call.value.text == "ok")
    await agent.finish()
  }

  @Test("rests grow from failure to failure; long ones are told, and too many failures are a pause") func rests()
    async throws
  {
    let clock = Clock()
    let isWell = Journal<Bool>()
    var script = Script(.legacy)
    script.serve = { talk in if isWell.all.isEmpty { talk.server.die() } else { talk.text("ok") } }
    let agent = try await agent(TestDirectory.Entry("one", script), clock)
    // One: the server dies in the call. Two: after a rest of one second, which is waited for.
    #expect(try await agent.call("one__echo").text?.contains("ended") ?? false)
    let second = Task { try await agent.call("one__echo") }
    try await clock.slept.first { $0 == .seconds(1) }
    clock.advance(.seconds(1))
    #expect(try await second.value.text?.contains("ended") ?? false)
    let third = Task { try await agent.call("one__echo") }
    try await clock.slept.first { $0 == .seconds(2) }
    clock.advance(.seconds(2))
    #expect(try await third.value.text?.contains("ended") ?? false)
    #expect(agent.directory.started.all.count == 3)
    // Three failures within a minute: nothing is tried before the pause is over.
    let fourth = try await agent.call("one__echo")
    #expect(fourth.isErrorResult)
    #expect(fourth.text?.contains("tried again in 30 s") ?? false, "\(fourth)")
    #expect(agent.directory.started.all.count == 3)
    isWell.add(true)
    clock.advance(.seconds(30))
    #expect(try await agent.call("one__echo").text == "ok")
    #expect(agent.directory.started.all.count == 4)
    await agent.finish()
  }

  @Test("the end of the gateway ends the servers and what is under way") func close() async throws {
    var script = Script(.legacy)
    script.serve = { _ in }
    let agent = try await Agent(.legacy, [TestDirectory.Entry("one", script)])
    let call = Task { try await agent.call("one__echo") }
    let server = try await agent.directory.server()
    #expect(await eventually { server.count("tools/call") == 1 })
    await agent.front.close()
    #expect(server.isEnded)
    #expect(try await call.value.isErrorResult)
    await agent.finish()
  }

  @Test("a thousand calls at once over ten servers of both eras are all answered", arguments: [Era.legacy, .modern])
  func thousand(era: Era) async throws {
    let servers = (0..<10).map { number in
      var script = Script(number.isMultiple(of: 2) ? .legacy : .modern)
      script.serve = { talk in talk.text("\(number) \(talk.params["arguments"]?["n"]?.text ?? "")") }
      return TestDirectory.Entry("s\(number)", script)
    }
    let agent = try await Agent(era, servers)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<1000 {
        group.addTask {
          try await agent.call("s\(number % 10)__echo", ["n": JSON(number)]).text == "\(number % 10) \(number)"
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(agent.judge.settled.all.count == 1000)
    await agent.finish()
  }

  @Test("nothing is kept of a gateway that has ended", arguments: Pair.all) func kept(pair: Pair) async throws {
    struct Trace: Sendable {
      weak let front: GatewayFront?
      weak let server: DownstreamServer?
      weak let connection: Connection?
    }
    func live() async throws -> Trace {
      let agent = try await Agent(pair.agent, [TestDirectory.Entry("one", Script(pair.server))])
      _ = try await agent.call("one__echo")
      let server = try #require(agent.front.servers.first)
      let trace = Trace(front: agent.front, server: server, connection: await server.open)
      #expect(trace.connection != nil)
      await agent.finish()
      return trace
    }
    let trace = try await live()
    #expect(await eventually { trace.connection == nil && trace.server == nil && trace.front == nil })
  }
}
