import Authority
import CanonicalJSON
import Effects
import Glibc
import Model
import Policy

/// Measures expanding and judging in this process, over a world in memory: nothing is looked up and nothing recorded.
///
///     judge-bench [--rounds N] [--only corpus|lines] [--shape NAME] CORPUS…
///
/// Prints one JSON object. Times are processor time of the thread, so that other work of the machine does not count; each is
/// the best of the rounds, which is what the code costs without what the machine adds.
@main
enum JudgeBench {
  /// How many rules a repository adds to the shipped pack.
  private static let furtherRules = [0, 1_000, 10_000]

  static func main() throws {
    let options = try BenchOptions(CommandLine.arguments.dropFirst())
    var report: JSONObject = [:]
    if options.measures("corpus") {
      let actions = try CorpusRows.actions(options.corpora)
      report["corpus"] = .array(
        try furtherRules.map { try CorpusFigures.measure(actions, further: $0, rounds: options.rounds).json }
      )
    }
    if options.measures("lines") {
      let judge = try Judge(further: 1_000)
      report["lines"] = .array(
        LineShape.all.filter(options.measures).flatMap { shape in
          LineShape.sizes.map { LineFigures.measure(shape, $0, judge, rounds: options.rounds).json }
        }
      )
    }
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 { report["peak_kib"] = JSON(usage.ru_maxrss) }
    print(JSON.object(report).text)
  }
}

/// What the command line asks for.
struct BenchOptions {
  var rounds = 5
  var corpora: [String] = []
  private var only: String?
  private var shape: String?

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--rounds":
        guard let rounds = iterator.next().flatMap(Int.init), rounds > 0 else {
          throw BenchFault("`--rounds` needs a number")
        }
        self.rounds = rounds
      case "--only": only = iterator.next()
      case "--shape": shape = iterator.next()
      default: corpora.append(argument)
      }
    }
  }

  func measures(_ part: String) -> Bool { only.map { $0 == part } ?? true }

  func measures(_ shape: LineShape) -> Bool { self.shape.map { $0 == shape.name } ?? true }
}

/// Why nothing can be measured.
struct BenchFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
