import CanonicalJSON
import Model
import Policy
import Testing

/// The decision fixtures of the reference implementation, with its own packs, by decision, rule id and severity.
struct ReferenceParityTests {
  /// Cases in which we differ on purpose; each with the reason.
  private static let deviations: [String: String] = [
    // Only the effects of the pipeline are judged, not its text: the second half is opaque, and the pack has no opinion on
    // opaque effects, which blocks. The rule id says so.
    "parity owasp curl pipe shell blocks": "cavra.policy.silent",
    // A pack without an `mcp` section has no opinion on servers; what no layer speaks on is blocked.
    "sandbox unknown filesystem MCP server:read_file": "cavra.policy.silent",
  ]

  /// We call every verb after which something is gone critical, the reference only `apply` and `delete`.
  private static let severer: Set<String> = ["parity terraform prod destroy blocks"]

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let type: String
    let target: String
    let operation: String
    let pack: String
    let decision: String
    let ruleID: String?
    let severity: String?
    let approver: String?
    var testDescription: String { name }
  }

  private static func cases() throws -> [Case] {
    let root = try JSON.parse(try PolicyFixtures.fixture("reference.json"))
    return (root["cases"]?.arrayValue ?? []).map { value in
      func text(_ name: String) -> String { value[name]?.stringValue ?? "" }
      return Case(
        name: text("name"),
        type: text("action_type"),
        target: text("target"),
        operation: text("operation"),
        pack: text("pack"),
        decision: text("decision"),
        ruleID: value["rule_id"]?.stringValue,
        severity: value["severity"]?.stringValue,
        approver: value["approver"]?.stringValue
      )
    }
  }

  private static func pack(_ id: String) throws -> Pack {
    let packs = try JSON.parse(try PolicyFixtures.fixture("reference.json"))["packs"]
    let source = try #require(packs?[id])
    return try PackLoader { packs?[$0]?.text }.load(source.serialized(), file: id)
  }

  private static func effects(of given: Case) -> [Effect] {
    switch given.type {
    case "read_file": return [.read(given.target)]
    case "write_file": return [.write(given.target)]
    case "git_operation":
      let parts = given.target.split(separator: "/", maxSplits: 1).map(String.init)
      return [.push(parts.last ?? "", remote: parts.first ?? "")]
    case "mcp_tool_call":
      let parts = given.target.split(separator: ":", maxSplits: 1).map(String.init)
      return [Effect(.mcp(server: parts.first ?? "", tool: parts.last ?? ""))]
    default:
      // As a shell would have it: each command of the pipeline is run; what a shell reads from a pipe is opaque.
      let commands = given.target.split(separator: "|")
      let runs = commands.map { Effect.run($0.split(separator: " ").map(String.init)) }
      return commands.count > 1 ? runs + [Effect(.opaque("`sh` runs what another command writes"))] : runs
    }
  }

  @Test(arguments: try cases())
  func referencePackDecidesTheSame(_ given: Case) throws {
    let pack = try Self.pack(given.pack)
    let verdict = PolicyFixtures.verdict(pack, Self.effects(of: given))
    #expect(verdict.outcome.rawValue == given.decision)
    if let deviation = Self.deviations[given.name] {
      #expect(verdict.leading.ruleID == deviation)
      return
    }
    if given.type == "git_operation" {
      // The reference hard-codes the protected branches; here a pack states them.
      return
    }
    if let ruleID = given.ruleID { #expect(verdict.leading.ruleID == ruleID) }
    if let severity = given.severity {
      #expect(verdict.severity.rawValue == (Self.severer.contains(given.name) ? "critical" : severity))
    }
    if let approver = given.approver { #expect(verdict.leading.approvers.first == approver) }
  }
}
