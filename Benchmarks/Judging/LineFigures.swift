import CanonicalJSON
import Effects
import Model
import ShellSyntax
import Signing

/// What one long line takes, beside its floors: reading it as shell code, and hashing its bytes.
struct LineFigures {
  private let shape: String
  private let bytes: Int
  private let judged: Int
  private let expanded: Int
  private let effects: Int
  private let parsed: Int
  private let hashed: Int

  static func measure(_ shape: LineShape, _ size: Int, _ judge: Judge, rounds: Int) -> LineFigures {
    let line = shape.line(of: size)
    let bytes = Array(line.utf8)
    let action = Action(.executeCommand(line: line), cwd: World.tree)
    var effects = 0
    return LineFigures(
      shape: shape.name,
      bytes: bytes.count,
      judged: Stopwatch.best(of: rounds) { _ = judge.outcome(action) },
      expanded: Stopwatch.best(of: rounds) {
        effects = EffectExpander.expand(action, workspace: judge.workspace).count
      },
      effects: effects,
      parsed: Stopwatch.best(of: rounds) { parse(bytes) },
      hashed: Stopwatch.best(of: rounds) { _ = SHA256.hash(bytes) }
    )
  }

  static func parse(_ bytes: [UInt8]) {
    var reader = ShellLineReader(bytes, options: ParseOptions())
    while reader.next(aliases: [:]) != nil { _ = reader.takeHereDocuments() }
  }

  var json: JSON {
    [
      "shape": .string(shape), "bytes": JSON(bytes), "effects": JSON(effects), "judged_ns": JSON(judged),
      "expanded_ns": JSON(expanded), "parsed_ns": JSON(parsed), "hashed_ns": JSON(hashed),
    ]
  }
}
