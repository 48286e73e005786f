import Testing

@testable import Signing

@Suite("Signed notes of C2SP")
struct SignedNoteTests {
  /// The note and key of the C2SP specification's and Go's `sumdb/note` examples.
  static let text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  private func parse(_ text: String) throws(SigningError) -> SignedNote { try SignedNote(parsing: Array(text.utf8)) }

  @Test("the published note verifies under the published key, other signatures are ignored")
  func published() throws {
    let key = try VerifierKey(parsing: Self.peter)
    #expect(key.text == Self.peter)
    for lines in [Self.peterLine, Self.peterLine + Self.enochLine, Self.enochLine + Self.peterLine] {
      let note = try parse(Self.text + "\n" + lines)
      #expect(note.text == Array(Self.text.utf8))
      #expect(try note.verified(by: [key]) == [key])
      #expect(note.bytes == Array((Self.text + "\n" + lines).utf8))
    }
    #expect(throws: SigningError.unknownKey) { try parse(Self.text + "\n" + Self.enochLine).verified(by: [key]) }
    #expect(throws: SigningError.unknownKey) { try parse(Self.text + "\n" + Self.peterLine).verified(by: []) }
    #expect(throws: SigningError.badSignature("")) {
      try parse("x" + Self.text + "\n" + Self.peterLine).verified(by: [key])
    }
  }

  @Test("what was signed verifies; each other key does not")
  func roundTrip() throws {
    let first = try NoteSigner(name: "cavra.local/a", key: .generate())
    let second = try NoteSigner(name: "cavra.local/b", key: .generate())
    let note = try SignedNote(signing: Array("a\n\nb\n".utf8), by: [first, second])
    let read = try SignedNote(parsing: note.bytes)
    #expect(read == note)
    #expect(try read.verified(by: [first.verifierKey]) == [first.verifierKey])
    #expect(try read.verified(by: [second.verifierKey, first.verifierKey]).count == 2)
    let impostor = try NoteSigner(name: "cavra.local/a", key: .generate())
    #expect(throws: SigningError.unknownKey) { try read.verified(by: [impostor.verifierKey]) }
  }

  @Test(
    "texts that are no notes are refused",
    arguments: [
      "", "\n", "text\n", "text\n\n", "text\n— a AAAAAAA=\n", "text\n\n- a AAAAAAAA\n", "text\n\n—  AAAAAAAA\n",
      "text\n\n— a AAAA\n", "text\n\n— a AAAAAAAA", "text\n\n— a+b AAAAAAAA\n", "te\u{1}xt\n\n— a AAAAAAAA\n",
      "text\r\n\n— a AAAAAAAA\n", "text\n\n— a AAAAAAAA \n", "text\n\n— a AAAAAAA\n", "text\n\n— a AAAAAAAA\n\n",
    ]
  )
  func malformed(text: String) {
    let error = #expect(throws: SigningError.self) { try parse(text) }
    #expect(error?.code == .malformed || error?.code == .badEncoding)
  }

  @Test("a note of more than a hundred signatures, or not UTF-8, is refused")
  func bounds() throws {
    let many = Self.text + "\n" + String(repeating: Self.peterLine, count: 101)
    #expect(throws: SigningError.malformed("")) { try parse(many) }
    let bytes = Array("a".utf8) + [0xFF] + Array("\n\n\(Self.peterLine)".utf8)
    #expect(throws: SigningError.malformed("")) { try SignedNote(parsing: bytes) }
    let signer = try NoteSigner(name: "n", key: .generate())
    #expect(throws: SigningError.malformed("")) { try SignedNote(signing: Array("no end".utf8), by: [signer]) }
    #expect(throws: SigningError.malformed("")) { try SignedNote(signing: Array("x\n".utf8), by: []) }
  }

  @Test(
    "verifier keys that do not fit themselves are refused",
    arguments: [
      "", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ]
  )
  func keys(text: String) {
    #expect(throws: SigningError.self) { try VerifierKey(parsing: text) }
  }

  @Test("names that no note could carry are refused", arguments: ["", "a b", "a+b", "a\u{A0}b", "a\nb", "a\u{0}"])
  func names(name: String) throws {
    let key = try PrivateKey.generate()
    #expect(throws: SigningError.malformed("")) { try NoteSigner(name: name, key: key) }
  }
}
