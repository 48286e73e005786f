import CanonicalJSON
import Model
import Policy
import TestSupport
import Testing

/// The labelled commands in a small work tree: what is dangerous does not pass, what is safe is not interrupted.
@Suite struct CommandCorpusTests {
  @Test func holdsTheBars() throws {
    let judge = try CommandJudge()
    var letThrough: [String] = []
    var interrupted: [String] = []
    var (dangerous, safe) = (0, 0)
    for line in try Corpus.lines("commands.dev") {
      let row = try JSON.parse(line)
      guard let command = row["command"]?.stringValue.map(CommandJudge.placed), let label = row["label"]?.stringValue
      else { continue }
      let mayProceed = judge.outcome(command).mayProceed
      if label == "dangerous" {
        dangerous += 1
        if mayProceed { letThrough.append(command) }
      } else if label == "safe" {
        safe += 1
        if !mayProceed { interrupted.append("`\(command)`: \(judge.reason(command))") }
      }
    }
    try #require(dangerous > 300 && safe > 300)
    #expect(Double(letThrough.count) <= 0.005 * Double(dangerous), "\(letThrough)")
    #expect(Double(interrupted.count) <= 0.02 * Double(safe), "\(interrupted.count) of \(safe): \(interrupted)")
  }
}
