import CanonicalJSON

/// Whatever is accepted must survive being written and read again, in both forms, and the canonical form must be a fixed
/// point. Nothing may crash.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCanonicalJSON(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSON.parse(bytes) else { return 0 }
  guard let again = try? JSON.parse(value.serialized()), again == value else {
    fatalError("the written form reads back differently")
  }
  guard let canonical = try? value.canonicalized() else { return 0 }
  guard let twice = try? JSON.parse(canonical).canonicalized(), twice == canonical else {
    fatalError("the canonical form is not canonical")
  }
  return 0
}
