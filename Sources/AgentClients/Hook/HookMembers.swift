import CanonicalJSON

/// The members of a hook's payload, read strictly: whatever is wrong is an error that names the member.
///
/// Names and ids go into records, so they are bounded and free of control characters. A member that is `null` counts as
/// absent, and so does an empty text where nothing is needed.
struct HookMembers {
  private static let longestWord = 256
  private static let longestPath = 4_096

  private let payload: JSONObject
  private let event: String?

  /// - Parameter event: the event's name for errors; nil until it is known.
  init(_ payload: JSONObject, event: String?) {
    self.payload = payload
    self.event = event
  }

  func value(_ member: String) -> JSON? {
    guard let value = payload[member], !value.isNull else { return nil }
    return value
  }

  /// A text of any length, also an empty one.
  func text(_ member: String) throws(AgentClientsError) -> String {
    guard let text = try optionalText(member) else { throw .missing(member, event: event) }
    return text
  }

  func optionalText(_ member: String) throws(AgentClientsError) -> String? {
    guard let value = value(member) else { return nil }
    guard let text = value.stringValue else {
      throw .wrongType(member, wanted: "string", got: value.kindName, event: event)
    }
    return text
  }

  /// A name or an id: 1 to 256 bytes without control characters.
  func word(_ member: String) throws(AgentClientsError) -> String {
    try needed(member, to: Self.longestWord)
  }

  func optionalWord(_ member: String) throws(AgentClientsError) -> String? {
    try bounded(member, to: Self.longestWord)
  }

  func optionalPath(_ member: String) throws(AgentClientsError) -> String? {
    try bounded(member, to: Self.longestPath)
  }

  /// An absolute path.
  func directory(_ member: String) throws(AgentClientsError) -> String {
    let path = try needed(member, to: Self.longestPath)
    guard path.utf8.first == UInt8(ascii: "/") else {
      throw .badText(member, "is no absolute path, start the client in a directory", event: event)
    }
    return path
  }

  func object(_ member: String) throws(AgentClientsError) -> JSONObject {
    guard let value = value(member) else { throw .missing(member, event: event) }
    guard let object = value.objectValue else {
      throw .wrongType(member, wanted: "object", got: value.kindName, event: event)
    }
    return object
  }

  private func needed(_ member: String, to limit: Int) throws(AgentClientsError) -> String {
    guard let text = try bounded(member, to: limit) else {
      throw value(member) == nil ? .missing(member, event: event) : .badText(member, "is empty", event: event)
    }
    return text
  }

  private func bounded(_ member: String, to limit: Int) throws(AgentClientsError) -> String? {
    guard let text = try optionalText(member), !text.isEmpty else { return nil }
    guard text.utf8.count <= limit else { throw .badText(member, "is longer than \(limit) bytes", event: event) }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .badText(member, "has control characters", event: event)
    }
    return text
  }
}
