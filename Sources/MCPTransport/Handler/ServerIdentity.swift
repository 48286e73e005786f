/// What the server says of itself. For display only: neither side may decide anything by it.
package struct ServerIdentity: Sendable {
  /// For programs.
  package let name: String
  /// For people; shown from 2025-06-18 on.
  package let title: String?
  /// The version of the server, not of the protocol.
  package let version: String
  /// Shown from 2025-11-25 on.
  package let description: String?
  /// Shown from 2025-11-25 on.
  package let websiteURL: String?

  /// An identity from its parts; see the properties.
  package init(
    name: String,
    title: String? = nil,
    version: String,
    description: String? = nil,
    websiteURL: String? = nil
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.description = description
    self.websiteURL = websiteURL
  }
}
