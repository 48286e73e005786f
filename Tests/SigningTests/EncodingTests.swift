import Testing

@testable import Signing

@Suite("Hexadecimal and base64")
struct EncodingTests {
  @Test(
    "RFC 4648 section 10",
    arguments: [
      ("", "", ""), ("f", "Zg==", "66"), ("fo", "Zm8=", "666f"), ("foo", "Zm9v", "666f6f"),
      ("foob", "Zm9vYg==", "666f6f62"),
      ("fooba", "Zm9vYmE=", "666f6f6261"), ("foobar", "Zm9vYmFy", "666f6f626172"),
    ]
  )
  func published(text: String, base64: String, hex: String) throws {
    let bytes = Array(text.utf8)
    #expect(Base64.encode(bytes) == base64)
    #expect(try Base64.decode(base64) == bytes)
    #expect(Hex.encode(bytes) == hex)
    #expect(try Hex.decode(hex) == bytes)
  }

  @Test(
    "one value has one base64 text",
    arguments: [
      "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", " Zg==", "Zg==\n", "Zg= =", "Z g==", "Zg==Zg==", "-_==", "====", "Zm9v=",
      "\u{00E9}===",
    ]
  )
  func strictBase64(text: String) {
    #expect(throws: SigningError.badEncoding("")) { try Base64.decode(text) }
  }

  @Test("one value has one hexadecimal text", arguments: ["0", "0A", "0g", "0x00", " 00", "００"])
  func strictHex(text: String) {
    #expect(throws: SigningError.badEncoding("")) { try Hex.decode(text) }
  }
}
