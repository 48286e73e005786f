import Foundation

/// A directory of its own for one test, removed with it.
package final class Scratch: Sendable {
  package let path: String

  package init() {
    path = NSTemporaryDirectory() + "cavra-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(
      atPath: path,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A home below it; not there yet.
  package var home: String { path + "/home" }

  package func path(_ name: String) -> String { path + "/" + name }
}
