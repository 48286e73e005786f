import CanonicalJSON
package import Signing

/// How far the records of a log were read for those of the kind `governance`, signed with the log's key, so that the next
/// process need not hash them all again.
///
/// A mark says what will always be true: these are the records of that kind among the first so many, and this is their tree. An
/// older mark in the place of a newer one therefore hides nothing; it only makes more to read.
package struct GovernanceMark: Sendable, Equatable {
  /// The media type under which it is signed (DSSE).
  private static let type = "application/vnd.cavra.governance-mark.v1+json"

  let frontier: Frontier
  /// The places and leaves of the records of the kind.
  let leaves: [(index: Int, leaf: Digest)]

  /// How many records were read.
  package var size: Int { frontier.size }

  init(frontier: Frontier, leaves: [(index: Int, leaf: Digest)]) {
    self.frontier = frontier
    self.leaves = leaves
  }

  package static func == (left: GovernanceMark, right: GovernanceMark) -> Bool {
    left.frontier == right.frontier && left.leaves.elementsEqual(right.leaves, by: ==)
  }

  private func content(log: String) -> JSON {
    [
      "log": .string(log), "size": JSON(frontier.size), "nodes": .string(Hex.encode(frontier.bytes)),
      "records": .array(leaves.map { ["index": JSON($0.index), "leaf": .string($0.leaf.hex)] }),
    ]
  }

  /// The mark in canonical JSON, signed.
  ///
  /// - Throws: `EvidenceError.malformed`, which no mark of a log gives.
  package func signed(by log: EvidenceLog) throws(EvidenceError) -> [UInt8] {
    do throws(JSONError) {
      let content = content(log: log.verifierKey.name)
      let signature = log.signature(over: try content.canonicalized(), type: Self.type)
      return try JSON.object(["content": content, "signature": .string(Hex.encode(signature))]).canonicalized()
    } catch {
      throw .malformed("the mark has no canonical form: \(error)")
    }
  }

  /// Reads a mark; nil where it is none of the log with that key.
  package init?(_ bytes: [UInt8], key: VerifierKey) {
    guard let json = try? JSON.parse(bytes), let content = json["content"],
      let signature = json["signature"]?.stringValue.flatMap({ try? Hex.decode($0) }),
      let body = try? content.canonicalized(), key.isValid(signature, over: body, type: Self.type),
      let log = content["log"]?.stringValue, log.utf8.elementsEqual(key.name.utf8),
      let size = content["size"]?.intValue, let nodes = content["nodes"]?.stringValue.flatMap({ try? Hex.decode($0) }),
      let frontier = Frontier(size: size, bytes: nodes), let records = content["records"]?.arrayValue
    else { return nil }
    var leaves: [(index: Int, leaf: Digest)] = []
    for record in records {
      guard let index = record["index"]?.intValue, let leaf = record["leaf"]?.stringValue.flatMap(Digest.init(hex:))
      else { return nil }
      leaves.append((index, leaf))
    }
    self.init(frontier: frontier, leaves: leaves)
  }
}
