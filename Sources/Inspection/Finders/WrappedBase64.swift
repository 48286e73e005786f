/// Base64 that is broken into lines or words of any length, which no single one of them gives away.
enum WrappedBase64 {
  /// Characters of base64 for the first look, and for each further one: what does not read as text so far is left.
  private static let step = 16
  private static let least = 24
  /// Blanks that a line may be indented by.
  private static let indentation = 8

  /// The run that begins at `start`, where the first piece of it ends at `firstEnd` and at least a second one follows.
  static func run(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, firstEnd: Int) -> EncodedRunFinder.Run? {
    guard firstEnd - start >= 4, pieceStart(bytes, after: firstEnd) != nil else { return nil }
    var decoded: [UInt8] = []
    var kept = 0
    var end = start
    var bits: UInt32 = 0
    var count = 0
    var pieces = 1
    var index = start
    while decoded.count < EncodedRunFinder.longest {
      guard index < bytes.count, let value = EncodedRunFinder.sextet(bytes[index]) else {
        guard let next = pieceStart(bytes, after: index) else { break }
        index = next
        pieces += 1
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 1
      index += 1
      guard count.isMultiple(of: 4) else { continue }
      for shift in [UInt32(16), 8, 0] { decoded.append(UInt8(truncatingIfNeeded: bits >> shift)) }
      guard count.isMultiple(of: step) else { continue }
      guard EncodedRunFinder.isText(decoded[max(0, kept - 4)...]) else { break }
      kept = decoded.count
      end = index
    }
    // What is left of the last four characters, as at the end of any base64.
    if count % 4 > 1 { decoded.append(UInt8(truncatingIfNeeded: count % 4 == 2 ? bits >> 4 : bits >> 10)) }
    if count % 4 == 3 { decoded.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    // The rest is shorter than a step, and may be what follows the text.
    if decoded.count > kept, EncodedRunFinder.isText(decoded[max(0, decoded.count - step)...]) {
      kept = decoded.count
      end = min(index, bytes.count)
    }
    guard kept >= least, pieces > 1 else { return nil }
    return EncodedRunFinder.Run(range: start..<end, text: Array(decoded.prefix(kept)), encoding: "base64")
  }

  /// Where the next piece begins behind the end of one: after a blank, or a line's end and its indentation.
  private static func pieceStart(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Int? {
    var index = end
    if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: " ") else {
      return nil
    }
    index += 1
    let limit = min(bytes.count, index + indentation)
    while index < limit, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index < bytes.count && EncodedRunFinder.base64.contains(bytes[index]) ? index : nil
  }
}
