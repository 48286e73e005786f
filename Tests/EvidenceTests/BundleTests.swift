import Foundation
import GRDB
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Evidence bundles")
struct BundleTests {
  private let bench = Workbench()
  private var bundle: String { bench.scratch.path("bundle") }

  /// A bundle of a log with that many decisions.
  private func export(_ count: Int, _ selection: ExportSelection = .all) async throws -> VerifierKey {
    try await bench.fill(count)
    let log = try EvidenceLog.open(bench.scratch)
    _ = try log.export(to: bundle, selection, timestamp: Samples.time)
    await log.close()
    return log.verifierKey
  }

  private func verify(_ trust: EvidenceTrust = EvidenceTrust()) throws -> VerificationReport {
    try BundleVerifier.verify(directory: bundle, trust: trust)
  }

  private static var blocked: EvidenceQuery {
    var query = EvidenceQuery(scope: .all)
    query.decision = .block
    return query
  }

  @Test("an untouched bundle is intact for both verifiers, and says on whose word")
  func intact() async throws {
    let key = try await export(30)
    let report = try verify()
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.records == 31)
    #expect(report.trust == .firstSeen)
    #expect(try verify(EvidenceTrust(pinned: [key])).trust == .pinned)
    #expect(try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust(), own: key).trust == .ownKey)
    #expect(try PythonVerifier.run(bundle) == "intact")
    #expect(try PythonVerifier.run(bundle, key: key.text) == "intact")
    let other = try VerifierKey(name: "cavra.local/other", publicKey: PrivateKey.generate().publicKey)
    #expect(try verify(EvidenceTrust(pinned: [other])).kinds == [.foreignKey])
    #expect(try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust(), own: other).trust == .firstSeen)
    #expect(try PythonVerifier.run(bundle, key: other.text) == "foreign key")
  }

  @Test("a selection has a proof for each record", arguments: [8, 31, 32, 50])
  func selection(count: Int) async throws {
    _ = try await export(count, .matching(Self.blocked))
    let report = try verify()
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.records == (count + 3) / 7)
    #expect(report.signedSize == count + 1)
    #expect(try PythonVerifier.run(bundle) == "intact")
  }

  @Test("an existing directory is never overwritten, and nothing is left of an export that failed")
  func exists() async throws {
    _ = try await export(3)
    let log = try EvidenceLog.open(bench.scratch)
    #expect(throws: EvidenceError(.exists, "")) { try log.export(to: bundle, .all, timestamp: Samples.time) }
    var nothing = EvidenceQuery(scope: .all)
    nothing.sessionID = "no such session"
    let other = bench.scratch.path("other")
    #expect(throws: EvidenceError(.notFound, "")) {
      try log.export(to: other, .matching(nothing), timestamp: Samples.time)
    }
    await log.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.scratch.path).sorted() == ["bundle", "home"])
    #expect(try verify().isIntact)
  }

  @Test("nobody else can read a bundle")
  func permissions() async throws {
    _ = try await export(1)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(bundle) == 0o700)
    for name in try FileManager.default.contentsOfDirectory(atPath: bundle) {
      #expect(try mode(bundle + "/" + name) == 0o600)
    }
  }

  @Test("a whole bundle that was signed again with another key is found by the pin, and by its own first record")
  func resigned() async throws {
    _ = try await export(5)
    try Forgery.resign(bundle)
    #expect(try verify().kinds == [.foreignKey])
    #expect(try PythonVerifier.run(bundle) == "foreign key")
  }

  @Test("a text in a record cannot write its own page")
  func summary() async throws {
    let log = try EvidenceLog.open(bench.scratch)
    let command = "echo `x` | tee <b>|\n# Approved\n[ok](http://x) \u{202E}"
    _ = try await log.append(Samples.decision(1, command: command, outcome: .block, severity: .high))
    _ = try log.export(to: bundle, .all, timestamp: Samples.time)
    await log.close()
    let page = try String(contentsOfFile: bundle + "/summary.md", encoding: .utf8)
    let line = try #require(page.split(separator: "\n").first { $0.contains("echo") })
    #expect(!line.contains("<b>") && !line.contains("`x`") && !line.contains("\u{202E}") && !line.contains("[ok]"))
    #expect(line.split(separator: "|", omittingEmptySubsequences: false).count == 9)
    #expect(!page.contains("\n# Approved"))
    #expect(page.contains("| highest severity | high |"))
  }
}
