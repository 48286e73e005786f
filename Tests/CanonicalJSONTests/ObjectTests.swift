import CanonicalJSON
import Testing

@Suite struct ObjectTests {
  @Test func settingKeepsPlaces() {
    var object: JSONObject = ["a": 1, "b": 2, "c": 3]
    object["b"] = "two"
    object["d"] = nil
    object["e"] = [nil, true]
    object["a"] = nil
    #expect(JSON.object(object).text == #"{"b":"two","c":3,"e":[null,true]}"#)
    #expect(object.names == ["b", "c", "e"])
  }

  @Test func fromMembers() {
    let members = [("a", 1), ("b", 2), ("a", 3)].map { JSONObject.Member(name: $0.0, value: JSON($0.1)) }
    #expect(JSON.object(JSONObject(members)).text == #"{"a":3,"b":2}"#)
  }

  @Test func lookUps() {
    let value: JSON = ["list": [1, "x"], "flag": false, "none": nil]
    #expect(value["list"]?.arrayValue?.count == 2)
    #expect(value["flag"]?.boolValue == false)
    #expect(value["none"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value["list"]?["flag"] == nil)
  }

  @Test func hashingFollowsBytes() {
    #expect(Set<JSON>(["K", "\u{212A}", "K"]).count == 2)
    #expect(Set<JSON>([["a": 1], ["a": 1], ["a": 2]]).count == 2)
  }
}
