import Glibc
import Testing

@testable import MCPTransport

@Suite("children: how they end")
struct ChildEndTests {
  @Test(
    "the end is told",
    arguments: [
      ("exit 0", ChildEnd.exited(0)), ("exit 7", .exited(7)), ("kill -9 $$", .signalled(9)),
      ("kill -15 $$", .signalled(15)),
    ]
  )
  func ends(script: String, expected: ChildEnd) async throws {
    let child = try await Fixture.start(shell: script)
    #expect(await child.end() == expected)
    // Told again to whoever asks later.
    #expect(await child.stop() == expected)
  }

  @Test("a child that reads its input ends by the end of it")
  func endOfInput() async throws {
    let child = try await Fixture.start("/bin/cat", [])
    _ = write(child.input, "hello\n", 6)
    #expect(child.line() == "hello")
    #expect(await child.stop() == .exited(0))
  }

  @Test("a child that does not mind its input gets SIGTERM")
  func terminate() async throws {
    let child = try await Fixture.start(shell: "trap 'exit 5' TERM; echo ready; while :; do sleep 0.05; done")
    #expect(child.line() == "ready")
    #expect(await child.stop(grace: .milliseconds(300)) == .exited(5))
  }

  @Test("a child that ignores SIGTERM and its input, and closes its output, is killed")
  func ignoring() async throws {
    let child = try await Fixture.start(
      python: """
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print("ready", flush=True)
        os.close(1)
        while True: time.sleep(1)
        """
    )
    #expect(child.everything() == "ready\n")
    #expect(await child.stop(grace: .milliseconds(200)) == .signalled(9))
    #expect(!isThere(child.pid))
  }

  @Test("a child that is blocked in writing sees the end of its input, because its output is drained")
  func blockedInWriting() async throws {
    let child = try await Fixture.start(
      python: "sys.stdout.write('x' * (4 << 20)); sys.stdout.flush(); sys.stdin.read(); os._exit(6)"
    )
    #expect(await child.stop(grace: .seconds(60)) == .exited(6))
  }

  @Test("standard error without end is drained and bounded, and holds up no end")
  func endlessErrors() async throws {
    let child = try await Fixture.start(shell: "yes err >&2 & echo ready; while :; do sleep 1; done")
    #expect(child.line() == "ready")
    while child.stderrTail().utf8.count < 16_384 { usleep(1000) }
    #expect(await child.stop(grace: .milliseconds(100)) == .signalled(15))
    #expect(child.stderrTail().utf8.count == 16_384)
  }

  @Test("who stops it at the same time gets the same end")
  func stoppedTogether() async throws {
    let child = try await Fixture.start(shell: "trap '' TERM; echo ready; while :; do sleep 1; done")
    #expect(child.line() == "ready")
    let ends = await withTaskGroup(of: ChildEnd.self) { group in
      for _ in 0..<20 { group.addTask { await child.stop(grace: .milliseconds(50)) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ends == Array(repeating: .signalled(9), count: 20))
  }

  @Test("descendants that wake each other out of the freeze and start ever more are ended")
  func waking() async throws {
    let child = try await Fixture.start(
      python: """
        r, w = os.pipe()
        victims = []
        for _ in range(3):
            pid = os.fork()
            if pid == 0:
                os.setsid()
                signal.signal(signal.SIGCHLD, signal.SIG_IGN)
                while True:
                    if os.fork() == 0: time.sleep(0.02); os._exit(0)
                    time.sleep(0.001)
            victims.append(pid)
        wakers = []
        for _ in range(6):
            pid = os.fork()
            if pid == 0:
                os.setsid()
                os.write(w, b".")
                while True:
                    for pid in victims + wakers:
                        try: os.kill(pid, signal.SIGCONT)
                        except OSError: pass
            wakers.append(pid)
        seen = 0
        while seen < 6: seen += len(os.read(r, 100))
        print(*victims, *wakers, flush=True)
        os._exit(4)
        """
    )
    let all = numbers(child.line())
    #expect(all.count == 9)
    #expect(await child.end() == .exited(4))
    #expect(all.filter(isThere) == [])
  }

  @Test("detached grandchildren are ended with the child", arguments: ["exit", "stop", "release"])
  func grandchildren(way: String) async throws {
    var child: ChildProcess? = try await Fixture.start(
      python: """
        r, w = os.pipe()
        def deep(levels):
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.setsid()
            if os.fork(): os._exit(0)
            os.setsid()
            if levels and os.fork() == 0: deep(levels - 1)
            os.write(w, b"%d " % os.getpid())
            while True: time.sleep(1)
        for _ in range(3):
            if os.fork() == 0: deep(2)
        seen = b""
        while seen.count(b" ") < 9: seen += os.read(r, 100)
        print(seen.decode(), flush=True)
        if "\(way)" == "exit": os._exit(3)
        while True: time.sleep(1)
        """
    )
    let all = numbers(child?.line() ?? "")
    #expect(all.count == 9)
    if way == "exit" { #expect(await child?.end() == .exited(3)) }
    if way == "stop" { #expect(await child?.stop(grace: .milliseconds(100)) == .signalled(15)) }
    if way == "release" {
      child = nil
      for _ in 0..<2000 where all.contains(where: isThere) { try await Task.sleep(for: .milliseconds(5)) }
    }
    #expect(all.filter(isThere) == [])
  }

  @Test("a supervisor that is killed loses the child, which dies with its session")
  func lostSupervisor() async throws {
    let child = try await Fixture.start(
      python: """
        r, w = os.pipe()
        other = os.fork()
        if other == 0:
            os.setpgid(0, 0)
            os.write(w, b".")
            time.sleep(1000)
        os.read(r, 1)
        print(os.getppid(), other, flush=True)
        time.sleep(1000)
        """
    )
    let seen = numbers(child.line())
    try #require(seen.count == 2)
    kill(seen[0], SIGKILL)
    #expect(await child.end() == .lost)
    for _ in 0..<2000 where isAlive(child.pid) || isAlive(seen[1]) { try await Task.sleep(for: .milliseconds(5)) }
    // Whoever takes orphans here may not reap them.
    #expect(!isAlive(child.pid) && !isAlive(seen[1]))
  }
}
