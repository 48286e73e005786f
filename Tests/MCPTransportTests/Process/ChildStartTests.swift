import Glibc
import TestSupport
import Testing

@testable import MCPTransport

@Suite("children: how they start")
struct ChildStartTests {
  @Test("nothing is inherited but the three streams, the named environment, and default signals")
  func surroundings() async throws {
    let child = try Fixture.start(
      python: """
        fds = sorted(int(f) for f in os.listdir("/proc/self/fd"))
        status = dict(l.split(":", 1) for l in open("/proc/self/status"))
        env = sorted(k for k in os.environ if k != "LC_CTYPE")
        print(fds[:3], len(fds), env, status["SigBlk"].strip(), os.getpid() == os.getsid(0) == os.getpgid(0), os.getcwd())
        """
    )
    // The fourth descriptor is the listing's own.
    #expect(child.line() == "[0, 1, 2] 4 ['PATH'] 0000000000000000 True /")
    _ = await child.stop()
  }

  @Test("ignored signals are not inherited")
  func signals() async throws {
    signal(SIGPIPE, SIG_IGN)
    let child = try Fixture.start("/bin/grep", ["SigIgn", "/proc/self/status"])
    let mask = try #require(UInt64(child.line().dropFirst("SigIgn:\t".count), radix: 16))
    // Signals 32 and 33 belong to the C library, which lets nobody reset them.
    #expect(mask & ~0x1_8000_0000 == 0)
    _ = await child.stop()
  }

  @Test(
    "what cannot be started is refused with path and remedy",
    arguments: [
      ("/nowhere/tool", "/", "`/nowhere/tool` does not exist"), ("/etc", "/", "`/etc` is no file"),
      ("/etc/passwd", "/", "chmod +x"), ("tool", "/", "no absolute path"),
      ("/bin/true", "/nowhere", "`/nowhere` of `/bin/true` cannot be entered"),
      ("/bin/true", "here", "no absolute path"), ("/bin/t\0rue", "/", "NUL"),
    ]
  )
  func refused(program: String, directory: String, words: String) {
    let error = #expect(throws: TransportError.self) {
      try ChildProcess.start(ChildDefinition(program: program, directory: directory), limits: Fixture.limits())
    }
    #expect(error?.description.contains(words) == true)
  }

  @Test("a program that the kernel cannot execute is told")
  func notExecutable() throws {
    let scratch = Scratch()
    let path = scratch.path("tool")
    let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o755)
    _ = write(file, "#!/nowhere/interpreter\n", 23)
    close(file)
    let error = #expect(throws: TransportError.self) {
      try ChildProcess.start(ChildDefinition(program: path), limits: Fixture.limits())
    }
    #expect(error?.code == .childNotStarted)
    #expect(error?.description.contains("`\(path)` cannot be executed") == true)
  }

  @Test("a megabyte on standard error is drained, and its end kept, control characters visible")
  func errors() async throws {
    let child = try Fixture.start(
      python: "import sys; sys.stderr.write('x' * 1048576 + '\\nlast \\x1b[31m\\n'); sys.stderr.flush(); print('done')"
    )
    #expect(child.line() == "done")
    #expect(await child.end() == .exited(0))
    #expect(child.stderrTail().utf8.count <= 16_384 + 8)
    #expect(child.stderrTail().hasSuffix("\nlast \\u{1b}[31m\n"))
  }

  @Test("the environment is the minimal one and what is named")
  func environment() {
    let full = [
      "HOME": "/h", "PATH": "/bin", "LC_ALL": "C", "AWS_SECRET_ACCESS_KEY": "s", "LD_PRELOAD": "/x.so",
      "TERM": "() { :; }; evil",
    ]
    let expected = ["HOME": "/other", "PATH": "/bin", "LC_ALL": "C", "TOKEN": "t"]
    #expect(ChildEnvironment.minimal(from: full, adding: ["TOKEN": "t", "HOME": "/other"]) == expected)
  }
}
