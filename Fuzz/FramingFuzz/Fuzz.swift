import CanonicalJSON
import MCPTransport

/// However a stream is cut into chunks, it yields the lines that a naive split yields; and whatever a line holds, it is one
/// kind of message whose id goes out as it came in. Nothing may crash, nothing may be held beyond the limit.
///
/// The first two bytes of the input choose the limit and the size of the chunks, so that the fuzzer can play with both.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFraming(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard bytes.count >= 2 else { return 0 }
  let limit = Int(bytes[0]) * 8 + 1
  let chunk = Int(bytes[1]) + 1
  let stream = Array(bytes[2...])
  let lines = split(stream, limit: limit, chunk: chunk)
  guard lines == naive(stream, limit: limit) else { fatalError("the lines depend on the chunks") }
  let limits = JSONLimits(maximumBytes: limit, maximumDepth: 6)
  for case .frame(let frame) in lines { check(Envelope.parse(frame, limits: limits), frame, limits) }
  return 0
}

private func split(_ stream: [UInt8], limit: Int, chunk: Int) -> [Line] {
  var splitter = LineSplitter(maximumFrame: limit)
  var lines: [Line] = []
  var offset = 0
  while offset < stream.count {
    let end = min(offset + chunk, stream.count)
    Array(stream[offset..<end]).withUnsafeBytes { splitter.append($0) { lines.append($0) } }
    offset = end
  }
  splitter.finish { lines.append($0) }
  return lines
}

private func naive(_ stream: [UInt8], limit: Int) -> [Line] {
  var lines: [Line] = []
  for piece in stream.split(separator: 0x0A, omittingEmptySubsequences: true) {
    var line = Array(piece)
    let isLong = line.count > limit + 1
    if !isLong && line.last == 0x0D { line.removeLast() }
    if line.count > limit {
      lines.append(.oversized(prefix: Array(line.prefix(LineSplitter.prefixSize)), byteCount: line.count))
    } else if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
      lines.append(.frame(line))
    }
  }
  return lines
}

private func check(_ envelope: Envelope, _ frame: [UInt8], _ limits: JSONLimits) {
  switch envelope {
  case .request(let request):
    guard let json = try? JSON.parse(frame, limits: limits), let id = json["id"] else {
      fatalError("a request that is no JSON with an id")
    }
    let answer = OutgoingMessage.result(request.id, request.params)
    guard let echoed = try? JSON.parse(answer), echoed["id"] == id, contains(frame, request.id.token) else {
      fatalError("the id does not come back as it was")
    }
  case .invalid(let error, let id):
    guard let answer = try? JSON.parse(OutgoingMessage.error(id, error)), answer["error"]?["code"]?.intValue != nil
    else {
      fatalError("the refusal is no JSON")
    }
    guard !answer.serialized().contains(0x0A) else { fatalError("the refusal has a line break") }
  case .batch(let elements): for element in elements { _ = Envelope.classify(element) }
  case .notification, .malformedNotification, .response: break
  }
}

private func contains(_ frame: [UInt8], _ token: [UInt8]) -> Bool {
  guard frame.count >= token.count else { return false }
  return (0...(frame.count - token.count)).contains { frame[$0..<($0 + token.count)].elementsEqual(token) }
}
