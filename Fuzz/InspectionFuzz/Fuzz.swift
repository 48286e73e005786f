import CanonicalJSON
import Inspection

/// Whatever a server sends: findings stand within their text, what was filtered is JSON, has nothing in it that nobody sees,
/// and stays as it is when it is filtered again; a definition has no change from itself. Nothing may crash.
///
/// The input is a text, and where it is JSON a result and a definition too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzInspection(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = String(decoding: bytes, as: UTF8.self)
  let names = KnownNames(server: "own", tools: ["add"], others: ["mail": ["send_email", "fetch"]])
  let length = text.utf8.count
  for finding in TextInspector.findings(in: text, names: names) {
    guard finding.place.lowerBound >= 0, finding.place.upperBound <= length, finding.excerpt.utf8.count <= 200,
      !VisibleText.hidesSomething(finding.excerpt)
    else { fatalError("a finding beyond its text") }
  }
  check(["content": [["type": "text", "text": .string(text)]]], names)
  check(["structuredContent": ["a": .string(text)], "content": [["type": "text", "text": .string(text)]]], names)
  // What one text says, two say as well.
  let half = String(decoding: bytes.prefix(count / 2), as: UTF8.self)
  let rest = String(decoding: bytes.dropFirst(count / 2), as: UTF8.self)
  check(["content": [["type": "text", "text": .string(half)], ["type": "text", "text": .string(rest)]]], names)
  guard let value = try? JSON.parse(bytes) else { return 0 }
  if case .object(let result) = value { check(result, names) }
  check(["structuredContent": value, "content": [["type": "text", "text": .string(value.text)]]], names)
  _ = DefinitionInspector.inspect(value, names: names)
  guard DefinitionChange.between(value, value, names: names).isEmpty else { fatalError("a change from itself") }
  _ = DefinitionChange.between(["name": "a", "inputSchema": value], value, names: names)
  return 0
}

private func check(_ result: JSONObject, _ names: KnownNames) {
  let options = ResultFilterOptions(names: names, outputSchema: ["type": "object", "properties": .object(result)])
  let once = ResultFilter.apply(result, options: options)
  guard let again = try? JSON.parse(JSON.object(once.result).serialized()), again == .object(once.result) else {
    fatalError("the filtered result is no JSON")
  }
  let twice = ResultFilter.apply(once.result, options: options)
  guard once.cuts.isEmpty, twice.result == once.result else { fatalError("filtering twice changes something") }
  let tight = ResultFilterOptions(maximumTextBytes: 256, maximumResultBytes: 1024)
  guard JSON.object(ResultFilter.apply(result, options: tight).result).serialized().count <= 1024 else {
    fatalError("over the limit")
  }
}
