import Glibc
import Host
import Model
import Testing

@Suite struct ProcessTreeTests {
  @Test func observesThisProcess() {
    let observed = ProcessTree.observe()
    #expect(observed.pid == Int(getpid()))
    #expect(observed.uid == Int(getuid()))
    #expect(observed.ancestors.first?.pid == Int(getppid()))
    #expect(observed.ancestors.count <= 16)
    #expect(ProcessTree.executablePath()?.hasPrefix("/") == true)
  }
}
