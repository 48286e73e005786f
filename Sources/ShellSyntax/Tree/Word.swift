/// One word before expansion: its parts in order.
package struct Word: Sendable, Equatable {
  package let parts: [WordPart]
  package let range: Range<Int>

  package init(parts: [WordPart], range: Range<Int>) {
    self.parts = parts
    self.range = range
  }

  /// The bytes of a word that no expansion can change: constant text only, with quotes removed. Nil where it has an
  /// expansion; patterns, braces and a tilde are not looked at.
  package var constant: [UInt8]? {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .literal(let text) = part.kind else { return nil }
      bytes += text
    }
    return bytes
  }

  /// The text of a word without any quotes and expansions, else nil: what can be a reserved word.
  package var bareText: String? {
    guard parts.allSatisfy({ $0.quoting == .none }), let constant else { return nil }
    return String(decoding: constant, as: UTF8.self)
  }
}

/// A stretch of a word that is quoted in one way.
package struct WordPart: Sendable, Equatable {
  package let kind: Kind
  package let quoting: Quoting
  package let range: Range<Int>

  package indirect enum Kind: Sendable, Equatable {
    /// Text with quotes and escapes already taken away.
    case literal([UInt8])
    case parameter(ParameterExpansion)
    case command(CommandSubstitution)
    /// `$((…))` or `$[…]`
    case arithmetic([WordPart])
    case process(ProcessSubstitution)
    /// `(…)` after `name=`: the elements of an array.
    case array([Word])
    /// `[…]` after a name where an assignment may stand.
    case index([WordPart])
  }

  package enum Quoting: Sendable {
    case none
    /// A single character behind a backslash.
    case backslash
    /// `'…'`
    case single
    /// `"…"`, and the body of a here-document
    case double
    /// `$'…'`
    case ansiC
    /// `$"…"`
    case locale

    /// Whether splitting, patterns and tildes are off here.
    package var isQuoted: Bool { self != .none }
  }
}
