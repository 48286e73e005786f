import CanonicalJSON
import MCPTransport

/// Opens a connection in the era that both sides can best.
///
/// The agent's era is tried first, so that as little as possible has to be translated; what a server was found to speak is
/// remembered in its record. A probe that gets silence, an error or the server's end is taken back: the server is started
/// anew before the other era is tried, because some servers do not survive a first message that they do not know.
struct Opening: Sendable {
  struct Opened {
    let client: MCPClient
    let peer: PeerDescription
    let link: any DownstreamLink
    let inbox: Inbox
  }

  private enum Failure: Error {
    /// The server was not started at all.
    case notStarted(String)
    /// It was, but did not say what it is.
    case call(CallFailure, lastWords: String)

    var reason: String {
      switch self {
      case .notStarted(let reason): reason
      case .call(let failure, let words): words.isEmpty ? "\(failure)" : "\(failure); it said: \(words)"
      }
    }
  }

  let definition: DownstreamDefinition
  /// The era of the server; nil where it has to be found out.
  let known: Era?
  let agent: AgentView
  /// How long a server of unknown era may be silent on `server/discover`.
  let probe: Duration
  let start: @Sendable () async throws -> any DownstreamLink
  let diagnose: @Sendable (String) -> Void

  func open() async throws(GatewayError) -> Opened {
    var era = known ?? agent.era
    var tried: [Era] = []
    while true {
      tried.append(era)
      do throws(Failure) {
        // Only the first probe is short: after it there is another era to try.
        let isProbe = era == .modern && known == nil && tried.count == 1
        return try await attempt(
          era,
          within: isProbe ? min(definition.handshakeLimit, probe) : definition.handshakeLimit
        )
      } catch {
        guard let next = next(after: error, tried) else { throw .notStarted(definition.name, error.reason) }
        era = next
      }
    }
  }

  /// The era to try after those, the last of which has failed; nil where there is none.
  private func next(after failure: Failure, _ tried: [Era]) -> Era? {
    // A server whose era is known is not asked in another one: it has failed for a reason of its own.
    guard known == nil, let last = tried.last else { return nil }
    if tried.count == 1 { return isWorthAnotherEra(failure, last) ? (last == .modern ? .legacy : .modern) : nil }
    // A modern server that was too slow for the probe says in its refusal of `initialize` what it is.
    guard tried.count == 2, last == .legacy, case .call(.refused(let error), _) = failure,
      error.code == .unsupportedProtocolVersion
    else { return nil }
    return .modern
  }

  private func isWorthAnotherEra(_ failure: Failure, _ tried: Era) -> Bool {
    guard case .call(let failure, _) = failure else { return false }
    switch failure {
    case .cancelled: return false
    // Silence on the handshake of a legacy server is no sign of a modern one; on a probe it is one of a legacy server.
    case .timedOut: return tried == .modern
    case .gone: return true
    case .refused(let error):
      guard tried == .modern, error.code == .unsupportedProtocolVersion else { return true }
      // Only a modern server knows this error. It is not opened by `initialize` unless it names a revision that is.
      let versions = error.data?["supported"]?.arrayValue?.compactMap(\.stringValue) ?? []
      return versions.contains { ProtocolVersion($0)?.era == .legacy }
    }
  }

  private func attempt(_ era: Era, within limit: Duration) async throws(Failure) -> Opened {
    let link: any DownstreamLink
    do { link = try await start() } catch { throw .notStarted("\(error)") }
    let inbox = Inbox(server: definition.name, diagnose: diagnose)
    let client = MCPClient(channel: link.channel, events: inbox.events)
    do throws(CallFailure) {
      do throws(TransportError) { try client.start() } catch { throw .gone("\(error)") }
      let identity = agent.identity(for: era)
      let peer =
        era == .modern
        ? try await client.discover(identity, within: limit)
        : try await client.initialize(identity, within: limit)
      return Opened(client: client, peer: peer, link: link, inbox: inbox)
    } catch {
      await client.close()
      let words = link.lastWords
      await link.end()
      throw .call(error, lastWords: words)
    }
  }
}
