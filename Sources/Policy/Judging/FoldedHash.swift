/// A hash over bytes of which ASCII letters of either case are alike (FNV-1a, 64 bits), made byte by byte.
///
/// It only finds rules that are then held against the effect themselves, so two texts of one hash cost time and nothing else.
struct FoldedHash: Hashable, Sendable {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(ASCII.lower(byte))) &* 0x0000_0100_0000_01B3 }
}
