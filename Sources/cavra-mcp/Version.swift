/// The version of this release (Semantic Versioning).
enum Version {
  static let current = "0.1.0"
}
