import CanonicalJSON
import Evidence

/// What the log says of an agent.
package struct AgentRecord: Sendable {
  package private(set) var trail: Trail<AgentAuthority>
  /// For example `coding-agent`.
  package private(set) var type: String?
  package private(set) var vendor: String?

  package var name: String { trail.name }

  init(_ name: String) { trail = Trail(.agent, name) }

  mutating func take(_ event: RegistryEvent, log: String) {
    trail.take(event, log: log)
    guard event.change == .registered else { return }
    type = event.details["type"]?.stringValue
    vendor = event.details["vendor"]?.stringValue
  }
}
