import CanonicalJSON
package import Model

/// That a session has begun: who says it is there, on which surface, under which policy.
package struct SessionStart: Sendable {
  package let context: RecordContext
  package let mode: Mode
  package let policyDigest: String
  /// How it began in the client's words, for example `startup` or `resume`.
  package let source: String?

  package init(_ context: RecordContext, mode: Mode, policyDigest: String, source: String? = nil) {
    self.context = context
    self.mode = mode
    self.policyDigest = policyDigest
    self.source = source
  }

  var object: JSONObject {
    var object = context.object
    object["mode"] = .string(mode.rawValue)
    object["policy_digest"] = .string(policyDigest)
    if let source { object["source"] = .string(source) }
    return object
  }
}
