/// The shell through which an action's command line runs: which one it is, and what is defined in it before the line is read.
package struct ShellIdentity: Sendable {
  /// The shells that are told apart. What else a POSIX shell may be is read as bash.
  package enum Kind: String, Sendable, Hashable { case bash, zsh }

  package let kind: Kind
  /// What the shell may have defined. More than one where it cannot be told which it is: a line is judged under each of
  /// them. Never empty.
  package let definitions: [ShellDefinitions]

  /// - Parameter definitions: none for a shell with nothing defined.
  package init(kind: Kind, definitions: [ShellDefinitions] = []) {
    self.kind = kind
    self.definitions = definitions.isEmpty ? [.none] : definitions
  }

  /// Bash with nothing defined.
  package static let plain = ShellIdentity(kind: .bash)

  /// Why something that the shell has defined could not be read; empty where all was.
  package var unread: [String] { definitions.flatMap(\.unread) }

  /// One identity for several that come into question.
  ///
  /// - Parameter identities: all of one kind; the first one's is taken.
  package static func merged(_ identities: [ShellIdentity]) -> ShellIdentity {
    guard let first = identities.first else { return .plain }
    var definitions: [ShellDefinitions] = []
    for candidate in identities.flatMap(\.definitions) where !definitions.contains(where: { $0 === candidate }) {
      definitions.append(candidate)
    }
    return ShellIdentity(kind: first.kind, definitions: definitions)
  }
}

/// What one shell has defined. A class because every state of a command line refers to it, and nothing changes it.
package final class ShellDefinitions: Sendable {
  /// The body of a function as it stands in a snapshot; it is read when something calls it.
  package struct Function: Sendable {
    /// The whole definition, name and braces included.
    let text: [UInt8]
    /// The aliases that held when the shell read it.
    let aliases: [[UInt8]: [UInt8]]
  }

  /// The text of each alias, by name, as bytes: names that only look alike are different ones.
  package let aliases: [[UInt8]: [UInt8]]
  /// Aliases that are there, with why their text cannot be told. Also zsh's global and suffix aliases.
  package let unknownAliases: [String: String]
  /// Suffixes of zsh's suffix aliases: `file.SUFFIX` as a command word runs another program.
  package let suffixes: Set<String>
  package let functions: [String: Function]
  /// Options that are on, by the shell's own names; for zsh in lower case without underscores, with `no` before those that
  /// are off although they are on by default.
  package let options: Set<String>
  /// The directories in which programs are looked for, as far as they are known; nil where nothing was said.
  package let path: [String]?
  /// Why something could not be read.
  package let unread: [String]

  init(
    aliases: [[UInt8]: [UInt8]] = [:],
    unknownAliases: [String: String] = [:],
    suffixes: Set<String> = [],
    functions: [String: Function] = [:],
    options: Set<String> = [],
    path: [String]? = nil,
    unread: [String] = []
  ) {
    self.aliases = aliases
    self.unknownAliases = unknownAliases
    self.suffixes = suffixes
    self.functions = functions
    self.options = options
    self.path = path
    self.unread = unread
  }

  /// Nothing is defined.
  package static let none = ShellDefinitions()

  /// Nothing can be told.
  static func unreadable(_ reason: String) -> ShellDefinitions { ShellDefinitions(unread: [reason]) }

  /// Whether a shell of that kind expands aliases in the code that it is given.
  func expandsAliases(_ kind: ShellIdentity.Kind) -> Bool {
    kind == .zsh ? !options.contains("noaliases") : options.contains("expand_aliases")
  }
}
