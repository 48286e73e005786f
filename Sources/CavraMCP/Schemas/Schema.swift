import CanonicalJSON

/// Small builders for JSON Schema 2020-12, so that the tools' schemas read like tables.
///
/// Only what every client understands is used: `type`, `enum`, `properties`, `required`, `additionalProperties`, lengths.
enum Schema {
  /// An object with exactly these properties; nothing else is taken.
  static func object(_ properties: [(String, JSON)], required: [String]) -> JSON {
    var members = JSONObject()
    for (name, schema) in properties { members[name] = schema }
    return [
      "type": "object", "properties": .object(members), "required": JSON(required), "additionalProperties": false,
    ]
  }

  static func text(_ description: String, longest: Int = 65_536) -> JSON {
    ["type": "string", "description": .string(description), "minLength": 1, "maxLength": JSON(longest)]
  }

  static func choice(_ description: String, _ values: [String]) -> JSON {
    ["type": "string", "description": .string(description), "enum": JSON(values)]
  }

  static func integer(_ description: String, from lowest: Int, to highest: Int) -> JSON {
    [
      "type": "integer", "description": .string(description), "minimum": JSON(lowest), "maximum": JSON(highest),
    ]
  }

  /// An object with any members.
  static func freeObject(_ description: String) -> JSON {
    ["type": "object", "description": .string(description)]
  }

  static func list(_ description: String, of element: JSON) -> JSON {
    ["type": "array", "description": .string(description), "items": element]
  }

  static func flag(_ description: String) -> JSON {
    ["type": "boolean", "description": .string(description)]
  }

  /// A text or null.
  static func optionalText(_ description: String) -> JSON {
    ["type": ["string", "null"], "description": .string(description)]
  }
}
