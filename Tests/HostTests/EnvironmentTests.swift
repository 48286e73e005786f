import Host
import Model
import Testing

@Suite struct EnvironmentTests {
  @Test func identifiers() {
    let fixed = Environment(now: { Timestamp(milliseconds: 0) }, randomBytes: { Array(repeating: 0x0A, count: $0) })
    #expect(fixed.identifier("dec") == "dec_0a0a0a0a0a0a0a0a0a0a")
    #expect(Environment.live.identifier("dec") != Environment.live.identifier("dec"))
    #expect(Environment.live.identifier("dec").utf8.count == 24)
  }

  @Test func liveClockRuns() {
    // 2026-01-01T00:00:00Z: a clock before it would be broken or zero.
    #expect(Environment.live.now() > Timestamp(milliseconds: 1_767_225_600_000))
  }
}
