import Model
import Testing

@Suite struct OutcomeTests {
  @Test func strictness() {
    let order: [Outcome] = [.auditOnly, .allow, .allowWithAttestation, .warn, .requireApproval, .block]
    #expect(Outcome.allCases.sorted() == order)
    #expect(order.map(\.mayProceed) == [true, true, true, true, false, false])
    #expect(order.map(\.restricts) == [false, false, false, true, true, true])
  }

  @Test func modesByName() {
    #expect(Mode(name: "strict_regulated") == .strict)
    #expect(Mode(name: "audit_only") == .auditOnly)
    #expect(Mode(name: "ENFORCE") == nil)
    #expect(Mode.allCases.sorted() == [.auditOnly, .enforce, .strict])
  }

  /// Critical is above high, which an order by name would not give.
  @Test func severities() {
    #expect(Severity.allCases.shuffled().max() == .critical)
    #expect(Severity.allCases.sorted() == [.low, .medium, .high, .critical])
  }
}
