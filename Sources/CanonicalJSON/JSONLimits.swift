/// The bounds within which a text is parsed, so that no input costs more than was planned for.
package struct JSONLimits: Sendable {
  /// The longest text, in bytes.
  package var maximumBytes: Int
  /// The deepest nesting of arrays and objects; a scalar alone has depth 0.
  package var maximumDepth: Int

  package init(maximumBytes: Int = 16 << 20, maximumDepth: Int = 128) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
  }

  /// 16 MiB, 128 levels.
  package static let standard = JSONLimits()
}
