import CanonicalJSON
import Model

/// Makes steps of records: several decisions on one call are one step, a report belongs to its call, and each deed is held
/// against what was asked before it.
struct SessionTeller {
  private(set) var steps: [SessionStep] = []
  /// Where the step of a call is, by the call's id.
  private var calls: [String: Int] = [:]
  /// The newest question about a deed: where its step is.
  private var questions: [String: Int] = [:]

  /// Takes the next record.
  ///
  /// - Parameter isOwn: whether it is of the client's session itself, not of a guard server's.
  mutating func add(_ record: SessionRecord, isOwn: Bool) {
    switch record.kind {
    case .decision where record.isMention: mention(record)
    case .decision where record.isHook || record.isGateway: act(record)
    case .decision: advice(record)
    case .toolResult, .violation: report(record)
    case .session where isOwn: steps.append(step(.start, record))
    case .prompt: steps.append(step(.prompt, record))
    case .session, .key, .governance, .callOutcome, nil: break
    }
  }

  /// A file that the person's task mentions: the client reads it without a call.
  private mutating func mention(_ record: SessionRecord) {
    var step = step(.prompt, record)
    take(record, into: &step)
    steps.append(step)
  }

  private mutating func advice(_ record: SessionRecord) {
    var step = step(.advice, record)
    take(record, into: &step)
    step.relation = record.outcome?.mayProceed ?? false ? .unused : .obeyed
    if let deed = record.deed { questions[deed] = steps.count }
    steps.append(step)
  }

  private mutating func act(_ record: SessionRecord) {
    // The call of a guard tool is the asking itself; the server's record tells it.
    if record.isOwnTool { return }
    let place: Int
    if let id = record.correlationID, let known = calls[id] {
      place = known
    } else {
      place = steps.count
      steps.append(step(.act, record))
      if let id = record.correlationID { calls[id] = place }
    }
    take(record, into: &steps[place])
    compare(record, place)
  }

  /// Holds the deed against the newest question about it.
  private mutating func compare(_ record: SessionRecord, _ place: Int) {
    guard let deed = record.deed, let question = questions[deed] else {
      if steps[place].relation == nil { steps[place].relation = .unasked }
      return
    }
    let wasAdvisedAgainst = !(steps[question].outcome?.mayProceed ?? false)
    if steps[place].relation != .ignored { steps[place].relation = wasAdvisedAgainst ? .ignored : .obeyed }
    steps[question].relation = nil
  }

  private mutating func report(_ record: SessionRecord) {
    let finding = record.text("finding").flatMap(ToolFinding.init)
    let place: Int
    if let id = record.correlationID, let known = calls[id] {
      place = known
    } else {
      // The report of a guard tool's call belongs to no act: asking is no deed.
      guard finding?.isViolation ?? false else { return }
      place = steps.count
      steps.append(step(.unjudged, record))
      steps[place].target = nil
    }
    // A violation is not covered up by a later report.
    if !(steps[place].finding?.isViolation ?? false) { steps[place].finding = finding }
    steps[place].succeeded = record.json["succeeded"]?.boolValue ?? steps[place].succeeded
  }

  private func step(_ kind: SessionStep.Kind, _ record: SessionRecord) -> SessionStep {
    var step = SessionStep(kind: kind, logIndex: record.logIndex, timestamp: record.text("timestamp") ?? "")
    step.tool = record.tool
    step.subAgentID = record.subAgentID
    return step
  }

  /// Adds a decision; what is strictest speaks for the step, of equals the last: an edit reads, then writes.
  private func take(_ record: SessionRecord, into step: inout SessionStep) {
    if let id = record.text("decision_id") { step.decisionIDs.append(id) }
    guard let outcome = record.outcome, step.outcome.map({ outcome >= $0 }) ?? true else { return }
    step.outcome = outcome
    step.operation = record.text("requested_operation")
    step.target = record.text("target")
    step.ruleID = record.text("rule_id")
  }
}
