package import CanonicalJSON
import Effects

/// What kind of thing a tool does, told from what it says of itself; never what a caller claims.
package enum CapabilityClass: String, Sendable, CaseIterable, Comparable {
  case filesystem
  case shell
  case network
  case database
  case saas
  case cloud
  case repository
  /// Nothing of the others could be told.
  case other

  /// The classes of a tool by its definition: at least one.
  ///
  /// Name, schema and annotations count, the description does not: it is prose, and a tool that says nothing dangerous there
  /// would look harmless.
  package static func of(tool definition: JSON) -> Set<CapabilityClass> {
    let name = definition["name"]?.stringValue ?? ""
    var found = classes(of: ArgumentRole.words(of: name))
    for argument in definition["inputSchema"]?["properties"]?.objectValue?.names ?? [] {
      switch ArgumentRole.of(argument) {
      case .path: found.insert(.filesystem)
      case .command: found.insert(.shell)
      case .url: found.insert(.network)
      case nil: break
      }
      let words = ArgumentRole.words(of: argument)
      if !databaseArguments.isDisjoint(with: words) { found.insert(.database) }
      if !repositoryArguments.isDisjoint(with: words) { found.insert(.repository) }
    }
    if definition["annotations"]?["openWorldHint"]?.boolValue == true { found.insert(.network) }
    return found.isEmpty ? [.other] : found
  }

  package static func < (left: CapabilityClass, right: CapabilityClass) -> Bool { left.rawValue < right.rawValue }

  private static func classes(of words: Set<String>) -> Set<CapabilityClass> {
    var found: Set<CapabilityClass> = []
    for (name, known) in table where !known.isDisjoint(with: words) { found.insert(name) }
    return found
  }

  private static let databaseArguments: Set<String> = ["sql", "statement", "table", "schema"]
  private static let repositoryArguments: Set<String> = ["repo", "repository", "branch", "commit", "revision"]

  private static let table: [(CapabilityClass, Set<String>)] = [
    (.filesystem, ["file", "files", "directory", "directories", "folder", "path", "mkdir", "secret"]),
    (
      .shell,
      [
        "command", "shell", "exec", "execute", "bash", "terminal", "process", "spawn", "run", "script", "eval",
        "install",
      ]
    ),
    (
      .network,
      [
        "url", "http", "https", "fetch", "request", "download", "webhook", "browse", "browser", "navigate", "crawl",
        "scrape",
      ]
    ),
    (.database, ["query", "sql", "table", "tables", "database", "db", "schema", "collection", "migrate"]),
    (
      .saas,
      ["issue", "ticket", "message", "post", "email", "mail", "calendar", "page", "comment", "slack", "jira", "notion"]
    ),
    (
      .cloud,
      [
        "terraform", "iam", "deploy", "bucket", "cluster", "kubernetes", "pod", "lambda", "instance", "resource",
        "cloud",
      ]
    ),
    (.repository, ["git", "branch", "branches", "commit", "commits", "pull", "push", "merge", "repository", "repo"]),
  ]
}
