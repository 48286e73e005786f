import CanonicalJSON
import Evidence
package import Host
package import Model

/// The authority in this process: expand, judge, settle, record, each a function handed in.
package struct LocalAuthority: Authority {
  /// What the rules say of an action, with the mode that they are read in.
  package struct Judgement: Sendable {
    package let verdict: Verdict
    /// The verdict after the mode.
    package let outcome: Outcome
    package let mode: Mode
    package let policyDigest: String

    package init(verdict: Verdict, outcome: Outcome, mode: Mode, policyDigest: String) {
      self.verdict = verdict
      self.outcome = outcome
      self.mode = mode
      self.policyDigest = policyDigest
    }
  }

  private let expand: @Sendable (Action) throws -> [Effect]
  private let judge: @Sendable (ActionRequest, [Effect]) throws -> Judgement
  private let record: @Sendable (Decision) async throws -> EvidenceReceipt
  private let environment: Environment

  /// - Parameters:
  ///   - expand: step 1, what the action would do.
  ///   - judge: steps 2 and 3, what the layers that apply say of it in the mode that is in force.
  ///   - record: step 4; returns once the decision is durable.
  package init(
    expand: @escaping @Sendable (Action) throws -> [Effect],
    judge: @escaping @Sendable (ActionRequest, [Effect]) throws -> Judgement,
    record: @escaping @Sendable (Decision) async throws -> EvidenceReceipt,
    environment: Environment
  ) {
    self.expand = expand
    self.judge = judge
    self.record = record
    self.environment = environment
  }

  package func decide(_ request: ActionRequest) async -> Decision {
    let id = environment.identifier("dec")
    let draft = draft(request, id: id)
    do {
      return draft.recorded(try await record(draft))
    } catch let error as EvidenceError where error.code == .recordTooLarge {
      // The refusal leaves out the effects, which are what makes a record long, so that it can itself be recorded.
      let short = refusal(
        request,
        id: id,
        .tooLong(error),
        digest: draft.actionDigest,
        policyDigest: draft.policyDigest
      )
      guard let receipt = try? await record(short) else { return short }
      return short.recorded(receipt)
    } catch {
      return refusal(request, id: id, .notRecorded(error), like: draft)
    }
  }

  /// The decision as it goes to the log.
  private func draft(_ request: ActionRequest, id: String) -> Decision {
    let digest: String
    do { digest = try request.action.digest() } catch {
      return refusal(request, id: id, .notCanonical(error))
    }
    let effects: [Effect]
    do { effects = try expand(request.action) } catch {
      return refusal(request, id: id, .notExpanded(error), digest: digest)
    }
    // An action of which nothing is known to happen would pass every rule; it is a fault of the expansion.
    guard !effects.isEmpty else { return refusal(request, id: id, .noEffects, digest: digest) }
    do {
      let judgement = try judge(request, effects)
      return Decision(
        id: id,
        request: request,
        effects: effects,
        verdict: judgement.verdict,
        outcome: judgement.outcome,
        mode: judgement.mode,
        actionDigest: digest,
        policyDigest: judgement.policyDigest,
        timestamp: environment.now()
      )
    } catch {
      return refusal(request, id: id, .notJudged(error), digest: digest, effects: effects)
    }
  }

  private func refusal(_ request: ActionRequest, id: String, _ failure: StepFailure, like draft: Decision) -> Decision {
    refusal(
      request,
      id: id,
      failure,
      digest: draft.actionDigest,
      policyDigest: draft.policyDigest,
      effects: draft.effects
    )
  }

  /// A step failed: a block that says which and why. No mode softens it.
  private func refusal(
    _ request: ActionRequest,
    id: String,
    _ failure: StepFailure,
    digest: String = "",
    policyDigest: String = "",
    effects: [Effect] = []
  ) -> Decision {
    Decision(
      id: id,
      request: request,
      effects: effects,
      verdict: Verdict(leading: failure.match, matches: [failure.match]),
      outcome: .block,
      mode: .enforce,
      actionDigest: digest,
      policyDigest: policyDigest,
      timestamp: environment.now()
    )
  }
}
