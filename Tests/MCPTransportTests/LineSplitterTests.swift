import MCPTransport
import Testing

@Suite struct LineSplitterTests {
  /// Cuts the text into lines, fed in chunks of the size.
  private func lines(_ bytes: [UInt8], chunk: Int, limit: Int = 100) -> [Line] {
    var splitter = LineSplitter(maximumFrame: limit)
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let piece = Array(bytes[start..<min(start + chunk, bytes.count)])
      piece.withUnsafeBytes { splitter.append($0) { lines.append($0) } }
      start += chunk
    }
    splitter.finish { lines.append($0) }
    return lines
  }

  @Test("the cut into chunks does not matter", arguments: 1...40)
  func chunks(size: Int) {
    let text = "{\"a\":1}\n\n  \t\n{\"b\":\"é\u{1F600}\"}\r\n\r\nlast\r\r\nno end"
    let expected: [Line] = ["{\"a\":1}", "{\"b\":\"é\u{1F600}\"}", "last\r", "no end"].map { .frame(Array($0.utf8)) }
    #expect(lines(Array(text.utf8), chunk: size) == expected)
  }

  @Test("a line of just the limit passes, with and without a carriage return", arguments: [1, 3, 7, 64])
  func atLimit(chunk: Int) {
    let line = [UInt8](repeating: 0x61, count: 10)
    #expect(lines(line + [0x0A], chunk: chunk, limit: 10) == [.frame(line)])
    #expect(lines(line + [0x0D, 0x0A], chunk: chunk, limit: 10) == [.frame(line)])
    #expect(lines(line + [0x61, 0x0A], chunk: chunk, limit: 10) == [.oversized(prefix: line + [0x61], byteCount: 11)])
  }

  @Test("a longer line is dropped up to its end and the next one passes", arguments: [1, 3, 1000, 100_000])
  func oversized(chunk: Int) {
    let long = [UInt8](repeating: 0x61, count: 50_000)
    let got = lines(long + [0x0A] + Array("next\n".utf8), chunk: chunk)
    #expect(got.count == 2)
    #expect(got.last == .frame(Array("next".utf8)))
    guard case .oversized(let prefix, let byteCount) = got.first else {
      Issue.record("the long line was not reported")
      return
    }
    #expect(byteCount == 50_000)
    #expect(prefix.count >= 100 && prefix.count <= LineSplitter.prefixSize)
  }

  @Test("an oversized line at the end of the input is reported too")
  func oversizedAtEnd() {
    let long = [UInt8](repeating: 0x61, count: 200)
    #expect(lines(long, chunk: 7) == [.oversized(prefix: long, byteCount: 200)])
  }
}
