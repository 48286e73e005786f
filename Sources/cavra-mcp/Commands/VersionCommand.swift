import ArgumentParser
import CanonicalJSON

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  @Flag(help: "Print a JSON object.") var json = false

  func run() {
    Output.line(json ? JSON.object(["name": "cavra-mcp", "version": .string(Version.current)]).text : Version.current)
  }
}
