import CanonicalJSON
import MCPTransport

/// What the gateway knows of the agent when it speaks to a server on its behalf.
struct AgentView: Sendable {
  let era: Era
  /// How the agent calls itself.
  let info: JSONObject
  /// What the agent can be asked: by this very request (modern), or for the connection (legacy).
  let capabilities: JSONObject

  init(_ context: RequestContext, fallback: ServerIdentity) {
    self.init(era: context.era, capabilities: context.clientCapabilities, identity: fallback, info: context.clientInfo)
  }

  init(era: Era, capabilities: JSONObject, identity: ServerIdentity, info: JSONObject? = nil) {
    self.era = era
    self.info = info ?? ["name": .string(identity.name), "version": .string(identity.version)]
    self.capabilities = capabilities
  }

  /// What we say of ourselves to a server of that era: never more than the agent said.
  func identity(for era: Era) -> ClientIdentity {
    ClientIdentity(info: info, capabilities: capabilities(for: era))
  }

  /// The agent's capabilities as far as the other era has them and they can be brought over.
  private func capabilities(for era: Era) -> JSONObject {
    var translated = capabilities
    switch (self.era, era) {
    case (.legacy, .modern):
      // A modern server cannot ask by task, and does not hear of changed roots.
      translated["tasks"] = nil
      if translated["roots"] != nil { translated["roots"] = [:] }
    case (.modern, .legacy): translated["extensions"] = nil
    case (.legacy, .legacy), (.modern, .modern): break
    }
    return translated
  }
}
