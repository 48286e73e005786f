import AgentClients
import ArgumentParser
import Authority
import CanonicalJSON
import Effects
import Host
import Model
import Words

extension PolicyCommand {
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Show what a command line would do, and which rule speaks on each part of it.",
      discussion: """
        Each command with its line and column, the way on which it is reached (a wrapper, a substitution, a script), its \
        effects, the rules that hold for them, and what would be allowed instead. Nothing is run and nothing recorded. One \
        word is a whole command line; several words are one simple command, quoted for you.

        Exit codes: 0 may proceed, 2 blocked, 3 approval required, 1 error, 64 usage.

        EXAMPLES
          cavra-mcp policy explain -- 'cd infra && terraform plan | tee plan.txt'
          cavra-mcp policy explain --json -- 'bash -c "rm -rf ~/work"' | jq .commands
        """
    )

    @Argument(help: "The command line.") var words: [String]
    @Option(help: "The directory that it would run in, absolute. (default: the current one)") var cwd: String?
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
      if let cwd, !cwd.hasPrefix("/") { throw ValidationError("`--cwd` is `\(cwd)`, give an absolute path") }
      let line = words.joined()
      guard !line.isEmpty else { throw ValidationError("the command line is empty") }
      guard !line.utf8.contains(0) else { throw ValidationError("the command line holds a NUL character") }
    }

    func run() throws {
      let directory = try cwd ?? Runtime.currentDirectory()
      let line = words.count == 1 ? words.joined() : ShellQuoting.commandLine(words)
      let (provider, workspace) = try PolicyCommand.provider(project: directory)
      let action = Action(.executeCommand(line: line), cwd: directory)
      guard let explanation = try provider.explain(action, workspace: workspace).first else { throw ExitCode(1) }
      Output.line(json ? explanation.json.text : ExplanationWords(explanation).text)
      throw ExitCode(explanation.outcome)
    }
  }
}
