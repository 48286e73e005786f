import CanonicalJSON
import Model
import Signing
import Testing

@testable import Governance

/// What is signed says what it is.
@Suite struct StatementTests {
  private func statement(_ subject: String = "files") throws -> Statement {
    Statement(
      kind: .server,
      subject: subject,
      content: try Digest.canonical(["a": 1]),
      actor: "alice",
      reason: "looked at",
      time: Timestamp(milliseconds: 0),
      expires: Timestamp(milliseconds: 1),
      after: SHA256.hash([1]),
      log: "cavra.local/x"
    )
  }

  @Test func roundTrip() throws {
    let signed = try SignedStatement(statement(), by: NoteSigner(name: "alice", key: .generate()))
    #expect(SignedStatement(signed.json) == signed)
    var json = try #require(statement().json.objectValue)
    json["extra"] = true
    #expect(Statement(.object(json)) == nil)
    json["extra"] = nil
    json["expires"] = "1970-01-01T00:00:00.001+00:00"
    #expect(Statement(.object(json)) == nil)
    json["expires"] = nil
    #expect(Statement(.object(json)) == nil)
  }

  /// Each member binds by itself.
  @Test func faults() throws {
    let signer = try NoteSigner(name: "alice", key: .generate())
    let signed = try SignedStatement(statement(), by: signer)
    func fault(
      _ signed: SignedStatement,
      kind: Statement.Kind = .server,
      subject: String = "files",
      content: JSON = ["a": 1],
      after: Digest = SHA256.hash([1]),
      log: String = "cavra.local/x"
    ) -> String? { signed.fault(kind: kind, subject: subject, content: content, after: after, log: log) }
    #expect(fault(signed) == nil)
    #expect(fault(signed, kind: .agent)?.contains("another") == true)
    #expect(fault(signed, subject: "other")?.contains("another") == true)
    #expect(fault(signed, content: ["a": 2])?.contains("something else") == true)
    #expect(fault(signed, after: SHA256.hash([2]))?.contains("last change") == true)
    #expect(fault(signed, log: "cavra.local/y")?.contains("machine") == true)
    // In another's name, and with words that were changed after signing.
    let mallory = try SignedStatement(statement(), by: NoteSigner(name: "mallory", key: .generate()))
    #expect(fault(mallory)?.contains("signed by `mallory`") == true)
    var json = try #require(signed.json.objectValue)
    var words = try #require(json["statement"]?.objectValue)
    words["reason"] = "something else"
    json["statement"] = .object(words)
    let changed = try #require(SignedStatement(.object(json)))
    #expect(fault(changed)?.contains("is not what") == true)
  }

  /// The encoding of DSSE's own example (secure-systems-lab/dsse, protocol.md).
  @Test func preAuthentication() {
    let encoded = PreAuthentication.encode(type: "http://example.com/HelloWorld", body: Array("hello world".utf8))
    #expect(String(decoding: encoded, as: UTF8.self) == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
  }

  @Test func oneKindOfDocumentIsNoOther() throws {
    let signer = try NoteSigner(name: "alice", key: .generate())
    let body = Array("text\n".utf8)
    let signature = signer.signature(over: body, type: "a")
    #expect(signer.verifierKey.isValid(signature, over: body, type: "a"))
    #expect(!signer.verifierKey.isValid(signature, over: body, type: "b"))
    #expect(!signer.verifierKey.publicKey.isValid(signature, for: body))
    let note = try SignedNote(signing: body, by: [signer])
    #expect(note.signatures.allSatisfy { !signer.verifierKey.isValid($0.signature, over: body, type: "a") })
  }
}
