package import CanonicalJSON
package import Signing

/// What a server may be started as, and what of it may be shown and called.
package struct ServerAuthority: GrantedAuthority {
  package var launch: PinnedLaunch
  package var tier: TrustTier
  /// The digests of what was approved.
  package var items: [ItemKey: Digest]
  /// The tools that may be called. None is none.
  package var tools: Set<ByteKey>
  /// What kinds of tools may be called. None is none.
  package var capabilities: Set<CapabilityClass>
  package var arguments: [ArgumentRule]
  package var limits: ServerLimits
  package var sandbox: SandboxChoice

  package init(launch: PinnedLaunch, tier: TrustTier) {
    self.launch = launch
    self.tier = tier
    items = [:]
    tools = []
    capabilities = []
    arguments = []
    limits = ServerLimits()
    sandbox = .none
  }

  package var json: JSON {
    let pins = items.sorted { $0.key < $1.key }.map { key, digest -> JSON in
      ["kind": .string(key.kind.rawValue), "name": .string(key.name), "digest": .string(digest.prefixed)]
    }
    return [
      "launch": launch.json, "tier": .string(tier.rawValue), "items": .array(pins),
      "tools": JSON(tools.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
      "capabilities": JSON(capabilities.sorted().map(\.rawValue)), "arguments": .array(arguments.map(\.json)),
      "limits": limits.json, "sandbox": .string(sandbox.rawValue),
    ]
  }

  package init?(_ json: JSON) {
    guard let launch = json["launch"].flatMap(PinnedLaunch.init),
      let tier = json["tier"]?.stringValue.flatMap(TrustTier.init), let pins = json["items"]?.arrayValue,
      let tools = json["tools"]?.arrayValue, let capabilities = json["capabilities"]?.arrayValue,
      let arguments = json["arguments"]?.arrayValue, let limits = json["limits"].flatMap(ServerLimits.init),
      let sandbox = json["sandbox"]?.stringValue.flatMap(SandboxChoice.init)
    else { return nil }
    self.launch = launch
    self.tier = tier
    items = [:]
    for pin in pins {
      guard let key = ItemKey(pin), let digest = pin["digest"].flatMap(Digest.init(prefixed:)) else { return nil }
      items[key] = digest
    }
    self.tools = Set(tools.compactMap(\.stringValue).map { ByteKey($0) })
    self.capabilities = Set(capabilities.compactMap(\.stringValue).compactMap(CapabilityClass.init))
    self.arguments = arguments.compactMap(ArgumentRule.init)
    self.limits = limits
    self.sandbox = sandbox
    guard self.json.isSame(as: json) else { return nil }
  }

  package mutating func narrow(_ details: JSONObject) {
    for name in details["tools"]?.arrayValue?.compactMap(\.stringValue) ?? [] { tools.remove(ByteKey(name)) }
    for pin in details["items"]?.arrayValue?.compactMap({ ItemKey($0) }) ?? [] { items[pin] = nil }
    for name in details["capabilities"]?.arrayValue?.compactMap(\.stringValue) ?? [] {
      if let capability = CapabilityClass(rawValue: name) { capabilities.remove(capability) }
    }
  }
}
