import Policy
import Testing

/// Every refusal names file, line and column.
struct LoaderErrorTests {
  private static let head = "metadata: {id: a-pack, title: t, description: d, version: '1'}\n"

  private static func load(_ text: String) throws -> Pack {
    try PackLoader { _ in nil }.load(Array(text.utf8), file: "p.yaml")
  }

  @Test(arguments: [
    ("commands: {block: [x], block: [y]}\n", PolicyError.Code.yaml, "p.yaml:2:"),
    ("a: *b\n", .yaml, "p.yaml:2:"),
    ("commands: [unclosed\n", .yaml, "p.yaml:"),
    ("comands: {}\n", .form, "p.yaml:2:1: unknown key `comands`"),
    ("commands: {allowed: [x]}\n", .form, "p.yaml:2:12: unknown key `allowed`"),
    ("commands: [x]\n", .form, "p.yaml:2:"),
    ("commands: {block: 7}\n", .form, "p.yaml:2:"),
    ("commands: {block: [[x]]}\n", .form, "p.yaml:2:"),
    ("commands: {allow: ['*']}\n", .pattern, "p.yaml:2:20"),
    ("commands: {block: ['a[b']}\n", .pattern, "p.yaml:2:20"),
    ("filesystem: {block_read: ['[x']}\n", .pattern, "p.yaml:2:"),
    ("defaults: {run: maybe}\n", .form, "p.yaml:2:"),
    ("defaults: {run: audit_only}\n", .form, "p.yaml:2:"),
    ("rules: {}\n", .form, "p.yaml:2:"),
    ("rules:\n  - {id: r, on: run, outcome: allow}\n", .form, "p.yaml:3:"),
    ("rules:\n  - {id: r, on: walk, outcome: allow, reason: x}\n", .form, "p.yaml:3:"),
    ("rules:\n  - {id: r, on: run, outcome: yes please, reason: x}\n", .form, "p.yaml:3:"),
    ("rules:\n  - id: r\n    on: run\n    match: {path: x}\n    outcome: allow\n    reason: x\n", .form, "p.yaml:5:13"),
    ("rules:\n  - {id: r, on: connect, match: {port: 70000}, outcome: allow, reason: x}\n", .form, "p.yaml:3:"),
    ("rules:\n  - {id: r, on: read, match: {where: moon}, outcome: allow, reason: x}\n", .form, "p.yaml:3:"),
    ("git: {block_force_push: 'yes'}\n", .form, "p.yaml:2:"),
    ("? [a, b]\n: c\n", .yaml, "p.yaml:2:"),
    ("--- \nsecond: document\n", .yaml, "p.yaml"),
    ("x: &anchor [1]\n", .yaml, "p.yaml:2:"),
    ("x: 1.5\n", .yaml, "p.yaml:2:"),
    ("x: !!binary aGk=\n", .yaml, "p.yaml:2:"),
  ])
  func namesThePlace(_ rest: String, _ code: PolicyError.Code, _ beginning: String) {
    do {
      _ = try Self.load(Self.head + rest)
      Issue.record("loaded")
    } catch let error as PolicyError {
      #expect(error.code == code, "\(error)")
      #expect(error.description.hasPrefix(beginning), "\(error)")
      #expect(!error.description.contains("\n"))
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(arguments: [
    "", "[]", "metadata: {id: a-pack, title: t, description: d}",
    "metadata: {id: A_Pack, title: t, description: d, version: '1'}",
    "metadata: {id: ../x, title: t, description: d, version: '1'}",
    "metadata: {id: a, title: t, description: d, version: '1', mode: break_glass}",
  ])
  func refusesBadMetadata(_ text: String) {
    #expect(throws: PolicyError.self) { try Self.load(text) }
  }

  @Test func refusesWhatIsNoText() {
    let bytes = Array(Self.head.utf8) + [0xFF, 0xFE]
    #expect(throws: PolicyError.self) { try PackLoader { _ in nil }.load(bytes, file: "p.yaml") }
  }

  @Test(arguments: [
    String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000) + "x",
    "x: " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
    String(repeating: " ", count: 1 << 20) + "x: 1",
  ])
  func boundsDepthAndSize(_ rest: String) {
    #expect(throws: PolicyError.self) { try Self.load(Self.head + rest) }
  }

  /// Aliases in keys would be hashed whole by a YAML library: 2^40 values from a few lines.
  @Test(.timeLimit(.minutes(1)))
  func refusesABombInAKeyAtOnce() {
    var text = Self.head + "a0: &a0 [x, x]\n"
    for level in 1..<40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a39\n: x\n"
    let bomb = text
    #expect(throws: PolicyError.self) { try Self.load(bomb) }
  }

  @Test func anExampleMayHoldAnAmpersand() throws {
    _ = try Self.load(Self.head + "rules: [{id: r, on: run, outcome: warn, reason: 'R&D, a && b, c &'}]\n")
  }
}
