import Model
import Synchronization

/// A tool with verbs, as data: what each verb does, its options, and what its operands mean.
///
/// The notation has a line for each group of verbs, and the first line that fits a command counts:
///
///     | n,namespace= kubeconfig=source              options of the tool, in the notation of `OptionTable`
///     get,describe; rollout status : look | w,watch  verbs, what they do, and options of their own
///     get *secret* +o : reveal                       only with the option `o` (by the first of its names)
///     cp : send from to                              what the operands are, one by one
///     apply : change                                 operands without a word for them are files if they look so
///
/// Verbs are words with `,` between alternatives and `;` between paths, `*` for any text in a word, `**` for any words.
/// `+name` is an option that is there, `+name=a,b` one with one of these values at last, `!name` one that is not there, `$` the
/// end: no operand follows, `@2` that there are two at least; `.` stands for no verb at all. The last role may end in `*`: it is that of all further operands.
struct VerbTool: Sendable {
  let names: String
  let notation: String
  /// Whether options end at the first operand.
  let stopsAtOperand: Bool

  init(_ names: String, stopsAtOperand: Bool = false, _ notation: String) {
    self.names = names
    self.notation = notation
    self.stopsAtOperand = stopsAtOperand
  }

  /// A tool's notation, read.
  struct Table: Sendable {
    let options: OptionTable
    let rows: [VerbRow]
    let stopsAtOperand: Bool
  }

  private static let byName: [String: VerbTool] = {
    var result: [String: VerbTool] = [:]
    for tool in all { for name in tool.names.split(separator: " ") { result[String(name)] = tool } }
    return result
  }()

  /// Tables that were read already: each is read when a command first needs it.
  private static let read = Mutex<[String: Table]>([:])

  /// The table of a program; nil where the catalogue has none.
  static func table(of name: String) -> Table? {
    guard let tool = byName[name] else { return nil }
    if let table = read.withLock({ $0[tool.names] }) { return table }
    let table = tool.parse()
    read.withLock { $0[tool.names] = table }
    return table
  }

  /// Every tool's table, for tests that look at all of them.
  static var tables: [(names: String, table: Table)] { all.map { ($0.names, $0.parse()) } }

  private func parse() -> Table {
    var options = OptionTable("")
    var rows: [VerbRow] = []
    for line in notation.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      if line.isEmpty { continue }
      if line.hasPrefix("|") {
        options = options.adding(String(line.dropFirst()))
      } else if let row = VerbRow(line) {
        rows.append(row)
      }
    }
    return Table(options: options, rows: rows.map { $0.resolved(by: options) }, stopsAtOperand: stopsAtOperand)
  }

  static let all: [VerbTool] =
    containers + clusters + clouds + forges + infrastructure + databases + packages + builds + services + system
    + secrets
    + everyday + checkers + hosts
}
