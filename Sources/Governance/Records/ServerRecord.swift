import CanonicalJSON
import Evidence
package import Model
package import Signing

/// A thing that a server said of itself when it was seen last.
package struct ObservedItem: Sendable, Equatable {
  /// How it stands to what was approved.
  package enum Status: String, Sendable {
    case new
    /// Another wording, in nothing that matters: what was approved goes on being shown.
    case cosmetic
    /// Changed in what matters: a person has to approve it again.
    case changed
    /// As it was approved, after having been changed or gone.
    case back
    /// New under this name; as something that is gone was under another.
    case renamed
    /// The server has it no more.
    case gone
  }

  package let digest: Digest
  package let status: Status
  /// Why it is not as it was: the reasons of the changes (`DefinitionChange.Reason`).
  package let reasons: [String]
  /// The name that it had before.
  package let formerName: String?
}

/// What the log says of an MCP server.
package struct ServerRecord: Sendable {
  package private(set) var trail: Trail<ServerAuthority>
  /// How it is started, as it was registered last; nil for one that was only blocked.
  package private(set) var launch: LaunchDefinition?
  /// Where its entry came from, for example a client's configuration file.
  package private(set) var source: String?
  /// What was seen of it last, without what is as it was approved.
  package private(set) var observed: [ItemKey: ObservedItem] = [:]
  /// The era that it was found to speak; nil before the first contact.
  package private(set) var era: String?
  package private(set) var versions: [String] = []
  /// What a person took back by name: it is approved again only by name.
  package private(set) var denied: Set<ItemKey> = []
  /// When it was seen to say something new, last.
  package private(set) var lastChange: Timestamp?

  package var name: String { trail.name }
  /// Whether it was met: it has said what it is.
  package var wasMet: Bool { era != nil }

  init(_ name: String) { trail = Trail(.server, name) }

  mutating func take(_ event: RegistryEvent, log: String) {
    trail.take(event, log: log)
    switch event.change {
    case .registered:
      launch = event.details["launch"].flatMap(LaunchDefinition.init)
      source = event.details["source"]?.stringValue
      // Another launch may be another server: it has to be met anew.
      observed = [:]
      era = nil
      versions = []
    case .observed: take(observation: event)
    case .denied: denied.formUnion(event.details["items"]?.arrayValue?.compactMap { ItemKey($0) } ?? [])
    case .granted: denied.subtract(trail.authority?.items.keys.map { $0 } ?? [])
    default: break
    }
  }

  private mutating func take(observation event: RegistryEvent) {
    if let era = event.details["era"]?.stringValue { self.era = era }
    if let versions = event.details["versions"]?.arrayValue { self.versions = versions.compactMap(\.stringValue) }
    lastChange = event.time
    for entry in event.details["seen"]?.arrayValue ?? [] {
      guard let key = ItemKey(entry), let digest = entry["digest"].flatMap(Digest.init(prefixed:)),
        let status = entry["status"]?.stringValue.flatMap(ObservedItem.Status.init)
      else { continue }
      observed[key] = ObservedItem(
        digest: digest,
        status: status,
        reasons: entry["reasons"]?.arrayValue?.compactMap(\.stringValue) ?? [],
        formerName: entry["former"]?.stringValue
      )
    }
  }
}

extension ServerRecord {
  /// Whether what was seen last of a thing is what is approved now.
  package func isApproved(_ key: ItemKey) -> Bool {
    guard let digest = trail.authority?.items[key] else { return false }
    guard let seen = observed[key] else { return true }
    return seen.digest == digest || seen.status == .cosmetic
  }

  /// What was seen and waits for a person, by key. What is gone waits for nobody.
  package var pending: [ItemKey: ObservedItem] {
    observed.filter { key, item in item.status != .gone && !isApproved(key) }
  }
}
