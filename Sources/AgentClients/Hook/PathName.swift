import Effects

/// Absolute paths as text.
enum PathName {
  /// The directory and those above it, nearest first, up to `/`.
  static func upwards(_ directory: String) -> [String] {
    let components = PathText.components(directory)
    return (0...components.count).reversed().map { PathText.absolute(Array(components.prefix($0))) }
  }
}
