/// Why this machine cannot be used as it is.
package struct HostError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable { case noHome, relativeDirectory }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static var noHome: HostError {
    HostError(code: .noHome, reason: "no home directory is known, set `HOME` to an absolute path")
  }

  static func relativeDirectory(variable: String, value: String) -> HostError {
    HostError(
      code: .relativeDirectory,
      reason: "`\(variable)` is the relative path `\(value)`, set it to an absolute path or remove it"
    )
  }
}

extension HostError: Equatable {
  package static func == (left: HostError, right: HostError) -> Bool { left.code == right.code }
}
