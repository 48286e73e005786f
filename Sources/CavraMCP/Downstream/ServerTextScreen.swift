import CanonicalJSON
package import Gateway
import Inspection

/// Makes the text of downstream servers safe to hand on: bounded, without terminal sequences and invisible characters, without
/// secrets, and marked where it speaks to the model.
package struct ServerTextScreen: ResultScreen {
  package init() {}

  package func screen(_ matter: ScreenedMatter, from server: String) -> Screened {
    var options = ResultFilterOptions(injections: .flag)
    switch matter {
    case .toolResult(_, _, let schema): options.outputSchema = schema
    // A question or a notice has no place for our note: what is suspect in it is kept back.
    case .question: options.injections = .block
    case .listing, .notice, .failure, .completion, .task: options.injections = .list
    case .resource, .prompt: break
    }
    let filtered = ResultFilter.apply(matter.object, options: options)
    let notes = Self.notes(filtered)
    if case .question = matter, filtered.isBlocked {
      return .withheld("the question of `\(server)` speaks to the model in a way that a person must see first", notes)
    }
    return .passed(filtered.result, notes)
  }

  private static func notes(_ filtered: FilteredResult) -> [ScreenNote] {
    let removed = filtered.removed
    let counts = [
      ("terminal_sequences", removed.terminalSequences), ("control_characters", removed.controls),
      ("invisible_characters", removed.invisible), ("bidirectional_characters", removed.bidirectional),
      ("tag_characters", removed.tags), ("variation_selectors", removed.variationSelectors),
      ("secrets", filtered.redactions.count), ("injections", filtered.findings.count), ("cuts", filtered.cuts.count),
      ("blocked", filtered.isBlocked ? 1 : 0),
    ]
    return counts.filter { $0.1 > 0 }.map { ScreenNote(kind: $0.0, count: $0.1) }
  }
}
