package import CanonicalJSON
import Model

/// That a person changed who may grant, or what is trusted.
package struct GovernanceChange: Sendable {
  package enum Change: String, Sendable, CaseIterable {
    case approverAdded = "approver_added"
    case approverRemoved = "approver_removed"
    /// Somebody wrote down a server or an agent, or how it is started; grants nothing and takes away what was granted.
    case registered
    /// A signed statement grants.
    case granted
    /// Somebody took back what was granted, wholly or in part.
    case denied
    case blocked
    case narrowed
    /// What a server says was seen for the first time, or has changed.
    case observed
    /// Owner or notes: nothing that decides.
    case described
    case removed
  }

  package let context: RecordContext
  package let change: Change
  /// Who or what was changed, by name.
  package let subject: String
  /// Further fields of the change.
  package let details: JSONObject

  package init(_ context: RecordContext, _ change: Change, subject: String, details: JSONObject) {
    self.context = context
    self.change = change
    self.subject = subject
    self.details = details
  }

  var object: JSONObject {
    var object = context.object
    object["change"] = .string(change.rawValue)
    object["subject"] = .string(subject)
    object["details"] = .object(details)
    return object
  }
}
