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
    let child = try Fixture.start(shell: script)
    #expect(await child.end() == expected)
    // Told again to whoever asks later.
    #expect(await child.stop() == expected)
  }

  @Test("a child that reads its input ends by the end of it")
  func endOfInput() async throws {
    let child = try Fixture.start("/bin/cat", [])
    _ = write(child.input, "hello\n", 6)
    #expect(child.line() == "hello")
    #expect(await child.stop() == .exited(0))
  }

  @Test("a child that does not mind its input gets SIGTERM")
  func terminate() async throws {
    let child = try Fixture.start(shell: "trap 'exit 5' TERM; echo ready; while :; do sleep 0.05; done")
    #expect(child.line() == "ready")
    #expect(await child.stop(grace: .milliseconds(300)) == .exited(5))
  }

  @Test("a child that ignores SIGTERM and its input, and closes its output, is killed")
  func ignoring() async throws {
    let child = try Fixture.start(
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

  @Test("detached grandchildren are ended with the child", arguments: ["exit", "stop", "release"])
  func grandchildren(way: String) async throws {
    var child: ChildProcess? = try Fixture.start(
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
      for _ in 0..<1000 where all.contains(where: isThere) { usleep(5000) }
    }
    #expect(all.filter(isThere) == [])
  }

  @Test("a supervisor that is killed loses the child, which dies")
  func lostSupervisor() async throws {
    let child = try Fixture.start(python: "import os, time; print(os.getppid(), flush=True); time.sleep(1000)")
    let supervisor = try #require(Int32(child.line()))
    kill(supervisor, SIGKILL)
    #expect(await child.end() == .lost)
    for _ in 0..<1000 where isThere(child.pid) { usleep(5000) }
    #expect(!isThere(child.pid))
  }
}
