import CanonicalJSON

/// The input of one tool call, and where it would happen.
struct ToolInput {
  private let members: JSONObject
  let cwd: String

  init(_ members: JSONObject, cwd: String) {
    self.members = members
    self.cwd = cwd
  }

  /// Whether the member is there, of whatever type.
  func has(_ member: String) -> Bool { members[member] != nil }

  /// The member's text where it is a string that is not empty.
  func text(_ member: String) -> String? {
    guard let text = members[member]?.stringValue, !text.isEmpty else { return nil }
    return text
  }

  /// The member's members where it is an object.
  func object(_ member: String) -> ToolInput? {
    members[member]?.objectValue.map { ToolInput($0, cwd: cwd) }
  }
}
