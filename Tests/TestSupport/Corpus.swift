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
}
