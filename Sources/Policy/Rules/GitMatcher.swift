import Model

/// Which Git operations a rule means.
struct GitMatcher: Sendable {
  let operations: TextPatterns
  let branches: TextPatterns
  let remotes: TextPatterns
  let force: Bool?
  let deletes: Bool?

  func matches(_ git: GitOperation, restricts: Bool) -> Bool {
    guard operations.match(git.operation, folding: restricts) else { return false }
    if let force, force != git.force { return false }
    if let deletes, deletes != git.deletes { return false }
    if !remotes.globs.isEmpty {
      guard let remote = git.remote, remotes.match(remote, folding: restricts) else { return false }
    }
    guard !branches.globs.isEmpty else { return true }
    if restricts { return git.refs.contains { isEvery($0) || branches.match($0, folding: true) } }
    return !git.refs.isEmpty && git.refs.allSatisfy { !isEvery($0) && branches.match($0, folding: false) }
  }

  /// `*` stands for refs that are not known one by one: any of them may be meant.
  private func isEvery(_ ref: String) -> Bool { ref.utf8.contains(UInt8(ascii: "*")) }
}
