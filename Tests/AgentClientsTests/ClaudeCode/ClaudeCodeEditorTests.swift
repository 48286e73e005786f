import CanonicalJSON
import Testing

@testable import AgentClients

@Suite struct ClaudeCodeEditorTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(
    arguments: [
      ("[]", ""), ("null", ""), (#"{"hooks": []}"#, "/hooks"), (#"{"hooks": {"PreToolUse": {}}}"#, "/hooks/PreToolUse"),
      (#"{"hooks": {"SessionStart": "x"}}"#, "/hooks/SessionStart"), (#"{"permissions": 1}"#, "/permissions"),
      (#"{"permissions": {"deny": "Read"}}"#, "/permissions/deny"),
    ]
  )
  func otherShapesAreRefusedByTheirPlace(text: String, place: String) {
    do {
      _ = try Edits.install(into: Self.bytes(text))
      Issue.record("taken: \(text)")
    } catch {
      #expect((error as? AgentClientsError)?.code == .shape)
      #expect("\(error)".contains("`\(place.isEmpty ? "/" : place)`"), "\(error)")
    }
  }

  @Test(
    arguments: [
      #"{"mcpServers": {"cavra": {"command": "/x/other", "args": ["serve"]}}}"#,
      #"{"mcpServers": {"cavra": {"command": "/x/cavra-mcp", "args": ["proxy"]}}}"#,
      #"{"mcpServers": {"cavra": {"url": "https://x.example"}}}"#, #"{"mcpServers": {"cavra": null}}"#,
    ]
  )
  func somebodyElsesServerIsRefusedAndStays(text: String) throws {
    do {
      _ = try Edits.install(Edits.server, into: Self.bytes(text))
      Issue.record("taken: \(text)")
    } catch {
      #expect((error as? AgentClientsError)?.code == .foreignEntry)
      #expect("\(error)".contains("/mcpServers/cavra"))
    }
    #expect(try Edits.remove(Edits.server, from: Self.bytes(text), nil) == Self.bytes(text))
  }

  @Test func aServerEntryIsBroughtUpToDateAndKeepsWhatWasAdded() throws {
    let old = #"{"mcpServers": {"cavra": {"command": "/old/cavra-mcp", "args": ["serve"], "env": {"A": "b"}}}}"#
    let done = try Edits.install(Edits.server, into: Self.bytes(old))
    let server = try #require(JSON.parse(done.bytes)["mcpServers"]?["cavra"])
    #expect(server["command"] == "/usr/local/bin/cavra-mcp")
    #expect(server["type"] == "stdio")
    #expect(server["env"] == ["A": "b"])
    #expect(Edits.text(try Edits.remove(Edits.server, from: done.bytes, done.record)) == "{}")
  }

  /// Our handler in a group with others': only the handler goes, and it comes back as a group of its own.
  @Test func ourHandlerInAnotherGroupIsTakenOut() throws {
    let installed = try Edits.install(into: Self.bytes("{}"))
    var value = try JSON.parse(installed.bytes)
    let path = JSONPath("hooks", "PreToolUse").appending(0).appending("hooks")
    value = try #require(
      value.changing(path) { .array([["type": "command", "command": "mine"]] + ($0.arrayValue ?? [])) }
    )
    let again = try Edits.install(into: value.serialized(), installed.record)
    let groups = try #require(JSON.parse(again.bytes)["hooks"]?["PreToolUse"]?.arrayValue)
    #expect(groups.map { $0["hooks"]?.arrayValue?.count } == [1, 1])
    #expect(groups.last == Edits.entries.hooks.first?.group)
    let removed = try JSON.parse(try Edits.remove(from: again.bytes, again.record))
    #expect(
      removed == ["hooks": ["PreToolUse": [["matcher": "*", "hooks": [["type": "command", "command": "mine"]]]]]]
    )
  }

  @Test func doublesAndForgottenEventsGo() throws {
    let installed = try Edits.install(into: Self.bytes("{}"))
    var value = try JSON.parse(installed.bytes)
    let group = try #require(Edits.entries.hooks.first?.group)
    value = try #require(
      value.changing(JSONPath("hooks")) { hooks in
        var events = hooks.objectValue ?? [:]
        events["PreToolUse"] = [group, group, group]
        events["Stop"] = [group]
        return .object(events)
      }
    )
    let again = try Edits.install(into: value.serialized(), installed.record)
    let hooks = try #require(JSON.parse(again.bytes)["hooks"])
    #expect(hooks["PreToolUse"] == [group])
    #expect(hooks["Stop"] == [])
  }

  /// The user's own denials stay, also those that we would have added, and doubles of ours.
  @Test func denialsOfTheUserStay() throws {
    let own = #"{"permissions": {"deny": ["Read(//etc/shadow)", "Bash(rm:*)"]}}"#
    let installed = try Edits.install(into: Self.bytes(own))
    #expect(Edits.text(try Edits.remove(from: installed.bytes, installed.record)) == own)
    var value = try JSON.parse(installed.bytes)
    value = try #require(
      value.changing(JSONPath("permissions", "deny")) { .array(($0.arrayValue ?? []) + ["Read(//**/.env)"]) }
    )
    let removed = try JSON.parse(try Edits.remove(from: value.serialized(), installed.record))
    #expect(removed["permissions"]?["deny"] == ["Read(//etc/shadow)", "Bash(rm:*)", "Read(//**/.env)"])
  }

  /// A file put back by hand (from version control, say) is a new original.
  @Test func aFilePutBackStartsAnew() throws {
    let installed = try Edits.install(into: Self.bytes("{}"))
    let own = Self.bytes(#"{"hooks": {}, "permissions": {"deny": []}}"#)
    let again = try Edits.install(into: own, installed.record)
    #expect(try Edits.remove(from: again.bytes, again.record) == own)
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"version": 2}"#, "not json",
    #"{"version":1,"path":"/other","created_file":true,"created_folder":true,"original":null,"installed":null,"containers":[],"interiors":{},"additions":[]}"#,
    #"{"version":1,"path":"/f","created_file":true,"created_folder":true,"original":"zz","installed":null,"containers":[],"interiors":{},"additions":[]}"#,
    #"{"version":1,"path":"/f","created_file":true,"created_folder":true,"original":null,"installed":null,"containers":["x"],"interiors":{},"additions":[]}"#,
    #"{"version":1,"path":"/f","created_file":true,"created_folder":true,"original":null,"installed":null,"containers":[],"interiors":{"":"x"},"additions":[]}"#,
    #"{"version":1,"path":"/f","created_file":true,"created_folder":true,"original":null,"installed":null,"containers":[],"interiors":{},"additions":[{"in":"/a"}]}"#,
  ])
  func damagedRecordsAreNone(text: String) { #expect(InstallationRecord(Self.bytes(text), path: "/f") == nil) }
}
