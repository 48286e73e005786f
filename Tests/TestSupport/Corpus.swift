import Foundation

/// The labelled commands and paths in `Tests/Corpora`, one JSON object a line.
package enum Corpus {
  /// The lines of `Tests/Corpora/NAME.jsonl`.
  ///
  /// Throws: `CocoaError` where the file cannot be read.
  package static func lines(_ name: String) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Corpora/\(name).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// The members `command` of the lines.
  ///
  /// Throws: `CocoaError` where the file cannot be read, `DecodingError` where a line has no such member.
  package static func commands(_ name: String) throws -> [String] {
    struct Row: Decodable { let command: String }
    return try lines(name).map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)).command }
  }
}
