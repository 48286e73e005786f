import CanonicalJSON
package import Effects
import Glibc

/// Looks for agent clients on a machine: by their configuration and by their programs. Nothing is run.
package struct ClientSearch {
  private let home: String
  private let project: String
  private let path: String
  private let workspace: Workspace

  /// - Parameters:
  ///   - home: the user's home directory.
  ///   - project: the project's directory.
  ///   - path: the value of `PATH`; relative entries are passed over, because what they name depends on where one stands.
  package init(home: String, project: String, path: String, workspace: Workspace) {
    self.home = home
    self.project = project
    self.path = path
    self.workspace = workspace
  }

  /// The paths by which a client is found; none where it is not there.
  package func traces(of client: KnownClient) -> [String] {
    let configuration =
      client.homePlaces.map { PathText.join(home, $0) } + client.projectPlaces.map { PathText.join(project, $0) }
    var found: [String] = []
    for place in configuration where !found.contains(place) && isThere(place) { found.append(place) }
    for program in client.programs {
      if let place = directories.map({ PathText.join($0, program) }).first(where: isProgram) { found.append(place) }
    }
    return found
  }

  private var directories: [String] {
    path.split(separator: ":").filter { $0.hasPrefix("/") }.map(String.init)
  }

  /// What cannot be looked up is not found; this is a list for a person, not a judgement.
  private func isThere(_ path: String) -> Bool { (try? workspace.kind(path)) ?? nil != nil }

  private func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

}

extension KnownClient {
  /// What to add to the client's configuration by hand for the MCP server.
  package func serverEntry(binary: String, flags: [String]) -> String {
    let arguments = ["serve"] + flags
    switch serverForm {
    case .mcpServers, .servers:
      let name = if case .servers = serverForm { "servers" } else { "mcpServers" }
      let server: JSON = ["command": .string(binary), "args": JSON(arguments)]
      return JSON.object([name: ["cavra": server]]).text
    case .toml:
      // A basic string of TOML takes the escapes of JSON.
      return "[mcp_servers.cavra]\ncommand = \(JSON.string(binary).text)\nargs = \(JSON(arguments).text)"
    }
  }
}
