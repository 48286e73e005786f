package import CanonicalJSON
package import Evidence
package import Model
package import Signing

/// The registry as one signed document, for others to read and to check.
package enum RegistryDocument {
  /// The media type under which it is signed (DSSE).
  package static let type = "application/vnd.cavra.registry.v1+json"
  private static let schema = "cavra.registry.v1"

  /// The document: reports on those named, all where none is, signed with the home's key.
  ///
  /// - Throws: `GovernanceError.unknown`, `.log`, `.badContent`.
  package static func make(
    _ registry: Registry,
    servers: [String],
    agents: [String],
    at now: Timestamp,
    signedBy log: EvidenceLog
  ) throws(GovernanceError) -> JSON {
    var serverReports: [JSON] = []
    for name in servers { serverReports.append(try registry.report(server: name, at: now).json) }
    var agentReports: [JSON] = []
    for name in agents { agentReports.append(try registry.report(agent: name, at: now).json) }
    let content: JSON = [
      "schema_version": .string(schema), "log": .string(registry.origin), "time": .string(now.rfc3339),
      "servers": .array(serverReports), "agents": .array(agentReports),
    ]
    let signature = log.signature(over: try content.governed(), type: type)
    return [
      "content": content, "verifier_key": .string(log.verifierKey.text), "signature": .string(Hex.encode(signature)),
    ]
  }

  /// What is wrong with a document; empty where it holds.
  ///
  /// - Parameters:
  ///   - key: the key that must have signed it.
  ///   - approvers: whose statements count.
  package static func faults(_ document: JSON, key: VerifierKey, approvers: ApproverList) -> [String] {
    guard let content = document["content"], let body = try? content.canonicalized(),
      let digits = document["signature"]?.stringValue, let signature = try? Hex.decode(digits),
      content["schema_version"]?.stringValue == schema
    else { return ["it is no document of a registry"] }
    guard key.isValid(signature, over: body, type: type) else { return ["it is not what `\(key.name)` signed"] }
    var faults: [String] = []
    for (member, kind) in [("servers", Statement.Kind.server), ("agents", .agent)] {
      for report in content[member]?.arrayValue ?? [] {
        guard let grant = report["grant"], !grant.isNull else { continue }
        let name = report["name"]?.stringValue ?? ""
        guard let signed = grant["signed"].flatMap(SignedStatement.init), let granted = grant["content"] else {
          faults.append("the statement about `\(name)` cannot be read")
          continue
        }
        let fault = signed.fault(
          kind: kind,
          subject: name,
          content: granted,
          after: signed.statement.after,
          log: content["log"]?.stringValue ?? ""
        )
        if let fault { faults.append("the statement about `\(name)` \(fault)") }
        if approvers.approver(with: signed.key) == nil {
          faults.append("the statement about `\(name)` is signed by `\(signed.key.name)`, who is no approver here")
        }
      }
    }
    return faults
  }
}
