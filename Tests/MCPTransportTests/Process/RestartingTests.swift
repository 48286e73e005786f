import Testing

@testable import MCPTransport

@Suite("children: when they are started again")
struct RestartingTests {
  private let start = ContinuousClock.now

  @Test("the wait doubles to its limit, jitter takes at most half, a success begins anew")
  func backoff() {
    var backoff = Backoff(first: .seconds(1), limit: .seconds(5))
    #expect((0..<5).map { _ in backoff.failed(random: 1) } == [1, 2, 4, 5, 5].map { Duration.seconds($0) })
    #expect(backoff.failed(random: 0) == .seconds(2.5))
    backoff.succeeded()
    #expect(backoff.failed(random: 1) == .seconds(1))
  }

  @Test("failures within the window open the breaker, older ones do not count")
  func window() {
    var breaker = CircuitBreaker(threshold: 3, window: .seconds(10), pause: .seconds(5))
    for second in [0, 6, 12, 18] { breaker.failed(at: start + .seconds(second)) }
    #expect(breaker.state == .closed)
    breaker.failed(at: start + .seconds(19))
    #expect(breaker.state == .open(until: start + .seconds(24)))
  }

  @Test("after the pause one trial is let through, and decides")
  func trial() {
    var breaker = CircuitBreaker(threshold: 1, window: .seconds(10), pause: .seconds(5))
    breaker.failed(at: start)
    let answers = [4, 5, 5].map { breaker.admits(at: start + .seconds($0)) }
    #expect(answers == [false, true, false])
    breaker.failed(at: start + .seconds(6))
    #expect(breaker.state == .open(until: start + .seconds(11)))
    let second = breaker.admits(at: start + .seconds(11))
    breaker.succeeded()
    #expect(second && breaker.state == .closed)
  }
}
