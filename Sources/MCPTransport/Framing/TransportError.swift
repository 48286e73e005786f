import Glibc

/// Why bytes could not be moved: a fault of descriptors, threads or deadlines, never of a message's content (`MCPError`).
///
/// Two errors are equal where their codes are.
package struct TransportError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package struct Code: Sendable, Hashable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The other side took no byte for longer than the deadline.
    package static let outputStalled = Code("outputStalled")
    /// The other side closed its end, or this side has closed the writer.
    package static let outputClosed = Code("outputClosed")
    /// Writing failed for another reason.
    package static let outputFailed = Code("outputFailed")
    /// Reading failed.
    package static let inputFailed = Code("inputFailed")
    /// A thread, a descriptor or a signal handler could not be set up.
    package static let setupFailed = Code("setupFailed")
    /// A child's definition cannot be carried out as it stands.
    package static let childInvalid = Code("childInvalid")
    /// A child's program could not be executed.
    package static let childNotStarted = Code("childNotStarted")
    /// A child's record asks for a sandbox that cannot be had here.
    package static let sandboxUnavailable = Code("sandboxUnavailable")
  }

  /// What kind of fault it is.
  package let code: Code
  private let reason: String

  /// The reason in one line.
  package var description: String { reason }

  static func outputStalled(after deadline: Duration) -> TransportError {
    TransportError(
      code: .outputStalled,
      reason: "the reader of the output took nothing for \(deadline), connection closed"
    )
  }

  static let outputClosed = TransportError(code: .outputClosed, reason: "the output is closed")

  /// The error for a failed write: a reader that has gone is told apart from other faults.
  static func writing(_ number: Int32) -> TransportError {
    number == EPIPE || number == ECONNRESET ? .outputClosed : .outputFailed(number)
  }

  static func outputFailed(_ number: Int32) -> TransportError {
    TransportError(code: .outputFailed, reason: "writing the output failed with errno \(number)")
  }

  static func inputFailed(_ number: Int32) -> TransportError {
    TransportError(code: .inputFailed, reason: "reading the input failed with errno \(number)")
  }

  static func setupFailed(_ what: String, _ number: Int32) -> TransportError {
    TransportError(code: .setupFailed, reason: "\(what) failed with errno \(number)")
  }

  static func childInvalid(_ reason: String) -> TransportError {
    TransportError(code: .childInvalid, reason: reason)
  }

  static func childNotStarted(_ reason: String) -> TransportError {
    TransportError(code: .childNotStarted, reason: reason)
  }

  static func sandboxUnavailable(_ reason: String) -> TransportError {
    TransportError(code: .sandboxUnavailable, reason: "\(reason), so it is not started; see `cavra-mcp doctor`")
  }
}

extension TransportError: Equatable {
  package static func == (left: TransportError, right: TransportError) -> Bool { left.code == right.code }
}
