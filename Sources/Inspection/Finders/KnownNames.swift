/// The tools and servers that a text could name: those that are its own, and those of others.
package struct KnownNames: Sendable {
  /// A name of another server, and what it is.
  struct Other: Sendable {
    let server: String
    /// The tool; nil where the server itself is meant.
    let tool: String?
  }

  /// By the name's skeleton (`NameSkeleton`), so that a look-alike counts as the name.
  private(set) var others: [[UInt32]: Other] = [:]
  private var own: Set<[UInt32]> = []

  /// No names: nothing is looked for.
  package static let none = KnownNames(server: "", tools: [], others: [:])

  /// - Parameters:
  ///   - server: the server that the text is from.
  ///   - tools: the names of that server's own tools, which it may name.
  ///   - others: the names of the tools of each other server, by the server's name.
  package init(server: String, tools: [String], others: [String: [String]]) {
    own = Set(([server] + tools).map(NameSkeleton.characters))
    for (name, tools) in others.sorted(by: { $0.key < $1.key }) where name != server {
      add(name, Other(server: name, tool: nil))
      for tool in tools { add(tool, Other(server: name, tool: tool)) }
    }
  }

  package var isEmpty: Bool { others.isEmpty }

  /// What a mention of the name means: a server may speak of what it has itself, also where another one has the same.
  func other(named name: String) -> Other? {
    let skeleton = NameSkeleton.characters(of: name)
    return own.contains(skeleton) ? nil : others[skeleton]
  }

  /// Whose tool can be taken for one of this name.
  func twin(of name: String) -> Other? {
    let other = others[NameSkeleton.characters(of: name)]
    return other?.tool == nil ? nil : other
  }

  private mutating func add(_ name: String, _ other: Other) {
    let skeleton = NameSkeleton.characters(of: name)
    // A tool counts more than a server of the same name.
    guard !skeleton.isEmpty, others[skeleton]?.tool == nil else { return }
    others[skeleton] = other
  }
}
