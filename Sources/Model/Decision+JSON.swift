package import CanonicalJSON

extension Decision {
  /// The decision as every surface answers it: the seventeen fields of the decision record, then what explains them.
  package var json: JSON {
    let action = request.action
    var object: JSONObject = [
      "decision_id": .string(id),
      "session_id": .string(request.claimed.sessionID),
      "agent_id": .string(request.claimed.agentID),
      "actor": .string(request.claimed.actor),
      "action_type": .string(action.type.rawValue),
      "target": .string(action.target),
      "requested_operation": .string(action.requestedOperation),
      "policy_pack": .string(policyPack),
      "policy_id": .string(policyPack),
      "rule_id": .string(ruleID),
      "decision": .string(outcome.rawValue),
      "severity": .string(severity.rawValue),
      "reason": .string(reason),
      "evidence_refs": JSON(evidenceRefs),
      "approver_group": JSON(approverGroup),
      "timestamp": .string(timestamp.rfc3339),
      "correlation_id": .string(request.correlationID),
      "verdict": .string(verdict.outcome.rawValue),
      "mode": .string(mode.rawValue),
      "surface": .string(request.surface.rawValue),
      "force": .string(request.force.rawValue),
      "cwd": .string(action.cwd),
      "repository": JSON(request.repository),
      "policy_digest": .string(policyDigest),
      "action_digest": .string(actionDigest),
      "effects": .array(effects.map(\.json)),
      "rules": .array(verdict.matches.map(\.json)),
      "approval_id": nil,
    ]
    if let instead { object["instead"] = .string(instead) }
    if let receipt {
      object["log_index"] = JSON(receipt.logIndex)
      object["leaf_hash"] = .string(receipt.leafHash)
    }
    return .object(object)
  }
}
