import ArgumentParser
import CanonicalJSON
import Evidence
import Foundation
import Governance
import Inspection

extension RegistryServers {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print the servers, a line each: tier, state, what waits.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers list
          cavra-mcp registry servers list --json | jq '.servers[] | select(.approval_state == "pending") | .name'
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let reports = try desk.registry.servers().map { ServerReport($0, desk) }
      let strays = try desk.registry.strays()
      await desk.close()
      if json {
        let servers = reports.map { JSON.object($0.json) }
        return Output.line(JSON.object(["servers": .array(servers), "counts_for_nothing": JSON(strays)]).text)
      }
      if reports.isEmpty { Output.note("no server is registered, see `cavra-mcp registry servers import --help`") }
      for report in reports { Output.line(VisibleText.escape(report.line)) }
      for stray in strays { Output.note(VisibleText.escape("counts for nothing: \(stray)")) }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print all that is known of a server: launch, digests, tools, what changed, who said what.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers show git
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let report = ServerReport(try desk.registry.server(name), desk)
      await desk.close()
      if json { return Output.line(JSON.object(report.json).text) }
      for line in report.lines { Output.line(VisibleText.escape(line)) }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Look whether a server may be started as it was approved; exit code 2 where not.",
      discussion: """
        The signature, the approver, the date and the digests of everything that would run are looked at anew.

        EXAMPLES
          cavra-mcp registry servers verify git
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      var problem: String?
      do throws(GovernanceError) { _ = try desk.registry.launch(name, at: desk.now) } catch {
        guard error.code != .unknown else { throw error }
        problem = "\(error)"
      }
      await desk.close()
      if json {
        Output.line(
          JSON.object(["name": .string(name), "holds": .bool(problem == nil), "problem": JSON(problem)]).text
        )
      } else {
        Output.line(VisibleText.escape(problem ?? "\(name) is what was approved"))
      }
      if problem != nil { throw ExitCode(2) }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a server's trust record as a page for a reviewer, or as JSON with the signed statement.",
      discussion: """
        The JSON holds the statement, its signature and the approver's key, so that others can check it.

        EXAMPLES
          cavra-mcp registry servers export git > git.md
          cavra-mcp registry servers export git --json > git.json
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let record = try desk.registry.server(name)
      let report = ServerReport(record, desk)
      await desk.close()
      if json {
        var object = report.json
        object["log"] = .string(desk.registry.origin)
        object["statement"] = record.trail.grant?.signed.json ?? .null
        return Output.line(JSON.object(object).text)
      }
      Output.line("# \(name)\n")
      for line in report.lines.dropFirst() {
        Output.line("- " + VisibleText.escape(line.trimmingCharacters(in: .whitespaces)))
      }
    }
  }
}
