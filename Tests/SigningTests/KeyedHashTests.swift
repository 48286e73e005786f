import Testing

@testable import Signing

@Suite("Keyed BLAKE2b-256")
struct KeyedHashTests {
  /// Computed with Python's `hashlib.blake2b(data, key=bytes(range(32)), digest_size=32)`.
  static let vectors: [(Int, String)] = [
    (0, "4e51e7a913fc80137da52880fecca175bf81e117d5c68126dc2774033517ea0d"),
    (1, "41ff93a4eaeebd3b78a93438a6f62a92ab5959c859e682b72c7def406197ca4d"),
    (255, "f60f5c4a575c43db6c93608515866ea998e04b35792f5a92b27aa5880cd6721e"),
  ]

  @Test("gives the digests of another implementation", arguments: vectors)
  func digests(count: Int, hex: String) throws {
    var key = Array(UInt8(0)..<32)
    let hash = try KeyedHash(key: SecretBytes(wiping: &key))
    #expect(hash.digest(of: (0..<count).map { UInt8($0) }).hex == hex)
  }

  @Test("depends on the key")
  func keys() throws {
    let first = try KeyedHash(key: SecretBytes(randomCount: 32))
    let second = try KeyedHash(key: SecretBytes(randomCount: 32))
    #expect(first.digest(of: [1]) == first.digest(of: [1]))
    #expect(first.digest(of: [1]) != second.digest(of: [1]))
  }

  @Test("random bytes differ, comparing takes all bytes")
  func random() {
    #expect(Random.bytes(32) != Random.bytes(32))
    #expect(Random.bytes(0) == [])
    #expect(ConstantTime.areEqual([1, 2], [1, 2]))
    #expect(!ConstantTime.areEqual([1, 2], [1, 3]))
    #expect(!ConstantTime.areEqual([1, 2], [1]))
    #expect(ConstantTime.areEqual([], []))
  }
}
