import Model
import Testing

@Suite struct TimestampParsingTests {
  @Test func reversesWriting() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<5000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let time = Timestamp(milliseconds: Int64(state % 250_000_000_000_000))
      #expect(Timestamp(rfc3339: time.rfc3339) == time)
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-23T02:00:00+02:00", 1_795_392_000_000),
    ("2026-11-22T22:30:00.25-01:30", 1_795_392_000_250), ("2000-02-29t12:00:00.123456z", 951_825_600_123),
  ])
  func forms(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T00:00:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-23T24:00:00Z",
    "2026-11-23T00:00:00.Z", "2026-11-23T00:00:00Zx", "26-11-23T00:00:00Z", "2026-11-23T00:00:00+2:00", "yesterday",
  ])
  func refused(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
