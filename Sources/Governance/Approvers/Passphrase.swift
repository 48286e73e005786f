package import Signing

/// What a passphrase must have before it locks an approver's key.
package enum Passphrase {
  static let leastCharacters = 12
  static let leastDifferent = 6
  static let mostBytes = 1_024

  /// - Throws: `GovernanceError.weakPassphrase`, which never names the passphrase.
  package static func check(_ passphrase: SecretBytes, name: String) throws(GovernanceError) {
    var bytes = passphrase.withUnsafeBytes { Array($0) }
    defer { SecretBytes.wipe(&bytes) }
    guard bytes.count <= mostBytes, let text = String(validating: bytes, as: UTF8.self) else {
      throw GovernanceError(.weakPassphrase, "the passphrase is no text of at most \(mostBytes) bytes, give another")
    }
    guard text.count >= leastCharacters, Set(text).count >= leastDifferent else {
      throw GovernanceError(
        .weakPassphrase,
        "the passphrase is too weak, give \(leastCharacters) characters or more, \(leastDifferent) of them different"
      )
    }
    guard !text.lowercased().utf8.elementsEqual(String(repeating: name, count: text.count / max(1, name.count)).utf8)
    else {
      throw GovernanceError(.weakPassphrase, "the passphrase is the name over and over, give another")
    }
  }
}
