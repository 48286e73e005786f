import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite("Damaged bundles")
struct BundleDamageTests {
  private let bench = Workbench()
  private var bundle: String { bench.scratch.path("bundle") }

  private func export(_ selection: ExportSelection = .all) async throws {
    try await bench.fill(24)
    let log = try EvidenceLog.open(bench.scratch)
    _ = try log.export(to: bundle, selection, timestamp: Samples.time)
    await log.close()
  }

  private func lines(_ change: (inout [Substring]) -> Void) throws {
    let path = bundle + "/records.jsonl"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    change(&lines)
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// What is done to the lines, and what both verifiers must call it.
  enum Cut: String, CaseIterable {
    case removed, swapped, truncated, inserted, changed

    func apply(_ lines: inout [Substring]) {
      switch self {
      case .removed: lines.remove(at: 7)
      case .swapped: lines.swapAt(7, 8)
      case .truncated: lines.removeLast(3)
      case .inserted: lines.insert(lines[7], at: 12)
      case .changed: lines[7] = Substring(lines[7].replacing("echo 6", with: "echo 9"))
      }
    }

    var kind: Damage.Kind {
      switch self {
      case .removed: .removed
      case .swapped: .reordered
      case .truncated: .truncated
      case .inserted: .inserted
      case .changed: .changed
      }
    }
  }

  @Test("what was done to the records is named, with the place", arguments: Cut.allCases)
  func cut(_ cut: Cut) async throws {
    try await export()
    try lines(cut.apply)
    let report = try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust())
    let found = report.damages.filter { $0.kind == cut.kind && $0.logIndex != nil }
    #expect(found.first.map { [7, 8, 22].contains($0.logIndex ?? -1) } == true, "\(report.damages)")
    let said = try PythonVerifier.run(bundle)
    #expect(said == (cut == .inserted ? "changed" : cut.rawValue))
  }

  @Test("files that are missing, added, or links are named")
  func files() async throws {
    try await export()
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: bundle) {
      try manager.moveItem(atPath: "\(bundle)/\(name)", toPath: bench.scratch.path("aside"))
      let missing = try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust())
      #expect(!missing.isIntact, "\(name)")
      #expect(!missing.kinds.isDisjoint(with: [.removed, .unsigned]), "\(name): \(missing.damages)")
      #expect(try PythonVerifier.run(bundle) == "removed")
      try manager.createSymbolicLink(atPath: "\(bundle)/\(name)", withDestinationPath: bench.scratch.path("aside"))
      #expect(try !BundleVerifier.verify(directory: bundle, trust: EvidenceTrust()).isIntact, "\(name) as a link")
      try manager.removeItem(atPath: "\(bundle)/\(name)")
      try manager.moveItem(atPath: bench.scratch.path("aside"), toPath: "\(bundle)/\(name)")
    }
    #expect(manager.createFile(atPath: bundle + "/extra", contents: nil))
    #expect(try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust()).kinds == [.inserted])
    #expect(try PythonVerifier.run(bundle) == "inserted")
    #expect(throws: EvidenceError(.notFound, "")) {
      try BundleVerifier.verify(directory: bundle + "-none", trust: EvidenceTrust())
    }
  }

  @Test("each of 1,000 single-byte changes anywhere in a bundle is found by both verifiers", arguments: [true, false])
  func singleBytes(isWhole: Bool) async throws {
    var query = EvidenceQuery(scope: .all)
    query.decision = .block
    try await export(isWhole ? .all : .matching(query))
    var random = SplitMix(seed: isWhole ? 1 : 2)
    let names =
      try FileManager.default.contentsOfDirectory(atPath: bundle).sorted() + Array(repeating: "records.jsonl", count: 6)
    let files = try Dictionary(
      uniqueKeysWithValues: Set(names).map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(bundle)/\($0)"))) }
    )
    var changes: [ByteChange] = []
    for _ in 0..<(isWhole ? 1000 : 300) {
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      guard var data = files[name] else { continue }
      let place = Int.random(in: 0..<data.count, using: &random)
      let change = ByteChange(file: name, place: place, mask: UInt8.random(in: 1...255, using: &random))
      data[place] ^= change.mask
      try data.write(to: URL(fileURLWithPath: "\(bundle)/\(name)"))
      let report = try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust())
      #expect(!report.isIntact, "\(change)")
      #expect(!report.damages.isEmpty && report.damageCount >= report.damages.count, "\(change)")
      try files[name]?.write(to: URL(fileURLWithPath: "\(bundle)/\(name)"))
      changes.append(change)
    }
    #expect(try BundleVerifier.verify(directory: bundle, trust: EvidenceTrust()).isIntact)
    #expect(try PythonVerifier.undetected(bundle, changes) == [])
  }
}
