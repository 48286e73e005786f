import Foundation
import TestSupport
import Testing

@testable import Signing

@Suite("Key files")
struct SecretDirectoryTests {
  private let scratch = Scratch()
  private var keys: String { scratch.path("keys") }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("a signer's key comes back as it was, in a file for us alone")
  func signer() throws {
    let directory = try SecretDirectory(path: keys)
    let signer = try NoteSigner(name: "cavra.local/x", key: .generate())
    try directory.create("a.key", signer: signer)
    let read = try directory.signer("a.key")
    #expect(read.verifierKey == signer.verifierKey)
    let note = try SignedNote(signing: Array("x\n".utf8), by: [read])
    #expect(try note.verified(by: [signer.verifierKey]) == [signer.verifierKey])
    #expect(try mode(keys) == 0o700)
    #expect(try mode(keys + "/a.key") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: keys) == ["a.key"])
  }

  @Test("a hash key comes back as it was")
  func hashKey() throws {
    let directory = try SecretDirectory(path: keys)
    let key = try SecretBytes(randomCount: 32)
    try directory.create("h.key", hashKey: key)
    #expect(try directory.keyedHash("h.key").digest(of: [1]) == KeyedHash(key: key).digest(of: [1]))
    #expect(throws: SigningError.malformed("")) { try directory.signer("h.key") }
  }

  @Test("an existing key is never replaced")
  func exists() throws {
    let directory = try SecretDirectory(path: keys)
    let first = try NoteSigner(name: "a", key: .generate())
    try directory.create("a.key", signer: first)
    #expect(throws: SigningError.exists("")) {
      try directory.create("a.key", signer: NoteSigner(name: "a", key: .generate()))
    }
    #expect(try directory.signer("a.key").verifierKey == first.verifierKey)
    #expect(throws: SigningError.missing("")) { try directory.signer("b.key") }
  }

  @Test(
    "what others can reach, links and things that are no files are refused",
    arguments: [0o640, 0o604, 0o660, 0o602]
  )
  func permissions(mode: mode_t) throws {
    let directory = try SecretDirectory(path: keys)
    try directory.create("a.key", signer: NoteSigner(name: "a", key: .generate()))
    chmod(keys + "/a.key", mode)
    #expect(throws: SigningError.unsafePermissions("", "", fix: "")) { try directory.signer("a.key") }
    chmod(keys + "/a.key", 0o600)
    try FileManager.default.createSymbolicLink(atPath: keys + "/link.key", withDestinationPath: keys + "/a.key")
    #expect(throws: SigningError.unsafePermissions("", "", fix: "")) { try directory.signer("link.key") }
    #expect(mkfifo(keys + "/pipe.key", 0o600) == 0)
    #expect(throws: SigningError.unsafePermissions("", "", fix: "")) { try directory.signer("pipe.key") }
    chmod(keys, 0o750)
    #expect(throws: SigningError.unsafePermissions("", "", fix: "")) { try SecretDirectory(path: keys) }
  }

  @Test("a directory that is a link is refused")
  func link() throws {
    _ = try SecretDirectory(path: keys)
    try FileManager.default.createSymbolicLink(atPath: scratch.path("other"), withDestinationPath: keys)
    #expect(throws: SigningError.unsafePermissions("", "", fix: "")) {
      try SecretDirectory(path: scratch.path("other"))
    }
  }

  @Test(
    "a damaged key file is refused, not half read",
    arguments: ["", "x", "PRIVATE+KEY+a\n", "PRIVATE+KEY+a+00000000+AQ==\n"]
  )
  func damaged(content: String) throws {
    let directory = try SecretDirectory(path: keys)
    #expect(
      FileManager.default.createFile(
        atPath: keys + "/a.key",
        contents: Data(content.utf8),
        attributes: [.posixPermissions: 0o600]
      )
    )
    let error = #expect(throws: SigningError.self) { try directory.signer("a.key") }
    #expect([.malformed, .badLength, .badEncoding].contains(error?.code))
  }
}
