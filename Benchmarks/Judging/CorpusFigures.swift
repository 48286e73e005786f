import CanonicalJSON
import Model

/// What judging each row of the corpora takes, in nanoseconds.
struct CorpusFigures {
  private let further: Int
  private let sorted: [Int]
  private let slowest: [(target: String, nanoseconds: Int)]
  /// The floor: reading all the command lines as shell code and doing nothing with them.
  private let parsed: Int

  static func measure(_ actions: [Action], further: Int, rounds: Int) throws -> CorpusFigures {
    let judge = try Judge(further: further)
    var found: [(target: String, nanoseconds: Int)] = []
    for action in actions {
      guard judge.outcome(action) != nil else { throw BenchFault("`\(action.target.prefix(80))` could not be judged") }
      found.append((action.target, Stopwatch.best(of: rounds) { _ = judge.outcome(action) }))
    }
    found.sort { $0.nanoseconds < $1.nanoseconds }
    let parsed = actions.reduce(0) { sum, action in
      guard case .executeCommand(let line) = action.subject else { return sum }
      let bytes = Array(line.utf8)
      return sum + Stopwatch.best(of: rounds) { LineFigures.parse(bytes) }
    }
    return CorpusFigures(
      further: further,
      sorted: found.map(\.nanoseconds),
      slowest: found.suffix(20).reversed(),
      parsed: parsed
    )
  }

  var json: JSON {
    [
      "further_rules": JSON(further), "rows": JSON(sorted.count), "p50_ns": JSON(share(50)), "p95_ns": JSON(share(95)),
      "p99_ns": JSON(share(99)), "max_ns": JSON(sorted.last ?? 0), "sum_ns": JSON(sorted.reduce(0, +)),
      "parsed_sum_ns": JSON(parsed),
      "slowest": .array(
        slowest.map { ["target": .string(String($0.target.prefix(200))), "ns": JSON($0.nanoseconds)] }
      ),
    ]
  }

  /// The time that this percentage of the rows stays within.
  private func share(_ percentage: Int) -> Int {
    let index = (sorted.count * percentage + 99) / 100 - 1
    return sorted.indices.contains(index) ? sorted[index] : 0
  }
}
