import Testing

@testable import MCPTransport

/// Releases are what ends a child, so what is handed over may not live on in what handed it over.
@Suite("values that are set once")
struct OneShotTests {
  private final class Owned: Sendable {}

  /// Waits with a timer that never gets to run, as on a machine whose threads are all busy.
  private func handOver() async -> (Owned, OneShot<Owned>) {
    let shot = OneShot<Owned>()
    shot.set(Owned())
    return (await shot.value(within: .seconds(3600), otherwise: Owned()), shot)
  }

  @Test("a timer that was not needed keeps nothing alive")
  func timerHoldsNothing() async {
    weak var seen: OneShot<Owned>?
    // No suspension between the answer and the look, so that the cancelled timer has had no turn on a busy pool.
    for _ in 0..<200 {
      do {
        let (_, shot) = await handOver()
        seen = shot
      }
      #expect(seen == nil)
    }
  }

  @Test("the fallback is the value where nothing was set in time, and what comes later is not")
  func fallback() async {
    let shot = OneShot<Int>()
    #expect(await shot.value(within: .milliseconds(5), otherwise: 1) == 1)
    shot.set(2)
    #expect(await shot.value() == 1)
  }
}
