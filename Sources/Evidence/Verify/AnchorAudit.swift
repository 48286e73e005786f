import Signing

/// Holds a log against checkpoints that were kept elsewhere.
///
/// Only this shows a log that was cut or rewritten and then signed again with the stolen key.
struct AnchorAudit {
  /// What is compared, the smallest size first.
  private var pending: [Checkpoint] = []
  private var next = 0
  private var largestAgreed: Int?
  private(set) var damages = DamageList()
  private let reason: String

  /// - Parameters:
  ///   - file: what a sink kept, nil where none was given.
  ///   - keys: the keys whose checkpoints count.
  ///   - origin: the log's name; checkpoints of others do not count.
  init(_ file: AnchorFile?, keys: [VerifierKey], origin: String?) {
    guard let file else {
      reason = "no checkpoint kept elsewhere was given"
      return
    }
    var foreign = 0
    for note in file.notes {
      guard (try? note.verified(by: keys)) != nil, let checkpoint = try? Checkpoint(parsing: note.text),
        let origin, checkpoint.origin.utf8.elementsEqual(origin.utf8)
      else {
        foreign += 1
        continue
      }
      pending.append(checkpoint)
    }
    pending.sort { $0.size < $1.size }
    reason = "none of the \(file.notes.count + file.unreadable) entries of the anchor file is a checkpoint of this log"
    if pending.isEmpty, foreign > 0 {
      damages.add(Damage(.foreignKey, "the anchor file has \(foreign) checkpoints, all of other logs or keys"))
    }
  }

  /// Compares what was kept for the tree's present size; called for each size from 0 on.
  mutating func check(_ frontier: Frontier) {
    while next < pending.count, pending[next].size <= frontier.size {
      let anchor = pending[next]
      next += 1
      guard anchor.size == frontier.size else { continue }
      if anchor.root == frontier.root {
        largestAgreed = anchor.size
      } else {
        damages.add(
          Damage(.changed, record: anchor.size - 1, "the first \(anchor.size) records are not those that were anchored")
        )
      }
    }
  }

  /// What the comparison came to, once the log's end is reached.
  mutating func finish(_ frontier: Frontier) -> AnchorState {
    if let last = pending.last, last.size > frontier.size {
      damages.add(
        Damage(.truncated, record: frontier.size, "\(last.size) records were anchored where \(frontier.size) are there")
      )
    }
    return largestAgreed.map { .anchored(size: $0) }
      ?? .unanchored(pending.isEmpty ? reason : "no kept checkpoint agrees")
  }
}
