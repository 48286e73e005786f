import ShellSyntax

/// What came out of lines that bash and we have read.
struct Comparison {
  private(set) var wrong: [String] = []
  private(set) var explained: [Difference: Int] = [:]
  private var accepted = 0
  private var laidOut = 0
  private var endless = 0

  init() {}

  init(_ lines: [[UInt8]]) throws {
    let readings = try BashReading.of(lines)
    var printed: [(line: [UInt8], text: [UInt8], layout: [UInt8]?)] = []
    guard readings.count == lines.count else {
      wrong.append("bash answered \(readings.count) times to \(lines.count) lines")
      return
    }
    for (line, bash) in zip(lines, readings) {
      let ours = ShellParser.parse(line)
      if bash.acceptance == .endless {
        endless += 1
      } else if let error = ours.error {
        if bash.acceptance == .refused { continue }
        guard let difference = Difference(line, error) else {
          wrong.append("bash accepts \(Self.show(line)) — ours: \(error)")
          continue
        }
        explained[difference, default: 0] += 1
      } else if Difference.followsOptions(line) {
        // `bash -n` runs nothing, so it does not follow `shopt`.
        continue
      } else if bash.acceptance == .refused {
        wrong.append("bash refuses \(Self.show(line))")
      } else {
        accepted += 1
        if let problem = PrinterTests.problem(line, ours) { wrong.append(problem) }
        // A backslash at the very end would join the brace to it.
        let layout = line.last == UInt8(ascii: "\\") ? nil : bash.layout
        printed.append((line, ShellPrinter.print(ours, spelling: .source(line)), layout))
        printed.append((line, ShellPrinter.print(ours), nil))
      }
    }
    try compareLayouts(printed)
  }

  /// What bash lays out for the line must be what it lays out for our print of it.
  private mutating func compareLayouts(_ printed: [(line: [UInt8], text: [UInt8], layout: [UInt8]?)]) throws {
    for (print, reading) in zip(printed, try BashReading.of(printed.map(\.text))) {
      if reading.acceptance == .refused {
        wrong.append("bash refuses the print \(Self.show(print.text)) of \(Self.show(print.line))")
      } else if let layout = print.layout {
        laidOut += 1
        // Of a byte 1 bash prints one more for each time that it has read the text.
        if Self.withoutRuns(layout) != reading.layout.map(Self.withoutRuns) {
          wrong.append(
            "\(Self.show(print.line)) → \(Self.show(print.text)): bash reads \(Self.show(layout)), \(Self.show(reading.layout ?? []))"
          )
        }
      }
    }
  }

  mutating func add(_ other: Comparison) {
    wrong += other.wrong
    explained.merge(other.explained) { $0 + $1 }
    accepted += other.accepted
    laidOut += other.laidOut
    endless += other.endless
  }

  var summary: String {
    let differences = explained.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")
    return
      "\(accepted) accepted by both, \(laidOut) laid out alike, \(endless) on which bash does not end; \(differences)"
  }

  private static func withoutRuns(_ text: [UInt8]) -> [UInt8] {
    text.enumerated().filter { $0.element != 1 || $0.offset == 0 || text[$0.offset - 1] != 1 }.map(\.element)
  }

  private static func show(_ text: [UInt8]) -> String { PrinterTests.show(text) }
}
