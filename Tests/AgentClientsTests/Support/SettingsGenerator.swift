import CanonicalJSON
import TestSupport

@testable import AgentClients

/// Makes settings as users have them.
struct SettingsGenerator {
  var random: SplitMix

  mutating func settings() -> JSON {
    var object = JSONObject()
    var names = ["model", "env", "permissions", "hooks", "ünï", "statusLine", "mcpServers", "Hooks", ""]
    names.shuffle(using: &random)
    for name in names.prefix(Int.random(in: 0...6, using: &random)) {
      switch name {
      case "permissions": object[name] = permissions()
      case "hooks": object[name] = hooks()
      case "mcpServers":
        object[name] = .object(random.chance(50) ? [:] : ["other": ["command": "x", "args": ["serve"]]])
      default: object[name] = any(depth: 0)
      }
    }
    return .object(object)
  }

  private mutating func permissions() -> JSON {
    var object = JSONObject()
    for name in ["allow", "deny", "ask"] where random.chance(50) {
      var rules: [JSON] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        rules.append(
          random.pick(["Read(./.env)", "Bash(git push:*)", "Read(//**/.env)", "WebFetch", "Read(~/.ssh/**)"])
        )
      }
      object[name] = .array(rules)
    }
    return .object(object)
  }

  private mutating func hooks() -> JSON {
    var object = JSONObject()
    for event in ["PreToolUse", "PostToolUse", "Stop", "SessionStart"] where random.chance(45) {
      var groups: [JSON] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        groups.append([
          "matcher": random.pick(["*", "Bash"]), "hooks": [["type": "command", "command": "./check.sh \"x\""]],
        ])
      }
      object[event] = .array(groups)
    }
    return .object(object)
  }

  private mutating func any(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 2 ? 5 : 7), using: &random) {
    case 0: return nil
    case 1: return .bool(random.chance(50))
    case 2: return random.pick(["", "a\"b\\", "line\nbreak", "\u{202E}x", "}{][,:", "é e\u{301}"])
    case 3: return (try? JSON.parse(random.pick(["-0", "1.0", "1e400", "0.1E+5", "12345678901234567890"]))) ?? nil
    case 4: return JSON(Int.random(in: -9...9, using: &random))
    case 5:
      var elements: [JSON] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) { elements.append(any(depth: depth + 1)) }
      return .array(elements)
    default:
      var object = JSONObject()
      for name in ["a", "b", "hooks", "PreToolUse"].prefix(Int.random(in: 0...4, using: &random)) {
        object[name] = any(depth: depth + 1)
      }
      return .object(object)
    }
  }
}
