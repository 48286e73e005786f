import CanonicalJSON
import TestSupport
import Testing

@testable import Evidence

@Suite("Recognizing canonical records")
struct CanonicalRecordTests {
  static let texts: [(String, Bool)] = [
    (#"{}"#, true), (#"{"a":1}"#, true), (#"{"a":1,"b":[true,false,null,{"c":"d"}]}"#, true),
    (#"{"a":1.5}"#, true), (#"{"a":-7}"#, true), (#"{"é":"ü"}"#, true), (#"{"a":"\u0001\n\\\""}"#, true),
    (#"{"a":1e21}"#, false), (#"{"a":1e+21}"#, true), (#"{"a":-0}"#, false), (#"{"a":01}"#, false),
    (#"{"a":1.0}"#, false), (#"{"b":1,"a":2}"#, false), (#"{"a":1,"a":2}"#, false), (#"{ "a":1}"#, false),
    (#"{"a":1} "#, false), (#"{"a":"\u000a"}"#, false), (#"{"a":"\u001F"}"#, false), (#"{"a":"\/"}"#, false),
    (#"{"a":"\u0041"}"#, false), (#"{"a":9007199254740993}"#, false), (#"[1]"#, false), (#""a""#, false),
    (#"{"a":1"#, false), (#"{"a"}"#, false), (#"{"a":1,}"#, false), ("{\"a\":\"\n\"}", false),
  ]

  @Test("takes what is its own RFC 8785 form and nothing else", arguments: texts)
  func table(text: String, isCanonical: Bool) {
    #expect((CanonicalRecord(Array(text.utf8)) != nil) == isCanonical)
  }

  @Test("the quick way never takes what the definition refuses")
  func agreement() throws {
    var random = SplitMix(seed: 7)
    let seed = Array(#"{"a":{"b":"\u0000x\n","c":[1,20,-3,"é"]},"d":"plain","e":null,"f":true,"log_index":12}"#.utf8)
    var quick = 0
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
        }
      }
      let isTaken = CanonicalRecord(bytes) != nil
      let canonical = (try? JSON.parse(bytes)).flatMap { $0.objectValue == nil ? nil : try? $0.canonicalized() }
      #expect(isTaken == (canonical == bytes), "\(String(decoding: bytes, as: UTF8.self))")
      if isTaken { quick += 1 }
    }
    #expect(quick > 1000)
  }

  @Test(
    "fields are found either way",
    arguments: [#"{"a":"x","log_index":3,"z":"q\"é"}"#, #"{"a":"x","log_index":3,"n":1.5,"z":"q\"é"}"#]
  )
  func fields(text: String) throws {
    let record = try #require(CanonicalRecord(Array(text.utf8)))
    #expect(record.string("a") == "x")
    #expect(record.integer("log_index") == 3)
    #expect(record.string("z") == "q\"é")
    #expect(record.string("log_index") == nil)
    #expect(record.string("b") == nil)
    #expect(Array("q\"é".utf8).withUnsafeBytes { record.hasString("z", $0) })
    #expect(Array("y".utf8).withUnsafeBytes { !record.hasString("a", $0) })
    #expect(record.hasString("b", nil) && !record.hasString("a", nil))
  }
}
