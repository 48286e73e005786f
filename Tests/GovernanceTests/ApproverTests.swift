import Foundation
import Signing
import TestSupport
import Testing

@testable import Governance

/// Names, groups and files of approvers.
@Suite struct ApproverTests {
  @Test(arguments: ["alice", "a", "a-b_c", "0x", String(repeating: "a", count: 32)])
  func names(name: String) throws { try Approver.check(name: name) }

  @Test(arguments: [
    "", "Alice", "-a", "_a", "a b", "a/b", "a.b", "..", "аlice", "a+b", String(repeating: "a", count: 33), "a\u{0}",
  ])
  func noNames(name: String) {
    #expect(throws: GovernanceError(.badName, "")) { try Approver.check(name: name) }
  }

  @Test func roundTrip() throws {
    let key = try NoteSigner(name: "alice", key: .generate()).verifierKey
    let approver = try Approver(key: key, groups: ["Cloud Security", "DBA"])
    #expect(try Approver(parsing: "# who\n" + approver.text, file: "f") == approver)
  }

  @Test(arguments: ["Cloud\nSecurity", "", " a", "a ", "a,b", String(repeating: "g", count: 65)])
  func groups(group: String) throws {
    let key = try NoteSigner(name: "alice", key: .generate()).verifierKey
    #expect(throws: GovernanceError(.badName, "")) { try Approver(key: key, groups: [group]) }
  }

  @Test(arguments: ["", "x", "alice+00000000+AAAA\n", "# only a comment\n"])
  func noFiles(text: String) {
    #expect(throws: GovernanceError(.badList, "")) { try Approver(parsing: text, file: "f") }
  }

  @Test func anotherLine() throws {
    let key = try NoteSigner(name: "alice", key: .generate()).verifierKey
    #expect(throws: GovernanceError(.badList, "")) { try Approver(parsing: key.text + "\nadmin: yes\n", file: "f") }
  }
}

/// The store of the user, and the list that counts.
@Suite struct ApproverStoreTests {
  private let scratch = Scratch()

  private var store: ApproverStore {
    ApproverStore(directory: scratch.path("config/cavra/approvers"), enterprise: scratch.path("etc"))
  }

  private func passphrase(_ text: String = "correct horse battery") throws -> SecretBytes {
    var bytes = Array(text.utf8)
    return try SecretBytes(wiping: &bytes)
  }

  @Test func addedCheckedAndRemoved() throws {
    let approver = try store.add("alice", groups: ["Cloud Security"], passphrase: passphrase())
    let list = try store.list()
    #expect(list.approvers == [approver] && list.source == .user && list.warning != nil && store.hasKey("alice"))
    let signer = try store.signer("alice", passphrase: passphrase())
    #expect(signer.verifierKey == approver.key)
    #expect(throws: GovernanceError(.key, "")) {
      try store.signer("alice", passphrase: passphrase("wrong horse battery"))
    }
    #expect(throws: GovernanceError(.exists, "")) { try store.add("alice", groups: [], passphrase: passphrase()) }
    #expect(try store.remove("alice") == approver)
    #expect(try store.list().approvers.isEmpty && !store.hasKey("alice"))
    #expect(throws: GovernanceError(.unknown, "")) { try store.remove("alice") }
    #expect(throws: GovernanceError(.unknown, "")) { try store.signer("alice", passphrase: passphrase()) }
  }

  @Test(arguments: ["", "short", "aaaaaaaaaaaaaaaaaaaa", "alicealicealice", "abcabcabcabcabc"])
  func weakPassphrases(text: String) throws {
    #expect(throws: GovernanceError(.weakPassphrase, "")) {
      try store.add("alice", groups: [], passphrase: passphrase(text))
    }
    #expect(try store.list().approvers.isEmpty)
  }

  @Test func nobodyCanReadOrPlantAKey() throws {
    _ = try store.add("alice", groups: [], passphrase: passphrase())
    for name in ["alice.key", "alice.pub"] {
      let mode =
        try FileManager.default.attributesOfItem(atPath: "\(store.directory)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: "\(store.directory)/alice.pub")
    #expect(throws: GovernanceError(.badList, "")) { try store.list() }
  }

  /// A locked key of one name put under another does not open: the name is sealed with it.
  @Test func aKeyUnderAnotherName() throws {
    _ = try store.add("alice", groups: [], passphrase: passphrase())
    let text = try String(contentsOfFile: "\(store.directory)/alice.key", encoding: .utf8)
    _ = try store.add("mallory", groups: [], passphrase: passphrase())
    try FileManager.default.removeItem(atPath: "\(store.directory)/mallory.key")
    let parts = text.split(separator: "+", maxSplits: 4).map(String.init)
    let forged = "LOCKED+KEY+mallory+" + parts.dropFirst(3).joined(separator: "+")
    try forged.write(toFile: "\(store.directory)/mallory.key", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(store.directory)/mallory.key")
    #expect(throws: GovernanceError(.key, "")) { try store.signer("mallory", passphrase: passphrase()) }
  }

  @Test(.enabled(if: geteuid() == 0, "the enterprise's list belongs to root"))
  func theEnterprisesListAloneCounts() throws {
    _ = try store.add("alice", groups: [], passphrase: passphrase())
    try FileManager.default.createDirectory(atPath: store.enterprise, withIntermediateDirectories: true)
    #expect(try store.list().approvers.isEmpty && store.list().source == .enterprise && store.list().warning == nil)
    #expect(throws: GovernanceError(.unknown, "")) { try store.signer("alice", passphrase: passphrase()) }
    let bob = try store.add("bob", groups: [], passphrase: passphrase())
    #expect(try store.list().approvers.isEmpty)
    try bob.text.write(toFile: "\(store.enterprise)/bob.pub", atomically: true, encoding: .utf8)
    #expect(try store.list().approvers == [bob])
    #expect(throws: GovernanceError(.enterpriseList, "")) { try store.remove("bob") }
    try bob.text.write(toFile: "\(store.enterprise)/eve.pub", atomically: true, encoding: .utf8)
    #expect(throws: GovernanceError(.badList, "")) { try store.list() }
  }

  @Test func damagedFilesListNobody() throws {
    _ = try store.add("alice", groups: [], passphrase: passphrase())
    try Data("nonsense\n".utf8).write(to: URL(filePath: "\(store.directory)/bob.pub"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(store.directory)/bob.pub")
    #expect(throws: GovernanceError(.badList, "")) { try store.list() }
    #expect(throws: GovernanceError(.badList, "")) { try store.signer("alice", passphrase: passphrase()) }
  }
}
