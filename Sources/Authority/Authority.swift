package import Model

/// The one place where decisions are made. Surfaces translate what they are asked into a request and show what comes back.
///
/// One method, so that a resident process can stand behind it as well as this one.
package protocol Authority: Sendable {
  /// Decides and records. Never throws: a failure on the way is a decision with the outcome `block` that names the failure.
  func decide(_ request: ActionRequest) async -> Decision
}
