import CanonicalJSON
import TestSupport
import Testing

@testable import AgentClients

/// Four hundred settings files, sound and broken: each is merged right or refused, and given back byte for byte.
@Suite struct GeneratedSettingsTests {
  static let seeds: [UInt64] = Array(1...400)

  private static func file(_ seed: UInt64) -> (value: JSON, bytes: [UInt8]) {
    var generator = SettingsGenerator(random: SplitMix(seed: seed))
    let value = generator.settings()
    var random = generator.random
    let layout = random.pick(SettingsWriter.Layout.allCases)
    var writer = SettingsWriter(random: random, layout: layout)
    return (value, writer.document(value))
  }

  @Test(arguments: seeds)
  func goesInAndComesOutWithoutATrace(seed: UInt64) throws {
    let (value, bytes) = Self.file(seed)
    let installed = try Edits.install(into: bytes)
    let merged = try JSON.parse(installed.bytes)
    #expect(Edits.isPart(bytes, of: installed.bytes), "others' bytes are all still there, in order")
    for (event, group) in Edits.entries.hooks {
      let before = value["hooks"]?[event]?.arrayValue ?? []
      #expect(merged["hooks"]?[event]?.arrayValue == before + [group])
    }
    let denied = value["permissions"]?["deny"]?.arrayValue ?? []
    let missing = Edits.entries.denials.map(JSON.string).filter { !denied.contains($0) }
    #expect(merged["permissions"]?["deny"]?.arrayValue == denied + missing)
    for member in value.objectValue?.members ?? [] where member.name != "hooks" && member.name != "permissions" {
      #expect(merged[member.name] == member.value)
    }
    let again = try Edits.install(into: installed.bytes, installed.record)
    #expect(again.bytes == installed.bytes)
    #expect(again.record == installed.record)
    #expect(Edits.text(try Edits.remove(from: installed.bytes, installed.record)) == Edits.text(bytes))
  }

  /// Another binary, other places, another policy: our entries change in place, and still come out without a trace.
  @Test(arguments: seeds)
  func staleEntriesAreReplaced(seed: UInt64) throws {
    let (_, bytes) = Self.file(seed)
    let first = try Edits.install(into: bytes)
    let second = try Edits.install(Edits.newer, into: first.bytes, first.record)
    let merged = try JSON.parse(second.bytes)
    for (event, group) in Edits.newer.hooks {
      #expect((merged["hooks"]?[event]?.arrayValue ?? []).filter { $0 == group }.count == 1)
    }
    #expect(!Edits.text(second.bytes).contains("/usr/local/bin/cavra-mcp"))
    #expect(Edits.text(try Edits.remove(Edits.newer, from: second.bytes, second.record)) == Edits.text(bytes))
  }

  /// A person works on the file, or a program writes it anew, between two runs: what they did stays, and only that.
  @Test(arguments: seeds)
  func handsEditsStay(seed: UInt64) throws {
    let (value, bytes) = Self.file(seed)
    let installed = try Edits.install(into: bytes)
    var random = SplitMix(seed: seed &* 7)
    let edits = Hand(random: &random)
    var writer = SettingsWriter(random: random, layout: random.pick(SettingsWriter.Layout.allCases))
    let edited = writer.document(edits.apply(to: try JSON.parse(installed.bytes)))
    let again = try Edits.install(Edits.newer, into: edited, installed.record)
    let removed = try JSON.parse(try Edits.remove(Edits.newer, from: again.bytes, again.record))
    // Members that a person adds stand behind ours or before, so the order is not compared.
    #expect(Self.sorted(removed) == Self.sorted(edits.apply(to: value)))
  }

  /// Without the record, what is ours by its form goes, and nothing else but containers that ran empty.
  @Test(arguments: seeds)
  func comesOutWithoutTheRecord(seed: UInt64) throws {
    let (value, bytes) = Self.file(seed)
    let installed = try Edits.install(into: bytes)
    let removed = try JSON.parse(try Edits.remove(from: installed.bytes, nil))
    let own = Edits.entries.denials.map(JSON.string)
    func settled(_ value: JSON) -> JSON {
      // Which of the denied reads were the user's nobody can tell any more.
      let hooks = (value["hooks"]?.objectValue?.members ?? []).filter { $0.value != [] }
      var permissions = value["permissions"]?.objectValue ?? [:]
      let denied = (permissions["deny"]?.arrayValue ?? []).filter { !own.contains($0) }
      permissions["deny"] = denied.isEmpty ? nil : .array(denied)
      var object = value.objectValue ?? [:]
      object["hooks"] = hooks.isEmpty ? nil : .object(JSONObject(hooks))
      object["permissions"] = permissions.isEmpty ? nil : .object(permissions)
      return .object(object)
    }
    #expect(Self.sorted(settled(removed)) == Self.sorted(settled(value)))
  }

  private static func sorted(_ value: JSON) -> JSON {
    guard let object = value.objectValue else { return value }
    let members = object.members.map { JSONObject.Member(name: $0.name, value: sorted($0.value)) }
    return .object(JSONObject(members.sorted { $0.name < $1.name }))
  }

  /// Damaged by one to three random bytes: either still JSON and merged as such, or refused.
  @Test(arguments: seeds)
  func brokenFilesAreRefused(seed: UInt64) throws {
    var (_, bytes) = Self.file(seed)
    var random = SplitMix(seed: seed &* 31)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where place < bytes.count: bytes.remove(at: place)
      case 1 where place < bytes.count: bytes[place] = random.pick(Array("{}[],:\"/x0\u{E9}\n".utf8))
      case 2: bytes.removeSubrange(place...)
      default:
        bytes.insert(
          contentsOf: random.pick(["// x\n", ",", "/* */", "\u{FEFF}", "[", "null", "\"hooks\":{},"]).utf8,
          at: place
        )
      }
    }
    do {
      let installed = try Edits.install(into: bytes)
      #expect((try? JSON.parse(bytes)) != nil)
      #expect(Edits.text(try Edits.remove(from: installed.bytes, installed.record)) == Edits.text(bytes))
    } catch let error as AgentClientsError {
      let isJSON = (try? JSON.parse(bytes)) != nil
      #expect(error.code == (isJSON ? .shape : .unparsable), "\(error)")
    }
  }
}

/// What a person adds by hand, to a file with or without our entries.
private struct Hand {
  private let addsKey: Bool
  private let addsGroupFirst: Bool
  private let addsGroupLast: Bool
  private let addsDenial: Bool

  init(random: inout SplitMix) {
    addsKey = random.chance(50)
    addsGroupFirst = random.chance(50)
    addsGroupLast = random.chance(50)
    addsDenial = random.chance(50)
  }

  func apply(to value: JSON) -> JSON {
    var object = value.objectValue ?? [:]
    if addsKey { object["byHand"] = ["x": [1, 2]] }
    if addsGroupFirst || addsGroupLast {
      var hooks = object["hooks"]?.objectValue ?? [:]
      var groups = hooks["PreToolUse"]?.arrayValue ?? []
      if addsGroupFirst { groups.insert(["hooks": [["type": "command", "command": "first"]]], at: 0) }
      if addsGroupLast { groups.append(["hooks": [["type": "command", "command": "last"]]]) }
      hooks["PreToolUse"] = .array(groups)
      object["hooks"] = .object(hooks)
    }
    if addsDenial {
      var permissions = object["permissions"]?.objectValue ?? [:]
      permissions["deny"] = .array((permissions["deny"]?.arrayValue ?? []) + ["Read(./by-hand)"])
      object["permissions"] = .object(permissions)
    }
    return .object(object)
  }
}
