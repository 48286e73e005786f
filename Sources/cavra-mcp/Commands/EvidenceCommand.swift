import ArgumentParser
import CanonicalJSON
import CavraMCP
import Evidence
import Host
import Model
import Signing

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Look at, verify and export the evidence log.",
    subcommands: [List.self, Show.self, Session.self, Verify.self, Export.self]
  )
}

/// The filters that `list` and `export` share.
struct EvidenceFilters: ParsableArguments {
  @Option(help: "Only this session.") var session: String?
  @Option(help: "Only this repository, by the path of its work tree.") var repository: String?
  @Option(help: "Only this outcome, for example block or require_approval.") var decision: Outcome?
  @Option(help: "Only this rule.") var rule: String?
  @Option(help: "Only this severity: low, medium, high, critical.") var severity: Severity?
  @Option(help: "Only this kind of action.") var actionType: ActionType?
  @Option(help: "Only targets that contain this text.") var text: String?
  @Option(help: "Not before this time (RFC 3339).") var since: Timestamp?
  @Option(help: "Before this time (RFC 3339).") var until: Timestamp?

  /// Whether any filter is set.
  var areSet: Bool {
    let texts = [session, repository, rule, text].contains { $0 != nil }
    return texts || decision != nil || severity != nil || actionType != nil || since != nil || until != nil
  }

  func query(limit: Int = 50, cursor: String? = nil) -> EvidenceQuery {
    var query = EvidenceQuery(scope: .all, limit: limit, cursor: cursor)
    query.sessionID = session
    query.repository = repository
    query.decision = decision
    query.ruleID = rule
    query.severity = severity
    query.actionType = actionType
    query.text = text
    query.since = since
    query.until = until
    return query
  }
}

extension Outcome: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension ActionType: ExpressibleByArgument {}
extension RecordKind: ExpressibleByArgument {}
extension Timestamp: ExpressibleByArgument {
  /// Reads RFC 3339.
  public init?(argument: String) { self.init(rfc3339: argument) }
}

extension EvidenceCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List decisions or other records, newest first.",
      discussion: """
        EXAMPLES
          cavra-mcp evidence list --decision block --since 2026-01-01T00:00:00Z
          cavra-mcp evidence list --session ses_… --json
          cavra-mcp evidence list --kind violation
        """
    )

    @OptionGroup var filters: EvidenceFilters
    @Option(help: "How many at most, 1 to 500.") var limit = 50
    @Option(help: "Go on after the page before: its cursor.") var cursor: String?
    @Option(help: "What kind of record: decision, violation, tool_result, prompt, session, key.") var kind: RecordKind =
      .decision
    @Flag(help: "Print one record a line as JSON.") var json = false

    func validate() throws {
      guard EvidenceQuery.limits.contains(limit) else { throw ValidationError("`--limit` is \(limit), give 1 to 500") }
    }

    func run() throws {
      let reader = try EvidenceReader(home: try Runtime.places().state)
      var query = filters.query(limit: limit, cursor: cursor)
      query.kind = kind
      let page = try reader.search(query)
      for record in page.records { Output.line(json ? record.json.text : RecordWords.line(record.json)) }
      if let cursor = page.nextCursor { Output.note("more: --cursor \(cursor)") }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show one decision with its effects and rules.",
      discussion: """
        EXAMPLES
          cavra-mcp evidence show dec_0123456789abcdef0123
        """
    )

    @Argument(help: "The decision's id.") var decisionID: String
    @Flag(help: "Print the record as it is in the log.") var json = false

    func run() throws {
      let reader = try EvidenceReader(home: try Runtime.places().state)
      guard let record = try reader.record(decisionID: decisionID, scope: .all) else {
        Output.note("no decision `\(decisionID)` in the log, `cavra-mcp evidence list` shows what there is")
        throw ExitCode(1)
      }
      Output.line(json ? record.json.text : RecordWords.text(record.json))
    }
  }

  struct Session: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "session",
      abstract: "Tell a client's session: what was asked beside what was done.",
      discussion: """
        Every call that the client's hook judged, beside what the agent asked the guard tools before it: asked and obeyed, asked \
        and ignored, acted without asking. A call that ran otherwise than it was judged is a violation. Ends with 0, with 2 \
        when there are violations, with 1 when the log has no such session.

        EXAMPLES
          cavra-mcp evidence session 7f3c2a10-5d1e-4a57-9d0b-1c6f0e2b9a44
          cavra-mcp evidence session 7f3c2a10-5d1e-4a57-9d0b-1c6f0e2b9a44 --json
        """
    )

    @Argument(help: "The session's id by the client's name for it.") var sessionID: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let reader = try EvidenceReader(home: try Runtime.places().state)
      guard let story = try reader.story(sessionID: sessionID) else {
        Output.note("no session `\(sessionID)` in the log, `cavra-mcp evidence list --json` shows what there is")
        throw ExitCode(1)
      }
      Output.line(json ? story.json.text : SessionWords.text(story))
      if story.violations > 0 { throw ExitCode(2) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Recompute the log or an exported bundle and name any damage.",
      discussion: """
        Without --bundle the log of this machine. Ends with 0 when all is intact, with 1 when there is damage.

        EXAMPLES
          cavra-mcp evidence verify
          cavra-mcp evidence verify --bundle evidence-bundle --key 'cavra.local/…+…+…'
          cavra-mcp evidence verify --anchors /var/log/cavra-checkpoints
        """
    )

    @Option(help: "An exported bundle's directory.") var bundle: String?
    @Option(help: "The verifier key that must have signed (C2SP vkey); may be given more than once.") var key:
      [String] = []
    @Option(help: "A file that a checkpoint sink wrote.") var anchors: String?
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let places = try Runtime.places()
      var trust = EvidenceTrust()
      for text in key {
        do { trust.pinned.append(try VerifierKey(parsing: text)) } catch {
          throw ValidationError("`--key` is no verifier key: \(error)")
        }
      }
      trust.roots =
        try EvidenceTrust.roots(directory: "\(places.configuration)/trust-roots")
        + EvidenceTrust.roots(directory: "\(places.enterprise)/trust-roots")
      let anchorFile = try anchors.map { try AnchorFile(path: $0) }
      let report =
        if let bundle {
          try BundleVerifier.verify(
            directory: bundle,
            trust: trust,
            own: EvidenceReader.verifierKey(home: places.state),
            anchors: anchorFile
          )
        } else {
          try EvidenceReader(home: places.state).verify(trust: trust, anchors: anchorFile)
        }
      Output.line(json ? report.json.text : VerificationWords.text(report))
      if !report.isIntact { throw ExitCode(1) }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a bundle that verifies offline.",
      discussion: """
        Without filters the whole log; with filters the records that match, each with its inclusion proof.

        EXAMPLES
          cavra-mcp evidence export evidence-bundle
          cavra-mcp evidence export blocked --decision block
        """
    )

    @Argument(help: "The directory to make; it must not exist.", completion: .directory) var directory: String
    @OptionGroup var filters: EvidenceFilters
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let runtime = try await Runtime.open()
      let receipt = try runtime.log.export(
        to: directory,
        filters.areSet ? .matching(filters.query()) : .all,
        timestamp: Environment.live.now()
      )
      await runtime.close()
      let object: JSONObject = [
        "directory": .string(receipt.directory), "records": JSON(receipt.records),
        "signed_size": JSON(receipt.signedSize),
      ]
      Output.line(json ? JSON.object(object).text : "exported \(receipt.records) records to \(receipt.directory)")
    }
  }
}
