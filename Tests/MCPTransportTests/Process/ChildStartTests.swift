import Glibc
import TestSupport
import Testing

@testable import MCPTransport

@Suite("children: how they start")
struct ChildStartTests {
  @Test("nothing is inherited but the three streams, the named environment, and default signals")
  func surroundings() async throws {
    let child = try await Fixture.start(
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

  // The superuser may look into every process.
  @Test("a child cannot reach what its supervisor has open", .enabled(if: geteuid() != 0))
  func hidden() async throws {
    let child = try await Fixture.start(
      python: """
        try: print(os.listdir("/proc/%d/fd" % os.getppid()))
        except OSError as e: print(errno.errorcode[e.errno])
        """
    )
    #expect(child.line() == "EACCES")
    _ = await child.stop()
  }

  @Test("ignored signals are not inherited")
  func signals() async throws {
    signal(SIGPIPE, SIG_IGN)
    let child = try await Fixture.start("/bin/grep", ["SigIgn", "/proc/self/status"])
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
  func refused(program: String, directory: String, words: String) async {
    let error = await #expect(throws: TransportError.self) {
      try await ChildProcess.start(ChildDefinition(program: program, directory: directory), limits: Fixture.limits())
    }
    #expect(error?.description.contains(words) == true)
  }

  @Test("a program that the kernel cannot execute is told")
  func notExecutable() async throws {
    let scratch = Scratch()
    let path = scratch.path("tool")
    let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o755)
    _ = write(file, "#!/nowhere/interpreter\n", 23)
    close(file)
    let error = await #expect(throws: TransportError.self) {
      try await ChildProcess.start(ChildDefinition(program: path), limits: Fixture.limits())
    }
    #expect(error?.code == .childNotStarted)
    #expect(error?.description.contains("`\(path)` cannot be executed") == true)
  }

  @Test("a supervisor that does not come to its point is given up, and so is the start")
  func hanging() async {
    let limits = ChildLimits(start: .milliseconds(200), supervisor: ["/bin/sleep", "1000"])
    let error = await #expect(throws: TransportError.self) {
      try await ChildProcess.start(ChildDefinition(program: "/bin/true", directory: "/tmp"), limits: limits)
    }
    #expect(error?.code == .childNotStarted)
    #expect(error?.description.contains("`/bin/true` was not started within 0.2 seconds") == true)
  }

  @Test("the hidden command runs nothing for whoever has made no sealed order", arguments: [true, false])
  func orders(isSealed: Bool) async throws {
    let scratch = Scratch()
    let order = SupervisorOrder(
      directory: "/",
      wrappers: 0,
      words: ["/usr/bin/touch", scratch.path("made")],
      environment: []
    )
    let script = """
      \(Fixture.prelude)
      order = os.memfd_create("order", os.MFD_ALLOW_SEALING)
      os.write(order, bytes(map(int, "\(order.encoded.map(String.init).joined(separator: " "))".split())))
      os.lseek(order, 0, 0)
      if \(isSealed ? "True" : "False"): fcntl.fcntl(order, fcntl.F_ADD_SEALS, 15)
      line, report = os.pipe(), os.pipe()
      child = os.fork()
      if child == 0:
          for number, target in [(line[0], 103), (report[1], 104), (order, 105)]: os.dup2(number, target)
          for target in 3, 4, 5: os.dup2(100 + target, target)
          os.closerange(6, 200)
          os.execv("\(Fixture.path)", ["supervise-fixture", "supervise"])
      print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), os.path.exists("\(scratch.path("made"))"))
      """
    let run = try await Subprocess.run(["/usr/bin/python3", "-I", "-c", script])
    #expect(run.text == (isSealed ? "0 True\n" : "64 False\n"))
  }

  @Test("a megabyte on standard error is drained, and its end kept, control characters visible")
  func errors() async throws {
    let child = try await Fixture.start(
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
