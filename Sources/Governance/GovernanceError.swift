import Evidence
import Signing

/// Why somebody cannot be made or found as one who may grant, or why something is not granted.
package struct GovernanceError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable {
    /// A name or a group has a form that is not taken.
    case badName
    /// A passphrase is too weak.
    case weakPassphrase
    /// There is one of that name already.
    case exists
    /// There is none of that name.
    case unknown
    /// A file of the list is not of the form that it must have, or others could have written it.
    case badList
    /// The enterprise keeps the list, so that it is not changed here.
    case enterpriseList
    /// A key could not be made, read or taken away.
    case key
    /// The operating system refused.
    case system
    /// A value has no canonical form, holds what looks like a secret, or is too large to be kept.
    case badContent
    /// The log cannot be read, written, or believed.
    case log
    /// It is not in a state in which this can be done.
    case refused
    /// What is to be started is not what was approved.
    case changedLaunch
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  init(_ error: SigningError) { self.init(.key, error.description) }

  init(_ error: EvidenceError) { self.init(.log, error.description) }
}

extension GovernanceError: Equatable {
  package static func == (left: GovernanceError, right: GovernanceError) -> Bool { left.code == right.code }
}
