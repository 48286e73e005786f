/// How far expansion goes. What is beyond becomes an opaque effect, never silence.
package struct EffectLimits: Sendable {
  /// The longest command line, in bytes.
  package var commandSize = 65_536
  /// How many simple commands are followed, repetitions by loops and functions included.
  package var commands = 2_000
  /// How deep code may stand in code: `bash -c`, `eval`, functions, wrappers.
  package var depth = 32
  /// How many effects are listed.
  package var effects = 8_192
  /// How many names a pattern may match, and how many entries of a directory are read for it.
  package var patternMatches = 1_024
  /// How many words braces may make.
  package var braceWords = 256
  /// How many bytes of a file such as `.git/config` are read.
  package var fileSize = 262_144
  /// How many parts of words are looked up that may name files, and how many of them may be said to be written.
  package var possibleParts = 1_024
  package var possibleWrites = 64
  /// How many values of a loop variable are followed one by one.
  package var loopValues = 32

  package init() {}
}
