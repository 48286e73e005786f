import ArgumentParser
import CanonicalJSON

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Try the hook as the client runs it, and tell what is held to CAVRA and what is not.",
    discussion: """
      Compares the hook in the client's settings with what `init` writes. Where it is exactly that, its very command line is \
      tried: a forbidden call, a harmless one, and each way in which it can fail; the log must have seen them (as trials, which \
      no statistic counts). Nothing else in the settings is run. Takes up to ten seconds: a hook that hangs is waited for.

      Exit codes: 0 all is well, 1 something is not, 64 usage.

      EXAMPLES
        cavra-mcp doctor
        cavra-mcp doctor --project /srv/app --json
      """
  )

  @Option(help: "The project's directory. (default: the work tree of the current directory)") var project: String?
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let report = try await DoctorReport.make(project: project)
    if json { Output.line(report.json.text) } else { for line in report.lines { Output.line(line) } }
    if !report.isHealthy { throw ExitCode(1) }
  }
}
