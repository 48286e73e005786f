import Glibc
import TestSupport
import Testing

@testable import MCPTransport

@Suite("children: sandbox", .enabled(if: SandboxProbe.findBubblewrap() != nil))
struct SandboxTests {
  @Test("it works here")
  func probe() async {
    let probe = await SandboxProbe.run(limits: Fixture.limits())
    #expect(probe.works)
    #expect(probe.problem == nil)
  }

  @Test("only the named paths can be written")
  func writing() async throws {
    let scratch = Scratch()
    let child = try await Fixture.start(
      python: """
        def tries(path):
            try: os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)); return "yes"
            except OSError: return "no"
        print(tries("\(scratch.path)/in"), tries("/etc/cavra-x"), tries("/usr/cavra-x"), tries("/dev/cavra-x/y"),
              tries("/proc/sys/kernel/hostname"), tries("/proc/sys/kernel/core_pattern"),
              tries("/proc/sysrq-trigger"), os.listdir("/run"))
        """,
      sandbox: Sandbox(writable: [scratch.path])
    )
    #expect(child.line() == "yes no no no no no no []")
    #expect(await child.stop() == .exited(0))
    #expect(access(scratch.path + "/in", F_OK) == 0)
  }

  @Test("no network, no other process, no descriptor, no variable")
  func seclusion() async throws {
    let child = try await Fixture.start(
      python: """
        pids = sorted(int(p) for p in os.listdir("/proc") if p.isdigit())
        print([n for _, n in socket.if_nameindex()], max(pids) < 10, len(os.listdir("/proc/self/fd")),
              sorted(k for k in os.environ if k not in ("LC_CTYPE", "PWD")))
        """,
      sandbox: Sandbox()
    )
    #expect(child.line() == "['lo'] True 4 ['PATH']")
    _ = await child.stop()
  }

  @Test("dangerous calls are refused")
  func calls() async throws {
    let child = try await Fixture.start(
      python: """
        libc = ctypes.CDLL(None, use_errno=True)
        def call(*a):
            ctypes.set_errno(0)
            return errno.errorcode.get(ctypes.get_errno(), "ok") if libc.syscall(*a) < 0 else "ok"
        print(call(101 if os.uname().machine == "x86_64" else 117, 0, 0, 0, 0), end=" ")
        print("ok" if libc.unshare(0x10000000) == 0 else "refused", call(435, 0, 0), end=" ")
        try: socket.socket(40, socket.SOCK_STREAM); print("ok", end=" ")
        except OSError as e: print(errno.errorcode[e.errno], end=" ")
        try: fcntl.ioctl(0, termios.TIOCSTI, b"x"); print("ok")
        except OSError as e: print(errno.errorcode[e.errno])
        print(open("/proc/self/status").read().split("CapEff:")[1].split()[0], end=" ")
        print(open("/proc/self/status").read().split("Seccomp:")[1].split()[0])
        """,
      sandbox: Sandbox()
    )
    #expect(child.line() == "EPERM refused ENOSYS EPERM EPERM")
    #expect(child.line() == "0000000000000000 2")
    _ = await child.stop()
  }

  @Test("a sandboxed child can put its things in order at SIGTERM, and is killed otherwise")
  func stopping() async throws {
    let kind = try await Fixture.start(
      shell: "trap 'exit 5' TERM; echo ready; while :; do sleep 0.05; done",
      sandbox: Sandbox()
    )
    #expect(kind.line() == "ready")
    #expect(await kind.stop(grace: .milliseconds(300)) == .exited(5))
    let stubborn = try await Fixture.start(
      shell: "trap '' TERM; echo ready; while :; do sleep 1; done",
      sandbox: Sandbox()
    )
    #expect(stubborn.line() == "ready")
    #expect(await stubborn.stop(grace: .milliseconds(100)) == .signalled(9))
  }

  @Test("only the named paths are there")
  func named() async throws {
    let paths: [String] = ["/usr", "/bin", "/lib", "/lib64"].filter { access($0, F_OK) == 0 }
    let child = try await Fixture.start(shell: "ls -d /etc /usr /root", sandbox: Sandbox(readable: .only(paths)))
    #expect(child.everything() == "/usr\n")
    _ = await child.stop()
  }

  @Test("what is kept below a writable path stays as it is")
  func kept() async throws {
    let scratch = Scratch()
    mkdir(scratch.path("hooks"), 0o700)
    let child = try await Fixture.start(
      shell:
        "touch \(scratch.path)/a; touch \(scratch.path)/hooks/b; mv \(scratch.path)/hooks \(scratch.path)/c; echo done",
      sandbox: Sandbox(writable: [scratch.path], kept: [scratch.path("hooks"), scratch.path("nothing")])
    )
    #expect(child.line() == "done")
    _ = await child.stop()
    let there = ["a", "hooks", "hooks/b", "c"].filter { access(scratch.path($0), F_OK) == 0 }
    #expect(there == ["a", "hooks"])
  }

  @Test("a link among the writable paths is refused: it may have been turned elsewhere")
  func links() async {
    let scratch = Scratch()
    symlink("/etc", scratch.path("link"))
    let error = await #expect(throws: TransportError.self) {
      try await Fixture.start("/bin/true", [], sandbox: Sandbox(writable: [scratch.path("link")]))
    }
    #expect(error?.code == .childInvalid)
    #expect(error?.description.contains("leads over a link to `/etc`") == true)
  }

  @Test(
    "a path that makes no sense is refused",
    arguments: ["/", "here", "/a/../..", "/a\0b", "/proc", "/sys/fs", "//dev/shm", "/./proc", "/nowhere/at/all"]
  )
  func paths(path: String) async {
    await #expect(throws: TransportError.childInvalid("")) {
      try await Fixture.start("/bin/true", [], sandbox: Sandbox(writable: [path]))
    }
  }
}
