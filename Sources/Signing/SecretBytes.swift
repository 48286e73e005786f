import CSodium

/// Bytes that must not leak: kept in libsodium's guarded memory, which is locked against swapping where the system
/// allows, and wiped when the last reference goes.
///
/// Sendable without a check because the memory is written only before `init` returns and never changes afterwards.
package final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  /// How many bytes there are.
  package let count: Int

  /// Lets `fill` write `count` bytes.
  ///
  /// - Throws: `SigningError.system` where no guarded memory is to be had.
  package init(
    count: Int,
    filling fill: (UnsafeMutableRawBufferPointer) throws(SigningError) -> Void
  ) throws(SigningError) {
    Sodium.start()
    guard let memory = sodium_malloc(max(count, 1)) else {
      throw .system("allocation", "guarded memory", "out of memory")
    }
    self.memory = memory
    self.count = count
    try fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
  }

  /// Copies `bytes` and wipes them at their old place.
  package convenience init(wiping bytes: inout [UInt8]) throws(SigningError) {
    let source = bytes
    defer { Self.wipe(&bytes) }
    try self.init(count: source.count) { $0.copyBytes(from: source) }
  }

  /// Takes fresh random bytes.
  package convenience init(randomCount count: Int) throws(SigningError) {
    try self.init(count: count) { buffer in
      if let start = buffer.baseAddress { randombytes_buf(start, buffer.count) }
    }
  }

  deinit { sodium_free(memory) }

  /// Lends the bytes; they must not be kept.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  /// Lends the bytes to libsodium, which wants a pointer that is never nil.
  func withPointer<Result>(_ body: (UnsafePointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(UnsafePointer(memory.assumingMemoryBound(to: UInt8.self)))
  }

  /// Overwrites the bytes with zeros in a way that the optimizer keeps.
  package static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      if let start = buffer.baseAddress { sodium_memzero(start, buffer.count) }
    }
  }
}
