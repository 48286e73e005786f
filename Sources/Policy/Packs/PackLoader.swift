import CanonicalJSON
import Model

/// Turns the text of a pack into rules (the form is described in docs/POLICY.md and policies/schema.json).
package struct PackLoader: Sendable {
  /// How deep and how wide inheritance may go.
  private static let mostAncestors = 16

  /// The text of a pack that another one inherits from; nil where none of that id is known.
  private let parent: @Sendable (_ id: String) -> String?

  package init(parent: @escaping @Sendable (_ id: String) -> String?) { self.parent = parent }

  /// Reads and compiles a pack with the packs that it inherits from.
  ///
  /// - Throws: `PolicyError` with file, line and column.
  package func load(_ bytes: [UInt8], file: String) throws(PolicyError) -> Pack {
    let document = try PackDocument(try YAMLReader.read(bytes, file: file))
    let lineage = try lineage(of: document, seen: [document.id])
    var defaults: [EffectKind: Outcome] = [:]
    for ancestor in lineage { defaults.merge(try ancestor.defaults()) { $1 } }
    var rules: [Rule] = []
    for ancestor in lineage { rules += try ancestor.rules() }
    do {
      return try Pack(
        id: document.id,
        title: document.title,
        version: document.version,
        mode: lineage.compactMap(\.mode).last,
        rules: rules,
        defaults: defaults,
        source: .array(lineage.map(\.source))
      )
    } catch {
      throw PolicyError(.form, at: document.place, "\(error)")
    }
  }

  /// The pack's parents before itself, each once, the first parent's first.
  private func lineage(of document: PackDocument, seen: [String]) throws(PolicyError) -> [PackDocument] {
    var result: [PackDocument] = []
    for (id, place) in document.parents {
      guard !seen.contains(id) else {
        throw PolicyError(
          .inheritance,
          at: place,
          "`\(id)` inherits from itself through \(seen.joined(separator: " → "))"
        )
      }
      guard let text = parent(id) else {
        throw PolicyError(.inheritance, at: place, "inherits from the unknown pack `\(id.prefix(64))`")
      }
      let ancestor = try PackDocument(try YAMLReader.read(Array(text.utf8), file: "\(id)/policy.yaml"))
      for one in try lineage(of: ancestor, seen: seen + [id]) where !result.contains(where: { $0.id == one.id }) {
        result.append(one)
      }
      guard result.count <= Self.mostAncestors, seen.count <= Self.mostAncestors else {
        throw PolicyError(.inheritance, at: place, "inherits from more than \(Self.mostAncestors) packs")
      }
    }
    return result + [document]
  }
}
