import CanonicalJSON
import Evidence
package import Signing

/// What the log says of one server or agent: the records about it, one after the other.
package struct Trail<Authority: GrantedAuthority>: Sendable {
  package let kind: Statement.Kind
  package let name: String
  package private(set) var isRegistered = false
  /// Whether it was there once and was taken away.
  package private(set) var isRemoved = false
  package private(set) var isBlocked = false
  package private(set) var isDenied = false
  package private(set) var owner: String?
  /// The newest statement that held.
  package private(set) var grant: Grant?
  /// What it granted, less what was taken back since.
  package private(set) var authority: Authority?
  /// Statements that do not hold, and why: somebody tried, or two changed it at once.
  package private(set) var voids: [String] = []
  package private(set) var history: [RegistryEvent] = []

  /// The leaf of the newest record about it: what the next statement has to name.
  package var lastLeaf: Digest? { history.last?.leaf }
  /// Who blocked or denied it last, and why.
  package var refusal: RegistryEvent? { history.last { $0.change == .blocked || $0.change == .denied } }

  init(_ kind: Statement.Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Takes the next record about it.
  ///
  /// - Parameter log: the log's origin.
  mutating func take(_ event: RegistryEvent, log: String) {
    switch event.change {
    case .registered:
      isRegistered = true
      isRemoved = false
      revoke()
    case .granted: take(grant: event, log)
    case .denied:
      // A denial of some of it leaves the rest.
      if event.details["items"] == nil { isDenied = true } else { authority?.narrow(event.details) }
    case .narrowed: authority?.narrow(event.details)
    case .blocked: isBlocked = true
    case .removed:
      isRemoved = true
      isRegistered = false
      revoke()
    case .described, .observed, .approverAdded, .approverRemoved: break
    }
    if let owner = event.details["owner"]?.stringValue { self.owner = owner }
    history.append(event)
  }

  private mutating func revoke() {
    grant = nil
    authority = nil
  }

  private mutating func take(grant event: RegistryEvent, _ log: String) {
    func void(_ reason: String) { voids.append("record \(event.logIndex): \(reason)") }
    guard isRegistered, let after = lastLeaf else { return void("it grants what nobody had registered") }
    guard let signed = event.details[Grant.statementMember].flatMap(SignedStatement.init),
      let content = event.details[Grant.contentMember], let authority = Authority(content)
    else { return void("its statement cannot be read") }
    if let fault = signed.fault(kind: kind, subject: name, content: content, after: after, log: log) {
      return void("its statement \(fault)")
    }
    grant = Grant(signed: signed, content: content, logIndex: event.logIndex)
    self.authority = authority
    isBlocked = false
    isDenied = false
  }
}
