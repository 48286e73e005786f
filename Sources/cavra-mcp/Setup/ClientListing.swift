import AgentClients
import CanonicalJSON
import Effects
import Foundation
import Host
import Inspection

/// The agent clients on this machine, and what `init` could do for each: `init` without a client.
struct ClientListing {
  private let context: SetupContext
  private let found: [(client: KnownClient, traces: [String])]

  init(project: String?) throws {
    // The scope `user`: nothing is changed, so that any directory will do.
    let context = try SetupContext(scope: .user, project: project)
    let search = ClientSearch(
      home: context.locations.userHome,
      project: context.project,
      path: ProcessInfo.processInfo.environment["PATH"] ?? "",
      workspace: Workspace.live(home: context.locations.userHome)
    )
    self.context = context
    found = KnownClient.all.map { ($0, search.traces(of: $0)) }.filter { !$0.traces.isEmpty }
  }

  func print(json: Bool) throws {
    let binary = context.locations.binary ?? "cavra-mcp"
    if json {
      let clients = found.map { client, traces -> JSON in
        [
          "client": .string(client.id), "name": .string(client.name), "found": JSON(traces),
          "supported": .bool(client.isSupported), "server_file": .string(client.serverFile),
          "server_entry": .string(client.serverEntry(binary: binary, flags: context.flags)),
        ]
      }
      Output.line(JSON.object(["project": .string(context.project), "clients": .array(clients)]).text)
      return
    }
    if found.isEmpty {
      let names = KnownClient.all.map(\.name).joined(separator: ", ")
      Output.line("no agent client was found; looked for \(names)")
    }
    for (client, traces) in found {
      Output.line("\(client.name) (\(client.id))")
      for trace in traces { Output.line("  found  \(VisibleText.escape(trace))") }
      for line in words(for: client, binary: binary) {
        Output.line("  \(VisibleText.escape(line))")
      }
    }
    Output.line("nothing was changed")
  }

  private func words(for client: KnownClient, binary: String) -> [String] {
    if client.isSupported {
      let files = [".mcp.json", ".claude/settings.json", ".cavra/policy.yaml"].map { "\(context.project)/\($0)" }
      return [
        "init   `cavra-mcp init \(client.id)` would put server, hooks and denied reads into"
      ]
        + files.map { "         \($0)" } + ["       see the changes first with `--dry-run`"]
    }
    let entry = client.serverEntry(binary: binary, flags: context.flags)
    return ["init   cannot set it up yet; only the MCP server can be added by hand, in \(client.serverFile):"]
      + entry.split(separator: "\n").map { "         \($0)" }
  }
}
