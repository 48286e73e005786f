import CanonicalJSON
import Synchronization

/// Which resources each server was seen to have: those that it lists, and those that its results link to. A link is a claim
/// like any other text of a server, so it counts only where no server lists the resource.
final class Shelf: Sendable {
  private struct Section {
    var listed: Set<ByteKey> = []
    var linked: Set<ByteKey> = []
  }

  private let sections = Mutex<[ObjectIdentifier: Section]>([:])
  /// How many links of one server are remembered.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Takes a server's list in the place of the one before.
  func list(_ uris: [String], _ server: DownstreamServer) {
    sections.withLock { $0[ObjectIdentifier(server), default: Section()].listed = Set(uris.map { ByteKey($0) }) }
  }

  /// Takes a link. A server with too many starts over.
  func link(_ uri: String, _ server: DownstreamServer) {
    sections.withLock { sections in
      var section = sections.removeValue(forKey: ObjectIdentifier(server)) ?? Section()
      if section.linked.count >= limit { section.linked = [] }
      section.linked.insert(ByteKey(uri))
      sections[ObjectIdentifier(server)] = section
    }
  }

  func isListed(_ uri: String, _ server: DownstreamServer) -> Bool {
    sections.withLock { $0[ObjectIdentifier(server)]?.listed.contains(ByteKey(uri)) ?? false }
  }

  func isLinked(_ uri: String, _ server: DownstreamServer) -> Bool {
    sections.withLock { $0[ObjectIdentifier(server)]?.linked.contains(ByteKey(uri)) ?? false }
  }

  /// Forgets a server that is not there any more.
  func forget(_ server: DownstreamServer) { sections.withLock { $0[ObjectIdentifier(server)] = nil } }
}
