import ArgumentParser
import Model

extension ExitCode {
  static let blocked = ExitCode(2)
  static let approvalRequired = ExitCode(3)

  /// 0 may proceed, 2 blocked, 3 approval required.
  init(_ outcome: Outcome) {
    switch outcome {
    case .allow, .allowWithAttestation, .warn, .auditOnly: self = .success
    case .requireApproval: self = .approvalRequired
    case .block: self = .blocked
    }
  }
}
