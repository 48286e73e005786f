import Model

/// A step on the path of a decision that could not be taken, told as the built-in rule that blocks for it.
struct StepFailure {
  let match: RuleMatch

  private init(_ ruleID: String, reason: String, instead: String) {
    match = RuleMatch(
      ruleID: ruleID,
      packID: RuleMatch.builtInPack,
      layer: RuleMatch.builtInLayer,
      outcome: .block,
      severity: .high,
      reason: reason,
      instead: instead
    )
  }

  static func notCanonical(_ error: any Error) -> StepFailure {
    StepFailure(
      "cavra.action.not_canonical",
      reason: "the action has no canonical form: \(error)",
      instead: "send numbers beyond 2^53 as strings"
    )
  }

  static func notExpanded(_ error: any Error) -> StepFailure {
    StepFailure(
      "cavra.expand.failed",
      reason: "cannot tell what the action would touch: \(error)",
      instead: "name the file or command plainly, so that it can be looked up"
    )
  }

  static var noEffects: StepFailure {
    StepFailure(
      "cavra.expand.nothing",
      reason: "cannot tell what the action would do",
      instead: "name the file or command plainly"
    )
  }

  static func notJudged(_ error: any Error) -> StepFailure {
    StepFailure(
      "cavra.policy.unavailable",
      reason: "the policy cannot be applied: \(error)",
      instead: "run `cavra-mcp policy validate`, mend what it names, and start anew"
    )
  }

  static func tooLong(_ error: any Error) -> StepFailure {
    StepFailure(
      "cavra.evidence.too_long",
      reason: "what the action would do is too long to record: \(error)",
      instead: "do it in several steps"
    )
  }

  static func notRecorded(_ error: any Error) -> StepFailure {
    StepFailure(
      "cavra.evidence.unavailable",
      reason: "the decision cannot be recorded: \(error)",
      instead: "run `cavra-mcp evidence verify` and mend what it names"
    )
  }
}
