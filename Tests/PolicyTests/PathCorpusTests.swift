import CanonicalJSON
import Model
import Policy
import TestSupport
import Testing

/// The baseline and the built-in rules on a corpus of labelled paths.
struct PathCorpusTests {
  private struct Row {
    let target: FileTarget
    let operation: String
    let isSensitive: Bool
  }

  /// The rows with a label to hold to. A path with NUL never becomes an effect; the links that a row describes are followed.
  private static func rows() throws -> [Row] {
    var rows: [Row] = []
    for line in try Corpus.lines("paths.dev") {
      let row = try JSON.parse(line)
      guard let given = row["path"]?.stringValue, let label = row["label"]?.stringValue, label != "debatable",
        !given.utf8.contains(0)
      else { continue }
      var path = given
      for (name, place) in [
        ("@GUARD_DIR@", PolicyFixtures.places.configuration), ("@GUARD_BIN@", PolicyFixtures.places.binary ?? ""),
        ("@GUARD_EVIDENCE@", PolicyFixtures.places.state + "/evidence.db"),
      ] { path = path.split(separator: name, omittingEmptySubsequences: false).joined(separator: place) }
      let links = path.split(separator: " -> ").map(String.init)
      let real = links.count > 1 ? FileTarget.test(links.last ?? "").path : nil
      let target = FileTarget.test(links.first ?? "", real: real, recursive: path == "." || path == "~")
      rows.append(
        Row(target: target, operation: row["operation"]?.stringValue ?? "", isSensitive: label == "sensitive")
      )
    }
    return rows
  }

  @Test func holdsTheBars() throws {
    let layers = [try BuiltInRules.layer(PolicyFixtures.places), Layer(.user, try PolicyFixtures.baseline())]
    let policy = PolicySet(layers: layers)
    let rows = try Self.rows()
    var letThrough: [String] = []
    var interrupted: [String] = []
    for row in rows {
      let effect: Effect =
        switch row.operation {
        case "read": Effect(.read(row.target))
        case "write": Effect(.write(row.target))
        default: Effect(.delete(row.target))
        }
      let verdict = policy.judge([effect], in: PolicyFixtures.surroundings)
      let name = "\(row.operation) \(row.target.given): \(verdict.leading.ruleID)"
      if row.isSensitive, verdict.outcome.mayProceed { letThrough.append(name) }
      if !row.isSensitive, !verdict.outcome.mayProceed { interrupted.append(name) }
    }
    let sensitive = rows.count(where: \.isSensitive)
    try #require(rows.count > 150)
    #expect(Double(letThrough.count) <= 0.005 * Double(sensitive), "let through: \(letThrough)")
    #expect(Double(interrupted.count) <= 0.02 * Double(rows.count - sensitive), "interrupted: \(interrupted)")
  }
}
