import Evidence
import Foundation
import Governance
import Host
import Model
import Signing

/// The trust registry of this user's log, for a command.
struct RegistryContext {
  let registry: Registry
  let approvers: ApproverStore
  let now: Timestamp
  private let runtime: Runtime?

  /// Opens it for reading. Makes nothing.
  ///
  /// - Throws: `EvidenceError.notFound` where there is no log yet.
  static func reading() throws -> RegistryContext {
    let places = try Runtime.places()
    return try RegistryContext(
      reader: EvidenceReader(home: places.state),
      places,
      now: Environment.live.now(),
      runtime: nil
    )
  }

  /// Opens it for changing; the log is made where there is none.
  static func writing() async throws -> RegistryContext {
    let runtime = try await Runtime.open()
    return try RegistryContext(
      reader: runtime.log.reader,
      runtime.locations,
      now: runtime.now(),
      runtime: runtime
    )
  }

  private init(reader: EvidenceReader, _ places: Locations, now: Timestamp, runtime: Runtime?) throws {
    approvers = Runtime.approvers(places)
    registry =
      if let runtime {
        try Runtime.registry(over: runtime.log, places)
      } else {
        try Registry(reader: reader, approvers: approvers, contents: Runtime.contents(places))
      }
    self.now = now
    self.runtime = runtime
  }

  /// The log, where it was opened for changing.
  func log() throws -> EvidenceLog {
    guard let runtime else { throw NotOpen() }
    return runtime.log
  }

  func writer() throws -> RegistryWriter {
    guard let runtime else { throw NotOpen() }
    return RegistryWriter(log: runtime.log) { runtime.person() }
  }

  func close() async { await runtime?.close() }

  /// Finds programs as the user's own shell would.
  func resolver() throws -> LaunchResolver {
    LaunchResolver(
      path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
      directory: try Runtime.currentDirectory()
    )
  }

  /// Shows what is asked for at the terminal, asks for the approver's passphrase there, and opens the key.
  ///
  /// - Parameter name: the approver; nil for the only one whose key is here.
  func signer(_ name: String?, showing lines: [String]) throws -> NoteSigner {
    let name = try name ?? onlyApprover()
    try Approver.check(name: name)
    let prompt = try TerminalPrompt()
    defer { prompt.close() }
    prompt.show(lines)
    let passphrase = try prompt.passphrase("Passphrase of the approver `\(name)`: ")
    return try approvers.signer(name, passphrase: passphrase)
  }

  private func onlyApprover() throws -> String {
    let here = try approvers.list().approvers.map(\.name).filter { approvers.hasKey($0) }
    guard let name = here.first, here.count == 1 else {
      throw NoApprover(description: Self.words(here))
    }
    return name
  }

  private static func words(_ names: [String]) -> String {
    names.isEmpty
      ? "no approver's key is on this machine, see `cavra-mcp approvers add --help`"
      : "the keys of \(names.map { "`\($0)`" }.joined(separator: ", ")) are here, say whose with `--approver`"
  }

  private struct NoApprover: Error, CustomStringConvertible { let description: String }

  private struct NotOpen: Error, CustomStringConvertible {
    let description = "the registry was opened for reading only"
  }
}
