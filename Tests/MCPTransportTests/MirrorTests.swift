import CanonicalJSON
import Glibc
import Testing

@testable import MCPTransport

@Suite struct MirrorTests {
  private func contents(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes[..<max(count, 0)])
  }

  @Test("both directions are copied byte for byte") func copies() async throws {
    let copies = (0..<2).map { _ in fileno(tmpfile()) }
    let client = try TestClient(TestHandler()) { $0.mirror = .files(input: copies[0], output: copies[1]) }
    var sent: [UInt8] = []
    for line in [
      "garbage", Speech.modern.call(1, "echo", ["text": "é"]).text, "",
      Speech.modern.call(2, "big", ["size": 200_000]).text,
    ] {
      sent += Array(line.utf8) + [0x0A]
    }
    client.send(sent)
    for _ in 0..<3 { _ = try await client.next() }
    let received = client.messages.reduce(into: [UInt8]()) { $0 += $1 + [0x0A] }
    await client.finish()
    #expect(contents(copies[0]) == sent)
    #expect(contents(copies[1]) == received)
  }
}
