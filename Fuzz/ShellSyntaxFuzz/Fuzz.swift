import ShellSyntax

/// Any bytes: nothing may crash, every range must lie in the text, and the work must stay in proportion to the length.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShellSyntax(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let result = ShellParser.parse(bytes)
  guard result.work <= 80 * (count + 64) else { fatalError("\(result.work) steps for \(count) bytes") }
  if let error = result.error, error.offset < 0 || error.offset > count { fatalError("error outside of the text") }
  for item in result.list.items {
    for pipeline in [item.first] + item.rest.map(\.pipeline) {
      for command in pipeline.commands where command.range.upperBound > count || command.range.lowerBound < 0 {
        fatalError("command outside of the text")
      }
    }
  }
  return 0
}
