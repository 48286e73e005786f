/// What the parser accepts and how far it goes.
package struct ParseOptions: Sendable {
  /// The longest text, in bytes. A longer one is refused, never cut.
  package var maximumSize: Int
  /// How deep compound commands, substitutions and expansions may stand in each other.
  package var maximumDepth: Int
  /// How many nodes (commands, words, parts of words) the tree may have.
  package var maximumNodes: Int
  /// Whether `+(…)` and its kin are patterns from the start, as after `shopt -s extglob`.
  package var extendedPatterns: Bool
  /// The aliases that are expanded, by name. Empty where the shell expands none.
  package var aliases: [[UInt8]: [UInt8]]

  package init(
    maximumSize: Int = 65_536,
    maximumDepth: Int = 64,
    maximumNodes: Int = 20_000,
    extendedPatterns: Bool = false,
    aliases: [[UInt8]: [UInt8]] = [:]
  ) {
    self.maximumSize = maximumSize
    self.maximumDepth = maximumDepth
    self.maximumNodes = maximumNodes
    self.extendedPatterns = extendedPatterns
    self.aliases = aliases
  }
}
