import Foundation
import Glibc
package import Signing

/// The user's own approvers: their public files and locked keys, both in `approvers/` of the configuration.
package struct ApproverStore: Sendable {
  private static let keyEnding = ".key"

  /// The user's directory, absolute.
  package let directory: String
  /// The enterprise's directory, absolute.
  package let enterprise: String

  package init(directory: String, enterprise: String) {
    self.directory = directory
    self.enterprise = enterprise
  }

  /// The list that counts.
  ///
  /// - Throws: as `ApproverList.read`.
  package func list() throws(GovernanceError) -> ApproverList {
    try ApproverList.read(enterprise: enterprise, user: directory)
  }

  /// Makes a key for a person, locked under a passphrase. Where the user keeps the list, the person is on it from then on; where
  /// the enterprise does, its keeper has to put the public file there.
  ///
  /// - Throws: `GovernanceError.badName`, `.weakPassphrase`, `.exists`, `.badList`, `.key`, `.system`.
  package func add(_ name: String, groups: [String], passphrase: SecretBytes) throws(GovernanceError) -> Approver {
    try Approver.check(name: name)
    try Passphrase.check(passphrase, name: name)
    let list = try list()
    guard list.approver(named: name) == nil else {
      throw GovernanceError(
        .exists,
        "`\(name)` is an approver already, take the old key away first or choose another name"
      )
    }
    do {
      let signer = try NoteSigner(name: name, key: .generate())
      let approver = try Approver(key: signer.verifierKey, groups: groups)
      let parent = (directory as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(
        atPath: parent,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      let keys = try SecretDirectory(path: directory)
      try keys.create(name + Self.keyEnding, locking: signer, passphrase: passphrase)
      var text = Array(approver.text.utf8)
      try keys.create(name + ApproverList.ending, SecretBytes(wiping: &text))
      return approver
    } catch let error as SigningError {
      throw GovernanceError(error)
    } catch let error as GovernanceError {
      throw error
    } catch {
      throw GovernanceError(.system, "\(error)")
    }
  }

  /// Takes a person off the user's list, and the locked key away.
  ///
  /// - Returns: who was taken off.
  /// - Throws: `GovernanceError.unknown`, `.enterpriseList`, `.badList`, `.key`.
  package func remove(_ name: String) throws(GovernanceError) -> Approver {
    try Approver.check(name: name)
    let list = try list()
    guard let approver = list.approver(named: name) else {
      throw GovernanceError(.unknown, "no approver is named `\(name)`, see `cavra-mcp approvers list`")
    }
    guard list.source == .user else {
      throw GovernanceError(
        .enterpriseList,
        "`\(list.directory)` is the enterprise's list, ask its keeper to remove `\(name)`"
      )
    }
    do throws(SigningError) {
      let keys = try SecretDirectory(path: directory)
      // First what makes the person one who may grant.
      try keys.remove(name + ApproverList.ending)
      if hasKey(name) { try keys.remove(name + Self.keyEnding) }
    } catch { throw GovernanceError(error) }
    return approver
  }

  /// Whether the locked key of that name is on this machine.
  package func hasKey(_ name: String) -> Bool { access("\(directory)/\(name)\(Self.keyEnding)", F_OK) == 0 }

  /// Opens a person's key for signing.
  ///
  /// - Throws: `GovernanceError.unknown` where the person is not on the list that counts or another key is; `.key` where the
  ///   passphrase does not open it.
  package func signer(_ name: String, passphrase: SecretBytes) throws(GovernanceError) -> NoteSigner {
    try Approver.check(name: name)
    guard let approver = try list().approver(named: name) else {
      throw GovernanceError(.unknown, "no approver is named `\(name)`, see `cavra-mcp approvers list`")
    }
    let signer: NoteSigner
    do throws(SigningError) {
      signer = try SecretDirectory(path: directory).signer(name + Self.keyEnding, passphrase: passphrase)
    } catch { throw GovernanceError(error) }
    guard signer.verifierKey == approver.key else {
      throw GovernanceError(.unknown, "the key of `\(name)` here is not the one on the list, ask the list's keeper")
    }
    return signer
  }
}
