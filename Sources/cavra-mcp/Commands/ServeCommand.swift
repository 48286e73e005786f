import ArgumentParser
import CavraMCP
import Gateway
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
    var behind: (front: GatewayFront, outcomes: OutcomeLog)?
    let handler = try await runtime.server(version: Version.current) { setting in
      do { behind = try runtime.gateway(setting) } catch {
        // The guards go on; of what cannot be vouched for nothing is shown.
        Output.note("no downstream server is served: \(error)")
      }
      return behind?.front
    }
    let server = try MCPServer(
      handler: handler,
      input: streams.input,
      output: streams.output
    ) { diagnostic in
      if verbose || diagnostic.matters { Output.note("\(diagnostic)") }
    }
    try TerminationSignals.deliver { server.stop(signal: $0) }
    let end = await server.run()
    await behind?.front.close()
    await behind?.outcomes.close()
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
