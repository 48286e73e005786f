import Foundation
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Checkpoints kept elsewhere")
struct AnchorTests {
  private let bench = Workbench()
  private var anchors: String { bench.scratch.path("anchors") }

  @Test("a file sink anchors the log")
  func file() async throws {
    try await bench.fill(10) { $0.sinks = [.file(path: anchors)] }
    let report = try bench.verify(anchors: AnchorFile(path: anchors))
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.anchor == .anchored(size: 11))
  }

  @Test("a log that was cut and signed again shows only against the anchor")
  func cut() async throws {
    try await bench.fill(10) { $0.sinks = [.file(path: anchors)] }
    try Forgery.cut(bench, to: 6)
    #expect(try bench.verify().isIntact)
    let report = try bench.verify(anchors: AnchorFile(path: anchors))
    #expect(report.kinds == [.truncated])
  }

  @Test("a log that was rewritten and signed again shows only against the anchor")
  func rewritten() async throws {
    try await bench.fill(5) { $0.sinks = [.file(path: anchors)] }
    try Forgery.cut(bench, to: 3)
    let log = try EvidenceLog.open(bench.scratch)
    for number in 100..<104 { _ = try await log.append(Samples.decision(number)) }
    await log.close()
    #expect(try bench.verify().isIntact)
    let report = try bench.verify(anchors: AnchorFile(path: anchors))
    #expect(report.kinds == [.changed])
  }

  @Test("anchors of another log are named, torn ones passed over")
  func foreign() async throws {
    try await bench.fill(2) { $0.sinks = [.file(path: anchors)] }
    let other = Workbench()
    try await other.fill(1)
    #expect(try other.verify(anchors: AnchorFile(path: anchors)).kinds == [.foreignKey])
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: anchors))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("cavra.local/torn\n12\nAAA".utf8))
    try handle.close()
    let file = try AnchorFile(path: anchors)
    #expect(file.unreadable == 1)
    #expect(try bench.verify(anchors: file).anchor == .anchored(size: 3))
  }

  @Test("a command sink gets the checkpoint on its standard input and nothing of our environment")
  func command() async throws {
    let script = "cat > '\(anchors)'; env > '\(anchors).env'"
    try await bench.fill(3) { $0.sinks = [.command(program: "/bin/sh", arguments: ["-c", script])] }
    let note = try SignedNote(parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: anchors))))
    #expect(try Checkpoint(parsing: note.text).size == 4)
    let environment = try String(contentsOfFile: anchors + ".env", encoding: .utf8)
    #expect(!environment.contains("HOME="))
  }

  @Test("a sink that fails fails no append, and is reported")
  func failing() async throws {
    let reports = Reports()
    let log = try EvidenceLog.open(bench.scratch, reports: reports) { configuration in
      configuration.sinks = [
        .file(path: bench.scratch.path("no/such/directory")), .command(program: "/bin/false", arguments: []),
        .command(program: "relative", arguments: []), .file(path: anchors),
      ]
    }
    #expect(try await log.append(Samples.decision(1)).logIndex == 1)
    await log.close()
    #expect(reports.all.contains { $0.contains("no/such/directory") })
    #expect(reports.all.contains { $0.contains("/bin/false") && $0.contains("status 1") })
    #expect(reports.all.contains { $0.contains("relative") })
    #expect(try bench.verify(anchors: AnchorFile(path: anchors)).anchor == .anchored(size: 2))
  }
}
