import Glibc
import TestSupport
import Testing

@testable import MCPTransport

@Suite("children: nothing is left")
struct ChildLeakTests {
  @Test("a gateway killed by SIGKILL leaves nothing of its children")
  func gatewayKilled() async throws {
    // The gateway is itself started as a child, so that what it leaves behind would show.
    let script = """
      \(Fixture.prelude)
      child = '''
      \(Fixture.prelude)
      signal.signal(signal.SIGTERM, signal.SIG_IGN)
      if os.fork() == 0:
          os.setsid()
          if os.fork(): os._exit(0)
          open(os.environ.get("OUT", "/dev/null"), "w").close()
      while True: time.sleep(1)
      '''
      tag = "cavra-orphan-%d" % os.getpid()
      gateway = subprocess.Popen(["\(Fixture.path)", sys.executable, "-I", "-c", child, tag], stdout=subprocess.PIPE)
      gateway.stdout.readline()
      def tagged():
          found = 0
          for pid in os.listdir("/proc"):
              if not pid.isdigit() or int(pid) == gateway.pid: continue
              try: found += tag.encode() in open("/proc/%s/cmdline" % pid, "rb").read()
              except OSError: pass
          return found
      while tagged() < 2: time.sleep(0.01)
      gateway.kill(); gateway.wait()
      for _ in range(2000):
          if tagged() == 0: break
          time.sleep(0.005)
      print("left", tagged())
      """
    let run = try await Subprocess.run(["/usr/bin/python3", "-I", "-c", script])
    #expect(run.text == "left 0\n")
  }

  @Test("two hundred starts and stops leak no descriptor and no process")
  func cycles() async throws {
    let script = try await Subprocess.run([Fixture.path, "--cycles", "200"])
    #expect(script.text == "descriptors +0, children 0\n")
  }
}
