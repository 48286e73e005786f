import CanonicalJSON
import Foundation
import Glibc
import Signing

/// An installed Python package, found by its list of files (`RECORD`, "Recording installed projects" of the Python packaging
/// specifications).
enum PythonPackage {
  private static let longestList = 4 << 20
  private static let mostPackages = 4_000
  private static let mostFiles = 20_000

  /// The `RECORD` of the package that has an entry point of that name, or a module of that name, beside an interpreter.
  static func record(interpreter: String, entryPoint: String? = nil, module: String? = nil) -> String? {
    for directory in siteDirectories(of: interpreter) {
      let names = entries(of: directory).filter { $0.hasSuffix(".dist-info") }.prefix(mostPackages)
      for name in names {
        let info = "\(directory)/\(name)"
        if let entryPoint, hasEntryPoint(entryPoint, in: info) || lists("../../../bin/\(entryPoint)", in: info) {
          return "\(info)/RECORD"
        }
        guard let module else { continue }
        let path = module.replacing(".", with: "/")
        if lists("\(path).py", in: info) || lists("\(path)/__main__.py", in: info) { return "\(info)/RECORD" }
      }
    }
    return nil
  }

  /// SHA-256 over the list and the digests of all files that are there of it, in the list's order. What Python writes beside
  /// its sources (`__pycache__`) is no part of it.
  static func digest(record: String) -> Digest? {
    guard let lines = lines(of: record) else { return nil }
    let base = ((record as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
    var hash = SHA256()
    for line in lines.prefix(mostFiles) {
      guard let path = path(in: line), !path.contains("__pycache__/"), !path.hasSuffix(".pyc") else { continue }
      let full = path.hasPrefix("/") ? path : "\(base)/\(path)"
      hash.update(Array("\(path)\n".utf8))
      guard let digest = FileReading.digest(of: full) else {
        hash.update(Array("-\n".utf8))
        continue
      }
      hash.update(digest)
    }
    return lines.count > mostFiles ? nil : hash.finalize()
  }

  /// `lib/pythonX.Y/site-packages` of the environment that the interpreter stands in; the path is not followed first, because
  /// the interpreter of a virtual environment is a link.
  private static func siteDirectories(of interpreter: String) -> [String] {
    let prefix = ((interpreter as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
    var found: [String] = []
    for library in ["lib", "lib64"] {
      for name in entries(of: "\(prefix)/\(library)") where name.hasPrefix("python3") {
        found += ["site-packages", "dist-packages"].map { "\(prefix)/\(library)/\(name)/\($0)" }
      }
    }
    return found + ["\(prefix)/lib/python3/dist-packages"]
  }

  private static func entries(of directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      )
    }
    return names.sorted()
  }

  private static func hasEntryPoint(_ name: String, in info: String) -> Bool {
    guard let lines = lines(of: "\(info)/entry_points.txt") else { return false }
    return lines.contains { line in
      let key = line.split(separator: "=", maxSplits: 1).first?.trimmingCharacters(in: .whitespaces)
      return line.contains("=") && key == name
    }
  }

  private static func lists(_ path: String, in info: String) -> Bool {
    lines(of: "\(info)/RECORD")?.contains { self.path(in: $0) == path } ?? false
  }

  private static func lines(of file: String) -> [String]? {
    guard let bytes = FileReading.all(of: file, limit: longestList) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The first field of a line of comma-separated values.
  private static func path(in line: String) -> String? {
    guard line.hasPrefix("\"") else { return line.split(separator: ",").first.map(String.init) }
    return line.dropFirst().split(separator: "\"").first.map(String.init)
  }
}
