import CanonicalJSON
import Effects

/// Whether the client's MCP server `cavra` is this very program.
///
/// Calls of our own tools are judged inside, so the hook lets them pass. Any program could carry our name, so it is asked how
/// the client starts the server: as documented (code.claude.com/docs/en/mcp, "MCP installation scopes"), the entry of the local
/// scope wins over the project's, and that over the user's; a managed file stands above and excludes them all. What the client
/// is told on its own command line (`--mcp-config`) cannot be seen from here.
package struct OwnServer: Sendable {
  /// The name under which `init` registers the server.
  package static let name = "cavra"

  /// The places to look at; each absolute.
  package struct Places: Sendable {
    /// The session's project directory.
    package let project: String
    package let home: String
    /// `$CLAUDE_CONFIG_DIR`, where it is set: the client's own file lies in it instead of in the home.
    package let configuration: String?
    /// The organisation's file, which excludes every other; `/etc/claude-code/managed-mcp.json` on Linux.
    package let managed: String
    /// Our own program.
    package let binary: String
    /// The options with their values that fix our own places, as `init` writes them; what else fixes them is another log.
    package let options: [String: String]

    package init(
      project: String,
      home: String,
      configuration: String?,
      managed: String = "/etc/claude-code/managed-mcp.json",
      binary: String,
      options: [String: String] = [:]
    ) {
      self.project = project
      self.home = home
      self.configuration = configuration
      self.managed = managed
      self.binary = binary
      self.options = options
    }
  }

  private let places: Places
  private let readFile: @Sendable (String) throws -> [UInt8]?
  private let realPath: @Sendable (String) -> String?

  /// - Parameters:
  ///   - readFile: a file's bytes, nil where there is none; throws where there is one that cannot be read.
  ///   - realPath: a path with every link followed, nil where that leads nowhere.
  package init(
    places: Places,
    readFile: @escaping @Sendable (String) throws -> [UInt8]?,
    realPath: @escaping @Sendable (String) -> String?
  ) {
    self.places = places
    self.readFile = readFile
    self.realPath = realPath
  }

  /// Whether the entry that wins starts our own program. Whatever cannot be read, parsed or told apart says no.
  package func isOurs() -> Bool {
    do {
      if let managed = try object(places.managed) { return isOwn(try entry(managed)) }
      let own = try ownFile()
      if let local = try local(own) { return local.allSatisfy(isOwn) }
      let user = try own.flatMap { try entry($0) }
      // The client leaves the project's entry out until its user has approved it, and then the user's own is next.
      if let project = try project() { return isOwn(project) && (user == nil || isOwn(user)) }
      return isOwn(user)
    } catch {
      return false
    }
  }

  /// The client's own file, where user and local entries are.
  private func ownFile() throws -> JSONObject? {
    // Where this file of early versions lies, the client still takes it instead.
    let directory = places.configuration ?? PathText.join(places.home, ".claude")
    guard try readFile(PathText.join(directory, ".config.json")) == nil else { throw Doubt.cannotTell }
    return try object(PathText.join(places.configuration ?? places.home, ".claude.json"))
  }

  /// The entries of the local scope. Which directory is the project's, the session's or the one of its repository, depends on
  /// the client's version, so those of all directories above count.
  private func local(_ own: JSONObject?) throws -> [JSONObject]? {
    guard let value = own?["projects"] else { return nil }
    guard let projects = value.objectValue else { throw Doubt.cannotTell }
    var entries: [JSONObject] = []
    for directory in PathName.upwards(places.project) {
      guard let settings = projects[directory] else { continue }
      guard let members = settings.objectValue else { throw Doubt.cannotTell }
      if let entry = try entry(members) { entries.append(entry) }
    }
    return entries.isEmpty ? nil : entries
  }

  /// The entry of the nearest `.mcp.json` that has one.
  private func project() throws -> JSONObject? {
    var nearest: JSONObject?
    for directory in PathName.upwards(places.project) {
      guard let file = try object(PathText.join(directory, ".mcp.json")) else { continue }
      if let entry = try entry(file), nearest == nil { nearest = entry }
    }
    return nearest
  }

  /// The entry of that name in a file or a project's settings.
  private func entry(_ settings: JSONObject) throws -> JSONObject? {
    guard let value = settings["mcpServers"] else { return nil }
    guard let servers = value.objectValue else { throw Doubt.cannotTell }
    guard let entry = servers[Self.name] else { return nil }
    guard let members = entry.objectValue else { throw Doubt.cannotTell }
    return members
  }

  private func object(_ path: String) throws -> JSONObject? {
    guard let bytes = try readFile(path) else { return nil }
    guard let object = try JSON.parse(bytes).objectValue else { throw Doubt.cannotTell }
    return object
  }

  private enum Doubt: Error { case cannotTell }

  // MARK: One entry

  /// The members whose meaning is known; another one could change what is started.
  private static let members = ["type", "command", "args", "env", "alwaysLoad", "timeout", "description"]
  /// What may stand behind `serve`.
  private static let flags = ["--verbose"]
  /// Variables that change words and colours only. Any other could move our places or load code into us.
  private static let variables = ["LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TERM", "NO_COLOR"]

  /// Whether the entry starts our program as our server, and nothing else.
  private func isOwn(_ entry: JSONObject?) -> Bool {
    guard let entry, entry.names.allSatisfy({ Self.has(Self.members, $0) }) else { return false }
    if let type = entry["type"], type.stringValue?.sameBytes(as: "stdio") != true { return false }
    guard let command = entry["command"]?.stringValue, isBinary(command) else { return false }
    guard let words = entry["args"]?.arrayValue, words.first?.stringValue?.sameBytes(as: "serve") == true else {
      return false
    }
    guard isOwn(options: words.dropFirst().map { $0.stringValue ?? "" }) else { return false }
    guard let environment = entry["env"] else { return true }
    return environment.objectValue?.names.allSatisfy { Self.has(Self.variables, $0) } ?? false
  }

  /// Whether the words after `serve` change nothing, or fix the places that are our own anyway.
  private func isOwn(options words: [String]) -> Bool {
    var rest = words[...]
    var fixed = places.options
    while let word = rest.popFirst() {
      if Self.has(Self.flags, word) { continue }
      guard let value = fixed[word], let given = rest.popFirst(), given.sameBytes(as: value) else { return false }
      fixed[word] = nil
    }
    return fixed.isEmpty
  }

  /// The client expands `$` in a command, so such a path is not what it says.
  private func isBinary(_ command: String) -> Bool {
    guard command.utf8.first == UInt8(ascii: "/"), !command.utf8.contains(UInt8(ascii: "$")) else { return false }
    if command.sameBytes(as: places.binary) { return true }
    guard let theirs = realPath(command), let ours = realPath(places.binary) else { return false }
    return theirs.sameBytes(as: ours)
  }

  private static func has(_ words: [String], _ word: String) -> Bool { words.contains { $0.sameBytes(as: word) } }
}
