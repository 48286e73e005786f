import CanonicalJSON
import Foundation
import Glibc
import Signing

/// Finds what a launch definition runs and takes its digests.
package struct LaunchResolver: Sendable {
  /// Where programs are looked for, in order; absolute directories.
  private let searchPath: [String]
  /// What relative paths are relative to where the definition names no directory.
  private let directory: String

  /// - Parameters:
  ///   - path: a `PATH`; what is not absolute in it is left out.
  ///   - directory: absolute.
  package init(path: String, directory: String) {
    searchPath = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    self.directory = directory
  }

  /// The real path of the program that a command names.
  ///
  /// - Throws: `GovernanceError.badContent` where there is none.
  package func program(_ command: String) throws(GovernanceError) -> String {
    let path = try ProgramSearch(base: directory, path: searchPath).program(command)
    return FileReading.real(path) ?? path
  }

  /// Resolves a definition.
  ///
  /// - Throws: `GovernanceError.badContent` where the program is not there or cannot be read.
  package func pin(_ definition: LaunchDefinition) throws(GovernanceError) -> PinnedLaunch {
    guard definition.transport == .stdio else {
      return PinnedLaunch(definition: definition, files: [], executable: "", arguments: [], loose: nil)
    }
    var pinning = Pinning(definition, base: definition.directory ?? directory, searchPath: searchPath)
    let program = try pinning.program(definition.command)
    try pinning.resolve(program, arguments: definition.arguments)
    return PinnedLaunch(
      definition: definition,
      files: pinning.files,
      executable: pinning.executable,
      arguments: pinning.arguments,
      loose: pinning.loose
    )
  }
}
