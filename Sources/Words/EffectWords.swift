import Inspection
package import Model

/// One effect in words: its kind and what it is on, in one line without control characters.
package struct EffectWords: Sendable {
  private let effect: Effect

  package init(_ effect: Effect) { self.effect = effect }

  /// The kind, as rules name it.
  package var kind: String { effect.name }

  /// What it is on.
  package var object: String { VisibleText.cut(VisibleText.escape(plain), to: 300) }

  private var plain: String {
    switch effect.kind {
    case .run(let run): ([run.written] + run.arguments).joined(separator: " ")
    case .read(let file), .write(let file), .delete(let file): Self.words(file)
    case .connect(let endpoint):
      "\(endpoint.scheme)://\(endpoint.host)" + (endpoint.port.map { ":\($0)" } ?? "")
    case .git(let git): Self.words(git)
    case .mcp(let server, let tool): "\(server)/\(tool)"
    case .tool(let client, let tool): "\(client)/\(tool)"
    case .privilege(let means): means
    case .opaque(let reason): reason
    }
  }

  private static func words(_ file: FileTarget) -> String {
    var words = file.path
    if !file.real.utf8.elementsEqual(file.path.utf8) { words += " (really \(file.real))" }
    if file.recursive { words += ", with everything below" }
    if file.possible { words += ", possibly" }
    return words
  }

  private static func words(_ git: GitOperation) -> String {
    var words = [git.operation]
    if let remote = git.remote { words.append(remote) }
    words += git.refs
    if git.force { words.append("(forced)") }
    if git.deletes { words.append("(deletes)") }
    return words.joined(separator: " ")
  }
}
