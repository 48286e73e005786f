import Foundation
package import Signing

extension EvidenceTrust {
  /// Reads a directory of trust roots: each file that ends in `.vkey` has one verifier key in its first line.
  ///
  /// - Returns: no keys where there is no such directory.
  /// - Throws: `EvidenceError.malformed` for a file that has no key: skipping it would believe another key than was
  ///   meant.
  package static func roots(directory: String) throws(EvidenceError) -> [VerifierKey] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else { return [] }
    var keys: [VerifierKey] = []
    for name in names.sorted() where name.hasSuffix(".vkey") {
      let path = directory + "/" + name
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
      do throws(SigningError) {
        keys.append(try VerifierKey(parsing: String(line)))
      } catch {
        throw .malformed("trust root `\(path)` has no verifier key in its first line: \(error)")
      }
    }
    return keys
  }
}
