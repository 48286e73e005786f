import Foundation
import Glibc

/// Finds programs by their names.
struct ProgramSearch {
  /// What relative paths are relative to, absolute.
  let base: String
  /// Where names without a slash are looked for.
  let path: [String]

  /// The absolute path of a program, not followed: a program may behave by the name of the link that leads to it.
  ///
  /// - Throws: `GovernanceError.badContent` where there is none.
  func program(_ name: String) throws(GovernanceError) -> String {
    if name.contains("/") { return absolute(name) }
    for directory in path {
      let file = "\(directory)/\(name)"
      if access(file, X_OK) == 0, FileReading.real(file) != nil { return file }
    }
    throw GovernanceError(
      .badContent,
      "there is no program `\(name.prefix(200))` in \(path.joined(separator: ":")), install it or give its full path"
    )
  }

  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] { return home + path.dropFirst() }
    return "\(base)/\(path)"
  }
}
