package import CanonicalJSON
package import Model

/// What a call of another server's tool would touch, as far as its arguments tell: paths, commands and URLs are judged as if
/// the agent used them itself.
package struct MCPArgumentEffects: Sendable {
  /// The most values that are looked at in one call; more make the call opaque.
  private static let mostValues = 2000

  private let files: FileEffects
  private let expandCommand: @Sendable (_ line: String, _ directory: String) -> [Effect]

  /// - Parameter expandCommand: what a command line would do in a directory.
  package init(workspace: Workspace, expandCommand: @escaping @Sendable (String, String) -> [Effect]) {
    files = FileEffects(workspace: workspace)
    self.expandCommand = expandCommand
  }

  /// The effects of the arguments, each with the argument's place in its origin.
  package func effects(tool: String, arguments: JSONObject, in directory: String) -> [Effect] {
    var effects: [Effect] = []
    var pending: [(place: String, role: ArgumentRole?, value: JSON)] = arguments.members.reversed().map {
      ($0.name, ArgumentRole.of($0.name), $0.value)
    }
    var seen = 0
    while let (place, role, value) = pending.popLast() {
      seen += 1
      guard seen <= Self.mostValues else {
        return effects + [Effect(.opaque("the call has more than \(Self.mostValues) values"))]
      }
      switch value {
      case .string(let text): effects += self.effects(text, role: role, place: place, tool: tool, in: directory)
      case .array(let elements):
        if role == .command, let line = commandLine(elements) {
          effects += self.effects(line, role: role, place: place, tool: tool, in: directory)
        } else {
          for (index, element) in elements.enumerated().reversed() {
            pending.append(("\(place)[\(index)]", role, element))
          }
        }
      case .object(let object):
        for member in object.members.reversed() {
          pending.append(("\(place).\(member.name)", ArgumentRole.of(member.name) ?? role, member.value))
        }
      case .null, .bool, .number: break
      }
    }
    return effects
  }

  private func effects(
    _ text: String,
    role: ArgumentRole?,
    place: String,
    tool: String,
    in directory: String
  ) -> [Effect] {
    guard !text.isEmpty else { return [] }
    let origin = EffectOrigin(via: ["argument `\(place)`"])
    do {
      if let role, role == .command {
        return expandCommand(text, directory).map { effect in
          Effect(effect.kind, origin: EffectOrigin(range: effect.origin.range, via: origin.via + effect.origin.via))
        }
      }
      if text.contains("://") {
        if role == nil, !looksLikeURL(text) { return [] }
        return [try files.fetch(text, in: directory, origin: origin)]
      }
      guard role == .path || role == .url || looksLikePath(text) else { return [] }
      return try ToolVerb.operations(of: tool).map { try files.effect($0, text, in: directory, origin: origin) }
    } catch {
      return [Effect(.opaque("argument `\(place)`: \(error)"), origin: origin)]
    }
  }

  /// A command given as a list of words.
  private func commandLine(_ elements: [JSON]) -> String? {
    let words = elements.compactMap(\.stringValue)
    guard words.count == elements.count, !words.isEmpty else { return nil }
    return ShellQuoting.commandLine(words)
  }

  /// Whether a text whose argument's name tells nothing is a path all the same: absolute, from home, or upwards.
  private func looksLikePath(_ text: String) -> Bool {
    guard text.utf8.count <= 4096, !text.contains(where: \.isNewline) else { return false }
    return ["/", "~/", "./", "../"].contains { text.hasPrefix($0) } || text.contains("/../")
  }

  /// Whether the whole text is a URL, not prose that mentions one.
  private func looksLikeURL(_ text: String) -> Bool {
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    return !text.utf8.contains(0x20)
      && scheme.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }
}
