import Foundation

/// The tables of `Techniques/Tables`: per technique commands with what must be told of them.
///
/// One row a line: what must be told, a tab, the command. What must be told is the beginning of an effect as `CommandWorld`
/// writes it, `opaque`, alternatives joined by ` | `, or `-` for a harmless command of which nothing may be told that
/// restricts. In a command `⏎` stands for a new line, `⇥` for a tab and `␍` for a carriage return.
struct Technique: Sendable, CustomStringConvertible {
  struct Row: Sendable, CustomStringConvertible {
    let expected: [String]
    let command: String

    var isHarmless: Bool { expected == ["-"] }
    var description: String { command }
  }

  let name: String
  var rows: [Row] = []

  var description: String { name }
  var dangerous: [Row] { rows.filter { !$0.isHarmless } }
  var harmless: [Row] { rows.filter(\.isHarmless) }

  /// All techniques of all tables, by name; empty where the tables cannot be read, which a test of its own finds.
  static let all: [Technique] = (try? read()) ?? []

  private static func shown(_ text: Substring) -> String {
    text.replacingOccurrences(of: "⏎", with: "\n").replacingOccurrences(of: "⇥", with: "\t")
      .replacingOccurrences(of: "␍", with: "\r")
  }

  private static func read() throws -> [Technique] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var techniques: [Technique] = []
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "txt" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if line.hasPrefix("## ") {
          techniques.append(Technique(name: String(line.dropFirst(3))))
        } else if !line.hasPrefix("# "), let tab = line.firstIndex(of: "\t"), !techniques.isEmpty {
          let command = shown(line[line.index(after: tab)...])
          let expected = shown(line[..<tab]).components(separatedBy: " | ")
          techniques[techniques.count - 1].rows.append(Row(expected: expected, command: command))
        }
      }
    }
    return techniques
  }
}
