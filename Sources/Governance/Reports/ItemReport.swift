package import CanonicalJSON
package import Inspection

/// One thing of a server, for a reviewer.
package struct ItemReport: Sendable {
  package enum State: String, Sendable {
    case approved
    /// Approved, but taken out of the scope.
    case outOfScope = "out_of_scope"
    case pending
    case gone
  }

  package let key: ItemKey
  package let state: State
  /// What was seen of it last; nil where it was never seen otherwise than approved.
  package let observed: ObservedItem?
  /// What waits for an approval, else what is approved; nil where this machine has it no more.
  package let definition: JSON?
  /// What a tool does.
  package let classes: Set<CapabilityClass>
  /// What its arguments mean.
  package let arguments: [ArgumentRule]
  /// What in its texts speaks to a model, or hides.
  package let findings: [DefinitionFinding]
  /// What is otherwise than it was approved.
  package let changes: [DefinitionChange]

  package var json: JSON {
    var object: JSONObject = [
      "kind": .string(key.kind.rawValue), "name": .string(key.name), "state": .string(state.rawValue),
      "definition": definition ?? .null,
    ]
    if let observed {
      object["observed"] = [
        "digest": .string(observed.digest.prefixed), "status": .string(observed.status.rawValue),
        "reasons": JSON(observed.reasons), "former_name": JSON(observed.formerName),
      ]
    }
    if key.kind == .tool {
      object["capabilities"] = JSON(classes.sorted().map(\.rawValue))
      object["arguments"] = .array(arguments.map(\.json))
    }
    object["findings"] = .array(findings.map(Self.json))
    object["changes"] = .array(changes.map(Self.json))
    return .object(object)
  }

  private static func json(_ found: DefinitionFinding) -> JSON {
    [
      "pointer": .string(found.pointer), "kind": .string(found.finding.kind.rawValue),
      "severity": .string(found.finding.severity.name), "reason": .string(found.finding.reason),
      "excerpt": .string(found.finding.excerpt),
    ]
  }

  private static func json(_ change: DefinitionChange) -> JSON {
    [
      "tier": .string(change.tier.rawValue), "reason": .string(change.reason.rawValue),
      "pointer": .string(change.pointer), "detail": .string(change.detail),
    ]
  }
}
