import CanonicalJSON
import Model
import Testing

@testable import AgentClients

@Suite struct HookEventTests {
  private static let sound: JSONObject = [
    "session_id": "s-1", "cwd": "/srv/app", "hook_event_name": "PreToolUse", "tool_name": "Bash",
    "tool_input": ["command": "ls"], "tool_use_id": "toolu_1", "permission_mode": "default",
    "transcript_path": "/t.jsonl",
  ]

  private static func decode(_ changes: [(String, JSON?)]) throws(AgentClientsError) -> HookEvent {
    var payload = sound
    for (name, value) in changes { payload[name] = value }
    return try HookEvent(decoding: JSON.object(payload).serialized())
  }

  /// What is needed and missing, of another type, or out of bounds is named.
  @Test(
    arguments: [
      ("hook_event_name", nil, AgentClientsError.Code.missing), ("hook_event_name", 7, .wrongType),
      ("hook_event_name", "", .badText), ("hook_event_name", "Pre\u{1B}ToolUse", .badText),
      ("session_id", nil, .missing), ("session_id", .null, .missing), ("session_id", "", .badText),
      ("session_id", ["s"], .wrongType), ("session_id", "a\nb", .badText), ("session_id", "a\u{85}b", .badText),
      ("session_id", .string(String(repeating: "s", count: 257)), .badText),
      ("cwd", nil, .missing), ("cwd", "", .badText), ("cwd", "srv/app", .badText), ("cwd", "~/app", .badText),
      ("cwd", "C:\\app", .badText), ("cwd", "/srv\u{0}/app", .badText), ("cwd", true, .wrongType),
      ("tool_name", nil, .missing), ("tool_name", "", .badText), ("tool_name", 1, .wrongType),
      ("tool_name", "Ba\u{7}sh", .badText), ("tool_name", .string(String(repeating: "T", count: 257)), .badText),
      ("tool_input", nil, .missing), ("tool_input", .null, .missing), ("tool_input", "ls", .wrongType),
      ("tool_input", ["ls"], .wrongType), ("tool_use_id", 5, .wrongType), ("tool_use_id", "a\tb", .badText),
      ("permission_mode", ["default": true], .wrongType), ("agent_id", 3, .wrongType),
      ("agent_type", false, .wrongType),
      ("transcript_path", [], .wrongType), ("transcript_path", "/a\nb", .badText),
    ] as [(String, JSON?, AgentClientsError.Code)]
  )
  func namesTheFault(member: String, value: JSON?, code: AgentClientsError.Code) {
    do throws(AgentClientsError) {
      let event = try Self.decode([(member, value)])
      Issue.record("accepted as \(event)")
    } catch {
      #expect(error.code == code)
      #expect("\(error)".contains("`\(member)`"))
      #expect(!"\(error)".unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(error.event == (member == "hook_event_name" ? nil : "PreToolUse"))
    }
  }

  /// What the client need not say may be absent, null or empty, and what it adds is no fault.
  @Test(arguments: ["tool_use_id", "permission_mode", "agent_id", "agent_type", "transcript_path"])
  func optionalMembers(member: String) throws {
    for value in [nil, .null, ""] as [JSON?] {
      let event = try Self.decode([(member, value), ("new_member", ["deep": [1, 2]])])
      #expect(event.call.tool == "Bash")
    }
    #expect(try Self.decode([("permission_mode", nil)]).call.permissionMode == nil)
    #expect(try Self.decode([("transcript_path", "")]).call.transcriptPath == nil)
  }

  @Test(arguments: [
    "", " ", "{", "null", "[]", "\"PreToolUse\"", "7", "{} {}", #"{"a":1,"a":2}"#, "\u{FEFF}{}",
    #"{"hook_event_name":"PreToolUse","hook_event_name":"Stop"}"#, #"{"prompt":"\ud800"}"#, "{'a':1}", "{\"a\":NaN}",
  ])
  func whatIsNoObjectIsRefused(text: String) {
    do throws(AgentClientsError) {
      _ = try HookEvent(decoding: Array(text.utf8))
      Issue.record("accepted")
    } catch {
      #expect(error == (text == "{}" ? error : AgentClientsError.notJSON("")))
      #expect(error.event == nil)
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    for bytes: [UInt8] in [[0xFF, 0xFE], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [0]] {
      #expect(throws: AgentClientsError.notJSON("")) { try HookEvent(decoding: bytes) }
    }
  }

  /// A file of many megabytes fits, more than 16 MiB does not, and neither does a depth of 200.
  @Test func bounds() throws {
    func write(_ count: Int) throws -> HookEvent {
      let content = JSON.string(String(repeating: "x", count: count))
      return try Self.decode([("tool_name", "Write"), ("tool_input", ["file_path": "/srv/app/f", "content": content])])
    }
    #expect(try write(2 << 20).call.tool == "Write")
    #expect(throws: AgentClientsError.notJSON("")) { try write(16 << 20) }
    let deep =
      JSON.object(Self.sound).text.dropLast() + ",\"x\":" + String(repeating: "[", count: 200)
      + String(repeating: "]", count: 200) + "}"
    #expect(throws: AgentClientsError.notJSON("")) { try HookEvent(decoding: Array(deep.utf8)) }
  }

  /// The input is what was sent: order, numbers and look-alike letters.
  @Test func theInputIsKeptByteForByte() throws {
    let input = #"{"b":1.0,"a":"\u212a","c":12345678901234567890,"file_path":"e\u0301"}"#
    let text = """
      {"session_id":"s","cwd":"/","hook_event_name":"PreToolUse","tool_name":"X","tool_input":\(input)}
      """
    let event = try HookEvent(decoding: Array(text.utf8))
    #expect(
      event.call.input?.text == "{\"b\":1.0,\"a\":\"\u{212A}\",\"c\":12345678901234567890,\"file_path\":\"e\u{301}\"}"
    )
  }

  /// An event of a name that only looks like one of ours is none of ours.
  @Test(arguments: ["Stop", "pretooluse", "PreToolUse ", "PermissionRequest", "Pre\u{200B}ToolUse"])
  func otherEventsAreOnlyNamed(name: String) throws {
    let event = try HookEvent(decoding: JSON.object(["hook_event_name": .string(name)]).serialized())
    #expect(event.kind == .other)
    #expect(event.name == name)
  }

  @Test func otherEventsNeedTheirOwnMembers() {
    for (name, member) in [("UserPromptSubmit", "prompt"), ("PostToolUse", "tool_name"), ("SessionStart", "cwd")] {
      do throws(AgentClientsError) {
        var payload: JSONObject = ["session_id": "s", "hook_event_name": .string(name)]
        if member != "cwd" { payload["cwd"] = "/" }
        _ = try HookEvent(decoding: JSON.object(payload).serialized())
        Issue.record("accepted")
      } catch {
        #expect(error.code == .missing)
        #expect(error.event == name)
        #expect("\(error)".contains("`\(member)`"))
      }
    }
  }
}
