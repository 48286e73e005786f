import CanonicalJSON
import Model
import Signing

/// The page of a bundle that people read. It proves nothing; the other files do.
struct BundleSummary {
  /// The most decisions that are listed one by one.
  private static let listed = 200

  let checkpoint: Checkpoint
  let key: VerifierKey
  let timestamp: Timestamp
  private(set) var records = 0
  private var decisions: [Outcome: Int] = [:]
  private var severities: [Severity: Int] = [:]
  private var sessions: Set<String> = []
  private var lines: [String] = []
  private var unlisted = 0

  init(checkpoint: Checkpoint, key: VerifierKey, timestamp: Timestamp) {
    self.checkpoint = checkpoint
    self.key = key
    self.timestamp = timestamp
  }

  mutating func add(_ record: JSON) {
    records += 1
    if record["surface"]?.stringValue == Surface.doctor.rawValue { return }
    if let session = record["session_id"]?.stringValue { sessions.insert(session) }
    guard let outcome = record["decision"]?.stringValue.flatMap(Outcome.init) else { return }
    decisions[outcome, default: 0] += 1
    if let severity = record["severity"]?.stringValue.flatMap(Severity.init) { severities[severity, default: 0] += 1 }
    guard outcome >= .warn else { return }
    guard lines.count < Self.listed else {
      unlisted += 1
      return
    }
    let cells = ["log_index", "timestamp", "decision", "severity", "rule_id", "action_type", "target"].map { name in
      record[name].map { $0.stringValue ?? $0.text }.map(Markdown.cell) ?? ""
    }
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }

  var markdown: String {
    let outcomes = Outcome.allCases.filter { decisions[$0] != nil }.map { "\($0.rawValue) \(decisions[$0] ?? 0)" }
    let levels = Severity.allCases.filter { severities[$0] != nil }.map { "\($0.rawValue) \(severities[$0] ?? 0)" }
    var text = """
      # Evidence of CAVRA

      | | |
      |---|---|
      | made | \(timestamp.rfc3339) |
      | log | \(Markdown.cell(checkpoint.origin)) |
      | records in this bundle | \(records) |
      | records in the log | \(checkpoint.size) |
      | sessions | \(sessions.count) |
      | decisions | \(Markdown.cell(outcomes.joined(separator: ", "))) |
      | severities | \(Markdown.cell(levels.joined(separator: ", "))) |
      | highest severity | \(severities.keys.max()?.rawValue ?? "none") |
      | verifier key | `\(key.text)` |

      The key above is only what this bundle says of itself. Compare it with one that you got another way, and check the
      bundle with `cavra-mcp evidence verify` or `scripts/verify_log.py --key KEY`.


      """
    if !lines.isEmpty {
      text += """
        ## Decisions that held something up

        | record | time | decision | severity | rule | action | target |
        |---|---|---|---|---|---|---|

        """
      text += lines.joined(separator: "\n") + "\n"
      if unlisted > 0 { text += "\n\(unlisted) more are in `records.jsonl`.\n" }
    }
    return text
  }
}
