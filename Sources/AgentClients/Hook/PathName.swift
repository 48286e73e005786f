/// Absolute paths as text.
enum PathName {
  private static let slash = UInt8(ascii: "/")

  static func join(_ directory: String, _ name: String) -> String {
    directory.utf8.last == slash ? directory + name : "\(directory)/\(name)"
  }

  /// The directory and those above it, nearest first, up to `/`.
  static func upwards(_ directory: String) -> [String] {
    let components = directory.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
    return (0...components.count).reversed().map { "/" + components.prefix($0).joined(separator: "/") }
  }
}
