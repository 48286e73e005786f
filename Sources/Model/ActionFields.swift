package import CanonicalJSON

/// The members of a JSON object that describe an action: every surface reads them through this one place, so that what is
/// missing, unknown or of the wrong type is refused in the same words everywhere, and never replaced by a default.
package struct ActionFields: Sendable {
  private let object: JSONObject

  /// Takes the object and refuses members other than `allowed`.
  package init(_ object: JSONObject, allowed: [String]) throws(ActionError) {
    for name in object.names where !allowed.contains(where: { $0.sameBytes(as: name) }) {
      throw .unknownMember(name, allowed: allowed)
    }
    self.object = object
  }

  /// A text that must be there and not be empty. What it holds is not looked at here: a path with NUL, say, is an action that
  /// gets a decision.
  package func text(_ name: String) throws(ActionError) -> String {
    guard let text = try optionalText(name) else { throw .missing(name) }
    return text
  }

  /// A text that may be left out, but not be empty or null.
  package func optionalText(_ name: String) throws(ActionError) -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.stringValue else { throw .wrongType(name, wanted: "string", got: value.kindName) }
    guard !text.isEmpty else { throw .empty(name) }
    return text
  }

  /// An object that must be there; it may be empty.
  package func members(_ name: String) throws(ActionError) -> JSONObject {
    guard let value = object[name] else { throw .missing(name) }
    guard let members = value.objectValue else { throw .wrongType(name, wanted: "object", got: value.kindName) }
    return members
  }

  /// An integer that may be left out, within bounds.
  package func optionalInteger(_ name: String, in bounds: ClosedRange<Int>) throws(ActionError) -> Int? {
    guard let value = object[name] else { return nil }
    guard let number = value.intValue else { throw .wrongType(name, wanted: "whole number", got: value.kindName) }
    guard bounds.contains(number) else { throw .outOfBounds(name, number, bounds) }
    return number
  }

  /// A time in RFC 3339 that may be left out.
  package func optionalTime(_ name: String) throws(ActionError) -> Timestamp? {
    guard let text = try optionalText(name) else { return nil }
    guard let time = Timestamp(rfc3339: text) else { throw .badTime(name, text) }
    return time
  }

  /// The directory in which the action would happen: absolute, or the given default where it is left out.
  package func directory(_ name: String, default directory: String) throws(ActionError) -> String {
    guard let path = try optionalText(name) else { return directory }
    guard path.hasPrefix("/") else { throw .badDirectory(path) }
    return path
  }
}

extension ActionFields {
  /// A text that must be one of the given words.
  package func choice(_ name: String, _ words: [String]) throws(ActionError) -> String {
    guard let word = try optionalChoice(name, words) else { throw .missing(name) }
    return word
  }

  /// A text that may be left out, else must be one of the given words.
  package func optionalChoice(_ name: String, _ words: [String]) throws(ActionError) -> String? {
    guard let text = try optionalText(name) else { return nil }
    guard words.contains(where: { $0.sameBytes(as: text) }) else { throw .notAChoice(name, text, words) }
    return text
  }
}
