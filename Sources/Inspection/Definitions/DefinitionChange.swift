/// One difference between the approved definition and the one that a server sends now.
package struct DefinitionChange: Sendable, Equatable {
  /// Whether the change needs a person.
  package enum Tier: String, Sendable {
    /// Wording: logged, and the item stays approved.
    case cosmetic
    /// Changes what the item does, or what it says to a model: it goes back to pending.
    case material
  }

  /// What changed; the raw value is its name in records and reports.
  package enum Reason: String, Sendable, CaseIterable {
    case name
    case title
    case description
    case schema
    case annotations
    case enumText = "enum-text"
    case defaultText = "default-text"
    case instructions
    case era
    case capabilities
    case icons
    case meta
    /// A resource's address or type.
    case address
    /// A figure that moves by itself: a size, a version, a date.
    case figures
    /// A member that has no meaning to us.
    case other
    case addressesModel = "addresses-model"
    case namesOtherTools = "names-other-tools"
    case addsURLs = "adds-urls"
    case hiddenCharacters = "hidden-characters"
    case terminalSequences = "terminal-sequences"
    case encodedText = "encoded-text"
    /// A text that became much longer, which is no wording any more.
    case grew
  }

  package let tier: Tier
  package let reason: Reason
  /// Where, as a JSON Pointer (RFC 6901) into the new definition, or into the old one for what is gone.
  package let pointer: String
  /// One line for a reviewer: what was, and what is.
  package let detail: String

  package init(tier: Tier, reason: Reason, pointer: String, detail: String) {
    self.tier = tier
    self.reason = reason
    self.pointer = pointer
    self.detail = detail
  }
}
