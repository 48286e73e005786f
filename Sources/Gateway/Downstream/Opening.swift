import CanonicalJSON
import MCPTransport

/// Opens a connection in the era that both sides can best.
///
/// The agent's era is tried first, so that as little as possible has to be translated; what a server was found to speak is
/// remembered in its record. A probe that gets silence, an error or the server's end is taken back: the server is started
/// anew before the other era is tried, because some servers do not survive a first message that they do not know.
struct Opening: Sendable {
  /// How long a server may be silent on `server/discover` before it is taken for a legacy one.
  static let probeLimit: Duration = .seconds(5)

  struct Opened {
    let client: MCPClient
    let peer: PeerDescription
    let link: any DownstreamLink
  }

  let definition: DownstreamDefinition
  let identity: ClientIdentity
  /// The era of the agent.
  let preferred: Era
  let start: @Sendable () async throws -> any DownstreamLink
  let events: MCPClient.Events

  func open() async throws(GatewayError) -> Opened {
    let first = definition.era ?? preferred
    do throws(CallFailure) {
      return try await attempt(first)
    } catch {
      // A server whose era is known is not asked in another one: it has failed for a reason of its own.
      guard definition.era == nil, isWorthAnotherEra(error, first) else {
        throw .notStarted(definition.name, "\(error)")
      }
    }
    do throws(CallFailure) {
      return try await attempt(first == .modern ? .legacy : .modern)
    } catch {
      throw .notStarted(definition.name, "\(error)")
    }
  }

  private func isWorthAnotherEra(_ failure: CallFailure, _ tried: Era) -> Bool {
    switch failure {
    case .cancelled: false
    // Silence on the handshake of a legacy server is no sign of a modern one; on a probe it is one of a legacy server.
    case .timedOut: tried == .modern
    case .refused, .gone: true
    }
  }

  private func attempt(_ era: Era) async throws(CallFailure) -> Opened {
    let link: any DownstreamLink
    do { link = try await start() } catch { throw .gone("\(error)") }
    let client = MCPClient(channel: link.channel, events: events)
    do throws(CallFailure) {
      do throws(TransportError) { try client.start() } catch { throw .gone("\(error)") }
      let limit = definition.handshakeLimit
      let peer =
        era == .modern
        ? try await client.discover(identity, within: definition.era == nil ? min(limit, Self.probeLimit) : limit)
        : try await client.initialize(identity, within: limit)
      return Opened(client: client, peer: peer, link: link)
    } catch {
      await client.close()
      let words = link.lastWords
      await link.end()
      if case .gone(let reason) = error, !words.isEmpty { throw .gone("\(reason); it said: \(words)") }
      throw error
    }
  }
}
