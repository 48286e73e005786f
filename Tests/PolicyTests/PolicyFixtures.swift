import CanonicalJSON
import Foundation
import Model
import Policy

/// What the tests of this module read and build on: the fixtures beside them, the shipped packs, one world.
enum PolicyFixtures {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: tests.appending(path: "Fixtures/\(name)")))
  }

  static func shippedPack(_ id: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: tests.appending(path: "../../policies/\(id)/policy.yaml")))
  }

  static func schema() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: tests.appending(path: "../../policies/schema.json")))
  }

  static func baseline() throws -> Pack {
    try PackLoader { _ in nil }.load(try shippedPack("cavra-ai-agent-baseline"), file: "baseline")
  }

  /// A work tree at `/srv/app` of a user whose home is `/home/dev`.
  static let surroundings = Surroundings(workTrees: ["/srv/app"], home: "/home/dev", temporary: ["/tmp", "/var/tmp"])

  static let places = ProtectedPlaces(
    state: "/home/dev/.local/state/cavra",
    configuration: "/home/dev/.config/cavra",
    enterprise: "/etc/cavra",
    binary: "/usr/local/bin/cavra-mcp",
    environmentFile: "/run/client/env.sh"
  )

  /// A pack from its parts after `metadata`.
  static func pack(_ rest: String, id: String = "test-pack", metadata: String = "") throws -> Pack {
    let head = "metadata: {id: \(id), title: t, description: d, version: '1'\(metadata)}\n"
    return try PackLoader { _ in nil }.load(Array((head + rest).utf8), file: "test.yaml")
  }

  /// What one pack says of the effects, as the user's layer.
  static func verdict(_ pack: Pack, _ effects: [Effect]) -> Verdict {
    PolicySet(layers: [Layer(.user, pack)]).judge(effects, in: surroundings)
  }
}

extension Effect {
  static func run(_ words: String...) -> Effect { run(words) }

  static func run(_ words: [String]) -> Effect {
    let written = words.first ?? ""
    let program = written.split(separator: "/").last.map(String.init) ?? written
    return Effect(.run(ProgramRun(program: program, written: written, arguments: Array(words.dropFirst()))))
  }

  static func read(_ path: String) -> Effect { Effect(.read(.test(path))) }
  static func write(_ path: String) -> Effect { Effect(.write(.test(path))) }
  static func delete(_ path: String, recursive: Bool = false) -> Effect {
    Effect(.delete(.test(path, recursive: recursive)))
  }

  static func push(_ branch: String, remote: String = "origin", force: Bool = false, deletes: Bool = false) -> Effect {
    Effect(.git(GitOperation(operation: "push", remote: remote, refs: [branch], force: force, deletes: deletes)))
  }
}

extension FileTarget {
  /// A path in the world of the tests, `~` and `.` and `..` removed as a shell and `realpath -m` would.
  static func test(_ given: String, real: String? = nil, recursive: Bool = false) -> FileTarget {
    var text = given
    if text == "~" || text.hasPrefix("~/") { text = "/home/dev" + text.dropFirst(1) }
    if text.hasPrefix("${HOME}") { text = "/home/dev" + text.dropFirst(7) }
    if !text.hasPrefix("/") { text = "/srv/app/" + text }
    var parts: [Substring] = []
    for part in text.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let path = "/" + parts.joined(separator: "/")
    return FileTarget(given: given, path: path, real: real ?? path, recursive: recursive)
  }
}
