import CanonicalJSON

/// One text of a definition and where it stands.
struct DefinitionText {
  enum Role {
    /// The name by which a thing is called or found.
    case name
    /// Text that is shown or read: titles, descriptions, comments.
    case prose
    /// Values: enumerations, defaults, constants, examples, patterns.
    case value
    /// Names of members, such as arguments.
    case memberName
    /// Anything else.
    case other
  }

  let pointer: String
  let text: String
  let role: Role
}

extension DefinitionText {
  /// Every string of a definition at any depth, names of members included, in document order.
  static func all(of definition: JSON) -> [DefinitionText] {
    var texts: [DefinitionText] = []
    collect(definition, pointer: "", role: .other, isTop: true, into: &texts)
    return texts
  }

  private static func collect(
    _ value: JSON,
    pointer: String,
    role: Role,
    isTop: Bool,
    into texts: inout [DefinitionText]
  ) {
    switch value {
    case .null, .bool, .number: return
    case .string(let text): texts.append(DefinitionText(pointer: pointer, text: text, role: role))
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        collect(element, pointer: pointer + "/\(index)", role: role, isTop: false, into: &texts)
      }
    case .object(let object):
      for member in object.members {
        let place = pointer + "/" + JSONPointer.token(member.name)
        texts.append(DefinitionText(pointer: place, text: member.name, role: .memberName))
        let inner = self.role(of: member.name, isTop: isTop) ?? role
        collect(member.value, pointer: place, role: inner, isTop: false, into: &texts)
      }
    }
  }

  private static func role(of name: String, isTop: Bool) -> Role? {
    switch name {
    case "name" where isTop, "uri" where isTop, "uriTemplate" where isTop: .name
    case "description", "title", "$comment": .prose
    case "enum", "const", "default", "examples", "example", "pattern", "enumNames": .value
    case "properties", "$defs", "definitions": .other
    default: nil
    }
  }
}
