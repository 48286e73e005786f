import AgentClients
import ArgumentParser
import CanonicalJSON
import Inspection

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Put CAVRA into an agent client's configuration, or take it out again.",
    discussion: """
      Without a client: tells which clients are on this machine and what could be done, and changes nothing.

      For claude-code: the MCP server (.mcp.json), the hooks and the denied reads (.claude/settings.json), and a starter \
      policy (.cavra/policy.yaml). What is in these files stays as it is, byte for byte; a file that cannot be parsed is \
      refused. A second run changes nothing. --remove takes out exactly what was put in.

      Exit codes: 0 done, and with --status: everything is current; 1 error, and with --status: something is not; 64 usage.

      EXAMPLES
        cavra-mcp init
        cavra-mcp init claude-code --dry-run
        cavra-mcp init claude-code
        cavra-mcp init claude-code --scope user
        cavra-mcp init claude-code --status
        cavra-mcp init claude-code --remove
      """
  )

  enum Client: String, ExpressibleByArgument, CaseIterable { case claudeCode = "claude-code" }

  @Argument(help: "The client. (values: claude-code; default: tell which are there)") var client: Client?
  @Option(help: "For whom: everybody in the project, or you in all projects.") var scope: ClaudeCodeSetup.Scope?
  @Option(help: "The project's directory. (default: the work tree of the current directory)") var project: String?
  @Flag(help: "Show the changes and make none.") var dryRun = false
  @Flag(help: "Take out what was put in.") var remove = false
  @Flag(help: "Tell how each file stands.") var status = false
  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    if remove, status { throw ValidationError("`--remove` and `--status` exclude each other") }
    if status, dryRun { throw ValidationError("`--status` changes nothing, leave `--dry-run` out") }
    if client == nil, remove || status || dryRun || scope != nil {
      throw ValidationError("name a client: `cavra-mcp init claude-code ...`")
    }
    if scope == .user, project != nil { throw ValidationError("`--project` is for the scope `project`") }
    if let project, project.isEmpty { throw ValidationError("`--project` is empty, give a directory") }
  }

  func run() throws {
    do { try perform() } catch let code as ExitCode { throw code } catch {
      // Messages quote paths and names from files that somebody else wrote.
      throw SetupError(VisibleText.escape("\(error)"))
    }
  }

  private func perform() throws {
    guard client != nil else {
      try ClientListing(project: project).print(json: json)
      return
    }
    let context = try SetupContext(scope: scope ?? .project, project: project)
    if status {
      try StatusReport(context).print(json: json)
    } else {
      try SetupRun(context: context, removes: remove, isDryRun: dryRun).run(json: json)
    }
  }
}

extension ClaudeCodeSetup.Scope: ExpressibleByArgument {}
