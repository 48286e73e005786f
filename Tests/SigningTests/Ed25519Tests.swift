import Testing

@testable import Signing

@Suite("Ed25519")
struct Ed25519Tests {
  struct Vector: Sendable {
    let seed: String
    let publicKey: String
    let message: String
    let signature: String
  }

  /// RFC 8032 section 7.1, tests 1 to 3.
  static let vectors = [
    Vector(
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b"
    ),
    Vector(
      seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00"
    ),
    Vector(
      seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test("signs and verifies the published vectors", arguments: vectors)
  func published(vector: Vector) throws {
    var seed = try Hex.decode(vector.seed)
    let key = try PrivateKey(seed: SecretBytes(wiping: &seed))
    #expect(seed == [UInt8](repeating: 0, count: 32))
    #expect(Hex.encode(key.publicKey.bytes) == vector.publicKey)
    let message = try Hex.decode(vector.message)
    #expect(Hex.encode(key.sign(message)) == vector.signature)
    #expect(key.publicKey.isValid(try Hex.decode(vector.signature), for: message))
  }

  @Test("refuses other messages, other keys, damaged and malleable signatures")
  func refuses() throws {
    let key = try PrivateKey.generate()
    let signature = key.sign([1, 2, 3])
    #expect(key.publicKey.isValid(signature, for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(signature, for: [1, 2]))
    #expect(try !PrivateKey.generate().publicKey.isValid(signature, for: [1, 2, 3]))
    #expect(!key.publicKey.isValid(Array(signature.dropLast()), for: [1, 2, 3]))
    for place in signature.indices {
      var damaged = signature
      damaged[place] ^= 1
      #expect(!key.publicKey.isValid(damaged, for: [1, 2, 3]))
    }
    #expect(!key.publicKey.isValid(Self.plusOrder(signature), for: [1, 2, 3]))
  }

  @Test("refuses a key of small order, under which one signature holds for every message")
  func smallOrder() throws {
    let identity = try PublicKey([1] + [UInt8](repeating: 0, count: 31))
    let signature = [1] + [UInt8](repeating: 0, count: 63)
    #expect(!identity.isValid(signature, for: [1]))
  }

  @Test("keys and seeds of the wrong length are refused")
  func lengths() throws {
    #expect(throws: SigningError.badLength("", wanted: 0, got: 0)) { try PublicKey([1, 2, 3]) }
    var short: [UInt8] = [1]
    let seed = try SecretBytes(wiping: &short)
    #expect(throws: SigningError.badLength("", wanted: 0, got: 0)) { try PrivateKey(seed: seed) }
    #expect(throws: SigningError.badLength("", wanted: 0, got: 0)) { try KeyedHash(key: seed) }
  }

  /// The signature with the group's order added to its second half: the same equation, another text (RFC 8032 section
  /// 8.4).
  private static func plusOrder(_ signature: [UInt8]) -> [UInt8] {
    let order: [UInt8] = [
      0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ]
    var output = signature
    var carry = 0
    for index in 0..<32 {
      let sum = Int(output[32 + index]) + Int(order[index]) + carry
      output[32 + index] = UInt8(sum & 0xFF)
      carry = sum >> 8
    }
    return output
  }
}
