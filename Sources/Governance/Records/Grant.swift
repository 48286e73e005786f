package import CanonicalJSON
package import Model
import Signing

/// A statement that held when it came into the log. Whether it still counts is asked at each use: its approver may have been
/// taken off the list, and its date may have passed.
package struct Grant: Sendable {
  /// The members of its record's details.
  static let statementMember = "statement"
  static let contentMember = "content"

  package let signed: SignedStatement
  /// What it grants, as it was signed.
  package let content: JSON
  /// The record of the log that holds it.
  package let logIndex: Int

  package var statement: Statement { signed.statement }

  /// Why it does not count now; nil where it does.
  package func objection(at now: Timestamp, _ approvers: ApproverList) -> String? {
    guard approvers.approver(with: signed.key) != nil else {
      return "`\(statement.actor)`, who approved it, is no approver any more"
    }
    guard now < statement.expires else { return "its review was due on \(statement.expires.rfc3339.prefix(10))" }
    return nil
  }
}
