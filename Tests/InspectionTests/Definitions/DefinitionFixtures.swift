import CanonicalJSON
import Foundation
import Testing

/// Definitions of real servers, and poisoned ones. Where they are from stands in `Fixtures/README.md`.
enum DefinitionFixtures {
  struct Server: Sendable, CustomTestStringConvertible {
    let name: String
    /// Tools, prompts, resources and resource templates.
    let definitions: [JSON]
    let instructions: String?
    let info: JSON?
    let capabilities: JSON?
    var testDescription: String { name }
  }

  struct Poisoned: Sendable, CustomTestStringConvertible {
    let technique: String
    let definition: JSON
    var testDescription: String { "\(technique): \(definition["description"]?.stringValue?.prefix(60) ?? "")" }
  }

  static let servers: [Server] = read("servers").map { server in
    Server(
      name: server["package"]?.stringValue ?? "",
      definitions: ["tools", "prompts", "resources", "resourceTemplates"].flatMap { server[$0]?.arrayValue ?? [] },
      instructions: server["instructions"]?.stringValue,
      info: server["serverInfo"],
      capabilities: server["capabilities"]
    )
  }

  static let poisoned: [Poisoned] = read("poisoned-definitions").compactMap { one in
    guard let technique = one["technique"]?.stringValue, let definition = one["definition"] else { return nil }
    return Poisoned(technique: technique, definition: definition)
  }

  private static func read(_ name: String) -> [JSON] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/\(name).json")
    guard let data = try? Data(contentsOf: file), let value = try? JSON.parse([UInt8](data)) else { return [] }
    return value.arrayValue ?? []
  }
}
