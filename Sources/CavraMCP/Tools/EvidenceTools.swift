import CanonicalJSON
package import Evidence
package import Host
import Inspection
import MCPTransport
import Model

/// The tools that show evidence. Each sees its own session and repository only, and writes only under a fixed folder.
package struct EvidenceTools: Sendable {
  static let explain = "explain_decision"
  static let search = "search_evidence"
  static let verify = "verify_evidence"
  static let export = "export_evidence"
  static let summary = "session_summary"

  private let log: EvidenceLog
  private let sessionID: String
  private let scope: EvidenceScope
  private let exports: String
  private let environment: Environment

  /// - Parameters:
  ///   - sessionID: the session whose evidence is shown.
  ///   - repository: the repository that it belongs to.
  ///   - exports: the absolute folder that exports are made in; it must exist.
  package init(log: EvidenceLog, sessionID: String, repository: String?, exports: String, environment: Environment) {
    self.log = log
    self.sessionID = sessionID
    self.exports = exports
    self.environment = environment
    scope = .session(id: sessionID, repository: repository)
  }

  /// Runs the tool of that name; nil where it is none of these.
  func call(_ tool: String, arguments: JSONObject) async throws -> ToolOutput? {
    do {
      switch tool {
      case Self.explain: return try explain(arguments)
      case Self.search: return try search(arguments)
      case Self.verify: return try verify(arguments)
      case Self.export: return try export(arguments)
      case Self.summary: return try summary(arguments)
      default: return nil
      }
    } catch let error as EvidenceError {
      return .text("\(tool): \(error)", isError: true)
    }
  }

  /// The newest decisions of the session, for the resource.
  func sessionDecisions() async throws -> JSON {
    var query = EvidenceQuery(scope: scope, limit: 100)
    query.kind = .decision
    let page = try log.reader.search(query)
    return [
      "session_id": .string(sessionID), "records": .array(page.records.map(\.json)),
      "next_cursor": JSON(page.nextCursor),
    ]
  }

  private func explain(_ arguments: JSONObject) throws -> ToolOutput {
    let id = try ActionFields(arguments, allowed: ["decision_id"]).text("decision_id")
    guard let record = try log.reader.record(decisionID: id, scope: scope) else {
      return .text(
        "\(Self.explain): this session has no decision `\(VisibleText.escape(String(id.prefix(64))))`",
        isError: true
      )
    }
    return .structured(record.json.objectValue ?? JSONObject(), text: RecordWords.text(record.json))
  }

  private func search(_ arguments: JSONObject) throws -> ToolOutput {
    let page = try log.reader.search(try EvidenceSearch.query(arguments, scope: scope))
    let lines = page.records.map { RecordWords.line($0.json) }
    let more = page.nextCursor.map { "\nMore: ask again with cursor \($0)." } ?? ""
    let text = lines.isEmpty ? "Nothing in this session matches." : lines.joined(separator: "\n") + more
    return .structured(
      ["records": .array(page.records.map(\.json)), "next_cursor": JSON(page.nextCursor)],
      text: text
    )
  }

  private func verify(_ arguments: JSONObject) throws -> ToolOutput {
    _ = try ActionFields(arguments, allowed: [])
    let report = try log.reader.verify()
    return .structured(report.json.objectValue ?? JSONObject(), text: VerificationWords.text(report))
  }

  private func export(_ arguments: JSONObject) throws -> ToolOutput {
    _ = try ActionFields(arguments, allowed: [])
    let directory = "\(exports)/\(environment.identifier("bundle"))"
    let receipt = try log.export(to: directory, .matching(EvidenceQuery(scope: scope)), timestamp: environment.now())
    return .structured(
      [
        "directory": .string(receipt.directory), "records": JSON(receipt.records),
        "signed_size": JSON(receipt.signedSize),
      ],
      text: "Exported \(receipt.records) records of this session to \(receipt.directory)."
    )
  }

  private func summary(_ arguments: JSONObject) throws -> ToolOutput {
    _ = try ActionFields(arguments, allowed: [])
    let summary = try log.reader.summary(sessionID: sessionID, scope: scope)
    let counts = Outcome.allCases.compactMap { outcome in summary.decisions[outcome].map { "\(outcome.rawValue) \($0)" }
    }
    let text =
      counts.isEmpty
      ? "Nothing was decided in this session yet."
      : "\(summary.total) decisions in this session: \(counts.joined(separator: ", ")). "
        + "Highest severity: \(summary.maximumSeverity?.rawValue ?? "none")."
    return .structured(summary.json.objectValue ?? JSONObject(), text: text)
  }
}
