import CanonicalJSON

/// A revision of the Model Context Protocol that this module speaks, oldest first.
package enum ProtocolVersion: String, Sendable, CaseIterable, Comparable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// The revisions that open with `initialize`, newest first.
  package static let legacy: [ProtocolVersion] = [.november2025, .june2025, .march2025, .november2024]
  /// The revisions in which each request carries its version, newest first.
  package static let modern: [ProtocolVersion] = [.july2026]

  /// The revision of that name, nil where it is not one of these.
  package init?(_ name: String) {
    guard let version = Self.allCases.first(where: { $0.rawValue.sameBytes(as: name) }) else { return nil }
    self = version
  }

  /// Which of the two ways of opening it belongs to.
  package var era: Era { self == .july2026 ? .modern : .legacy }

  /// Whether a client may send several messages in one array; only this revision had it.
  package var hasBatches: Bool { self == .march2025 }

  package static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool {
    // The names are ISO dates, so their order is that of time.
    left.rawValue < right.rawValue
  }
}

/// The two ways in which MCP is spoken. A connection keeps to the one with which its client opened it.
package enum Era: Sendable, Hashable {
  /// 2024-11-05 to 2025-11-25: a handshake by `initialize`, then a session.
  case legacy
  /// 2026-07-28: no handshake; each request says in `_meta` what it needs known.
  case modern
}
