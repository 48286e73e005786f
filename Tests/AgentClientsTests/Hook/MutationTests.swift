import CanonicalJSON
import Model
import TestSupport
import Testing

@testable import AgentClients

/// Payloads of the client, damaged: whatever comes, there is an answer, and no tool call goes by without an action.
@Suite struct MutationTests {
  private static let seeds = HookFixture.all.map(\.payload)

  @Test(arguments: 0..<20)
  func damagedPayloads(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var decoded = 0
    for _ in 0..<500 {
      let payload = Self.mutated(&random)
      let event: HookEvent
      do throws(AgentClientsError) {
        event = try HookEvent(decoding: payload)
      } catch {
        let reply = HookAnswer.failure(error)
        #expect(reply.exitCode == (error.event == nil || error.event == "PreToolUse" ? 2 : 1))
        #expect(reply.stderr?.utf8.count ?? 0 < 2_048)
        continue
      }
      decoded += 1
      switch event.kind {
      case .preToolUse(let tool, let input):
        for isOwn in [true, false] {
          let actions = ClaudeCodeTools.actions(
            tool: tool,
            input: input,
            cwd: event.cwd,
            ownServer: isOwn,
            ownTools: HookFixture.ownTools
          )
          #expect(!actions.isEmpty)
          #expect(actions.allSatisfy { $0.cwd == event.cwd })
          let decisions = actions.map { DecisionSamples.decision(.requireApproval, on: $0) }
          let reply = HookAnswer.preToolUse(decisions: decisions, permissionMode: event.call.permissionMode)
          #expect(try JSON.parse(reply.stdout)["hookSpecificOutput"]?["permissionDecision"]?.stringValue != "allow")
        }
      case .userPromptSubmit(let prompt): #expect(PromptMentions(in: prompt).actions(cwd: event.cwd).count <= 64)
      default: break
      }
    }
    #expect(decoded > 50)
  }

  /// One payload with a few bytes changed, members taken from another, or values exchanged.
  private static func mutated(_ random: inout SplitMix) -> [UInt8] {
    var payload = seeds.randomElement(using: &random) ?? []
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      for _ in 0..<Int.random(in: 1...4, using: &random) where !payload.isEmpty {
        let place = Int.random(in: 0..<payload.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: payload[place] = UInt8.random(in: 0...255, using: &random)
        case 1: payload.remove(at: place)
        case 2: payload.insert("{}[]\",:*?@#_/~\\0".utf8.randomElement(using: &random) ?? 0, at: place)
        default: payload.removeSubrange(place..<min(place + 8, payload.count))
        }
      }
      return payload
    case 1: return exchanged(payload, &random).serialized()
    default:
      guard case .object(var object) = exchanged(payload, &random), let input = object["tool_input"]?.objectValue else {
        return exchanged(payload, &random).serialized()
      }
      let name =
        ["command", "file_path", "path", "pattern", "glob", "url", "ws", "uri"].randomElement(using: &random) ?? ""
      var changed = input
      changed[name] = value(&random)
      object["tool_input"] = .object(changed)
      return JSON.object(object).serialized()
    }
  }

  /// The payload with one member of another payload, or of another type, or without it.
  private static func exchanged(_ payload: [UInt8], _ random: inout SplitMix) -> JSON {
    guard case .object(var object)? = try? JSON.parse(payload), let name = object.names.randomElement(using: &random)
    else { return .null }
    let other = (try? JSON.parse(seeds.randomElement(using: &random) ?? []))?.objectValue
    object[name] = Bool.random(using: &random) ? other?[name] : value(&random)
    return .object(object)
  }

  private static func value(_ random: inout SplitMix) -> JSON {
    let texts = [
      "", "*", "{a,b", "{{{,}}}", "**/..", "/", "~", "mcp__", "mcp__cavra__guard_file", "\u{0}", "\u{202E}", "file://",
      "@\"", "Bash", "PreToolUse", String(repeating: "{a,b}", count: 40), String(repeating: "x", count: 5_000),
    ]
    let values: [JSON] = [.null, true, 7, [], [:], ["a": [1, "b"]]] + texts.map { .string($0) }
    return values.randomElement(using: &random) ?? .null
  }
}
