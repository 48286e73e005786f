package import CanonicalJSON

/// What a server says of itself when it is met: in the answer to `initialize`, or to `server/discover`.
package struct ServerIntroduction: Sendable, Equatable {
  /// `modern` or `legacy`, as the transport found out.
  package var era: String
  /// The text that many clients put before a model.
  package var instructions: String?
  /// `serverInfo` as it was sent.
  package var serverInfo: JSON?
  /// `capabilities` as they were sent.
  package var capabilities: JSON?

  package init(era: String, instructions: String?, serverInfo: JSON?, capabilities: JSON?) {
    self.era = era
    self.instructions = instructions
    self.serverInfo = serverInfo
    self.capabilities = capabilities
  }

  /// What was found in the texts of the introduction; pointers begin with `/instructions`, `/serverInfo` or `/capabilities`.
  package func findings(names: KnownNames = .none, minimum: TextSeverity = .low) -> [DefinitionFinding] {
    var members: [JSONObject.Member] = []
    if let instructions { members.append(.init(name: "instructions", value: .string(instructions))) }
    if let serverInfo { members.append(.init(name: "serverInfo", value: serverInfo)) }
    if let capabilities { members.append(.init(name: "capabilities", value: capabilities)) }
    return DefinitionInspector.inspect(.object(JSONObject(members)), names: names, minimum: minimum)
  }
}

extension DefinitionChange {
  /// The changes from one introduction to another.
  ///
  /// A new era, other instructions (but for white space), other capabilities and another name are material. A version moves
  /// with every release and is cosmetic, and so is the wording of titles and descriptions.
  package static func between(
    _ old: ServerIntroduction,
    _ new: ServerIntroduction,
    names: KnownNames = .none
  ) -> [DefinitionChange] {
    var changes: [DefinitionChange] = []
    func material(_ reason: Reason, _ pointer: String, _ was: String, _ now: String) {
      let detail = "was `\(TextChange.shown(was))`, is `\(TextChange.shown(now))`"
      changes.append(DefinitionChange(tier: .material, reason: reason, pointer: pointer, detail: detail))
    }
    if !old.era.sameBytes(as: new.era) { material(.era, "/era", old.era, new.era) }
    let (was, now) = (old.instructions ?? "", new.instructions ?? "")
    if !was.sameBytes(as: now) {
      let isSameWords = words(of: was) == words(of: now)
      if isSameWords {
        changes.append(
          DefinitionChange(tier: .cosmetic, reason: .instructions, pointer: "/instructions", detail: "white space")
        )
      } else {
        material(.instructions, "/instructions", was, now)
      }
      changes += TextChange.between(was, now, as: .instructions, pointer: "/instructions", names: names)
        .filter { $0.tier == .material }
    }
    if old.capabilities != new.capabilities, !isSame(old.capabilities, new.capabilities) {
      material(.capabilities, "/capabilities", old.capabilities?.text ?? "", new.capabilities?.text ?? "")
    }
    return changes + info(old.serverInfo, new.serverInfo, names)
  }

  private static func words(of text: String) -> [[UInt8]] {
    Array(text.utf8).split { ByteClass.space.contains($0) }.map(Array.init)
  }

  /// Whether two values differ in the order of members alone.
  private static func isSame(_ old: JSON?, _ new: JSON?) -> Bool {
    guard let old, let new, let left = try? old.canonicalized(), let right = try? new.canonicalized() else {
      return false
    }
    return left == right
  }

  private static func info(_ old: JSON?, _ new: JSON?, _ names: KnownNames) -> [DefinitionChange] {
    guard old != new else { return [] }
    func without(_ value: JSON?) -> JSON {
      var object = value?.objectValue ?? JSONObject()
      object["version"] = nil
      return .object(object)
    }
    var changes: [DefinitionChange] = []
    let (was, now) = (old?["version"], new?["version"])
    if was != now {
      let text = now?.stringValue ?? ""
      let isPlain = text.utf8.count <= 64 && TextInspector.findings(in: text, names: names).isEmpty
      let detail = "was `\(TextChange.shown(was?.text ?? ""))`, is `\(TextChange.shown(now?.text ?? ""))`"
      let tier: Tier = isPlain ? .cosmetic : .material
      changes.append(DefinitionChange(tier: tier, reason: .figures, pointer: "/serverInfo/version", detail: detail))
    }
    changes += between(without(old), without(new), names: names).map {
      DefinitionChange(tier: $0.tier, reason: $0.reason, pointer: "/serverInfo" + $0.pointer, detail: $0.detail)
    }
    return changes
  }
}
