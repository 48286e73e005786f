import Foundation

/// Files taken away behind the log's back.
enum FileRemoval {
  static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}
