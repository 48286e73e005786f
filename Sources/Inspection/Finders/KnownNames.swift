/// The tools and servers that a text could name: those that are its own, and those of others.
package struct KnownNames: Sendable {
  /// A name of another server, and what it is.
  struct Other: Sendable {
    let server: String
    /// The tool; nil where the server itself is meant.
    let tool: String?
  }

  /// By the name's skeleton (`NameSkeleton`), so that a look-alike counts as the name.
  private(set) var others: [UInt64: Other] = [:]
  private var own: Set<UInt64> = []

  /// No names: nothing is looked for.
  package static let none = KnownNames(server: "", tools: [], others: [:])

  /// - Parameters:
  ///   - server: the server that the text is from.
  ///   - tools: the names of that server's own tools, which it may name.
  ///   - others: the names of the tools of each other server, by the server's name.
  package init(server: String, tools: [String], others: [String: [String]]) {
    own = Set(([server] + tools).map { NameSkeleton.hash(of: $0) })
    for (name, tools) in others.sorted(by: { $0.key < $1.key }) where name != server {
      add(name, Other(server: name, tool: nil))
      for tool in tools { add(tool, Other(server: name, tool: tool)) }
    }
  }

  package var isEmpty: Bool { others.isEmpty }

  /// Whether the name, or one that looks like it, belongs to the server itself.
  func isOwn(_ name: String) -> Bool { own.contains(NameSkeleton.hash(of: name)) }

  private mutating func add(_ name: String, _ other: Other) {
    let hash = NameSkeleton.hash(of: name)
    guard !name.isEmpty, !own.contains(hash), others[hash] == nil else { return }
    others[hash] = other
  }
}
