import CanonicalJSON
import Model
import Policy
import Testing

/// What the shipped pack owes its readers.
struct BaselineFormTests {
  @Test func everyRestrictionSaysWhyAndWhatElse() throws {
    for rule in try PolicyFixtures.baseline().listing {
      let id = rule["rule_id"]?.stringValue ?? ""
      let reason = rule["reason"]?.stringValue ?? ""
      #expect(!reason.isEmpty, "\(id)")
      guard let outcome = rule["outcome"]?.stringValue.flatMap(Outcome.init), outcome.restricts,
        !id.hasPrefix("commands."),
        !id.hasPrefix("filesystem.read."), !id.hasPrefix("filesystem.write.block"),
        !id.hasPrefix("filesystem.delete.b"),
        !id.hasPrefix("filesystem.write.require"), !id.hasPrefix("filesystem.delete.require")
      else { continue }
      #expect(rule["instead"]?.stringValue?.isEmpty == false, "\(id)")
    }
  }

  /// But not on the client's tools, which a built-in rule speaks on: a default here would be stricter than that.
  @Test func itHasAnOpinionOnEveryKind() throws {
    let defaults = try PolicyFixtures.baseline().defaultsListing.objectValue ?? JSONObject()
    #expect(Set(defaults.names) == Set(EffectKind.allCases.filter { $0 != .tool }.map(\.rawValue)))
  }

  /// Keys of the schema and of the loader, so that an editor and the program agree.
  @Test func theSchemaKnowsTheSameSections() throws {
    let schema = try JSON.parse(try PolicyFixtures.schema())
    let sections = schema["properties"]?.objectValue?.names ?? []
    #expect(sections.count == 10)
    for (section, body) in schema["properties"]?.objectValue?.members.map({ ($0.name, $0.value) }) ?? [] {
      for key in body["properties"]?.objectValue?.names ?? [] where section != "metadata" {
        // An unknown key is named as such; a key that is known fails only for the value given here.
        do { _ = try PolicyFixtures.pack("\(section): {\(key): {}}") } catch {
          #expect(!"\(error)".contains("unknown key"), "\(section).\(key)")
        }
      }
    }
  }

  /// What a tool does is named in the schema as the catalogue names it.
  @Test func theSchemaKnowsTheSameActs() throws {
    let schema = try JSON.parse(try PolicyFixtures.schema())
    let acts = schema["$defs"]?["act"]?["enum"]?.arrayValue ?? []
    #expect(acts.compactMap(\.stringValue).sorted() == Act.allCases.map(\.rawValue).sorted())
  }
}
