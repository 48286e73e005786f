package import CanonicalJSON
import Effects

/// What an argument of a tool means.
package struct ArgumentRule: Sendable, Equatable {
  package enum Role: String, Sendable, CaseIterable {
    case path, command, url, sql
    /// Plain data, whatever its name.
    case data
  }

  package let tool: String
  package let argument: String
  package let role: Role

  package init(tool: String, argument: String, role: Role) {
    self.tool = tool
    self.argument = argument
    self.role = role
  }

  var json: JSON { ["tool": .string(tool), "argument": .string(argument), "role": .string(role.rawValue)] }

  init?(_ json: JSON) {
    guard let tool = json["tool"]?.stringValue, let argument = json["argument"]?.stringValue,
      let role = json["role"]?.stringValue.flatMap(Role.init)
    else { return nil }
    self.init(tool: tool, argument: argument, role: role)
  }
}

extension ArgumentRule {
  /// What the arguments of a tool seem to mean, by their names: what a person sees at approving, and what holds where nobody
  /// has said otherwise.
  package static func inferred(of definition: JSON) -> [ArgumentRule] {
    let tool = definition["name"]?.stringValue ?? ""
    return (definition["inputSchema"]?["properties"]?.objectValue?.names ?? []).compactMap { name in
      let role: Role? =
        switch ArgumentRole.of(name) {
        case .path: .path
        case .command: .command
        case .url: .url
        case nil: ArgumentRole.words(of: name).contains("sql") ? .sql : nil
        }
      return role.map { ArgumentRule(tool: tool, argument: name, role: $0) }
    }
  }
}
