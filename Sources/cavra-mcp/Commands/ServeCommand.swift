import ArgumentParser
import CavraMCP
import Glibc
import MCPTransport

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the guards to an agent over stdio (MCP).",
    discussion: """
      Speaks MCP 2026-07-28 and 2024-11-05 to 2025-11-25, as the client opens. Standard output belongs to the protocol; notes \
      go to standard error. Ends with 0 when the client closes the input, with 128 + n after signal n.

      With `--state` or `--configuration`, as `init` writes them where they are needed, no environment variable moves the \
      places.
      """
  )

  @OptionGroup var places: PlaceOptions
  @Flag(help: "Tell on standard error what happens beside the protocol.") var verbose = false

  func run() async throws {
    let streams = try StandardStreams.takeOver()
    let runtime = try await Runtime.open(at: places.state == nil && places.configuration == nil ? nil : places.fixed())
    let verbose = verbose
    let server = try MCPServer(
      handler: try await runtime.server(version: Version.current),
      input: streams.input,
      output: streams.output
    ) { diagnostic in
      if verbose || diagnostic.matters { Output.note("\(diagnostic)") }
    }
    try TerminationSignals.deliver { server.stop(signal: $0) }
    let end = await server.run()
    await runtime.close()
    throw ExitCode(end.exitCode)
  }
}

extension ServerDiagnostic {
  /// Whether a person should hear of it without having asked.
  fileprivate var matters: Bool {
    switch self {
    case .handlerFailed, .timedOut, .refusedFrame: true
    case .malformedNotification, .strayResponse, .opened: false
    }
  }
}
