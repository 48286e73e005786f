import Testing

@testable import Signing

@Suite("SHA-256")
struct SHA256Tests {
  /// FIPS 180-4's examples, and one block boundary from the NIST test vectors.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test("gives the published digests, in one go and byte by byte", arguments: vectors)
  func digests(text: String, hex: String) {
    #expect(SHA256.hash(Array(text.utf8)).hex == hex)
    var hash = SHA256()
    for byte in text.utf8 { hash.update(byte) }
    #expect(hash.finalize().hex == hex)
  }

  @Test("gives the published digest of a million letters")
  func long() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(hash.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("digests are read strictly")
  func parsing() {
    let digest = SHA256.hash([])
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(digest.bytes) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(digest.bytes.dropLast()) == nil)
  }
}
