import Testing

@testable import Signing

/// Secrets under a passphrase.
@Suite struct PassphraseLockTests {
  private func secret(_ text: String) throws -> SecretBytes {
    var bytes = Array(text.utf8)
    return try SecretBytes(wiping: &bytes)
  }

  private func lock(_ context: String = "name") throws -> [UInt8] {
    try PassphraseLock.close(
      secret("the seed"),
      passphrase: secret("a passphrase"),
      context: Array(context.utf8),
      cost: .least
    )
  }

  @Test func opensWithItsPassphraseAndContext() throws {
    let opened = try PassphraseLock.open(lock(), passphrase: secret("a passphrase"), context: Array("name".utf8))
    #expect(opened.withUnsafeBytes { Array($0) } == Array("the seed".utf8))
  }

  @Test(arguments: [("another", "name"), ("a passphrase", "eman"), ("", "name")])
  func opensWithNothingElse(passphrase: String, context: String) throws {
    #expect(throws: SigningError.badPassphrase) {
      try PassphraseLock.open(lock(), passphrase: secret(passphrase), context: Array(context.utf8))
    }
  }

  /// Whatever byte is changed, it does not open; and nothing asks for more work than is done.
  @Test func everyByteCounts() throws {
    let whole = try lock()
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0x55
      #expect(throws: SigningError.self, "byte \(index)") {
        try PassphraseLock.open(damaged, passphrase: secret("a passphrase"), context: Array("name".utf8))
      }
    }
    for count in 0..<whole.count {
      #expect(throws: SigningError.self) {
        try PassphraseLock.open(Array(whole[..<count]), passphrase: secret("a passphrase"), context: Array("name".utf8))
      }
    }
  }

  @Test func twoLocksDiffer() throws { #expect(try lock() != lock()) }
}
