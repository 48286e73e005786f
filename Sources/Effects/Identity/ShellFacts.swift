/// What of the shell itself changes how a line is read and what its names mean.
struct ShellFacts: Sendable {
  var kind: ShellIdentity.Kind
  /// What was defined before the line.
  var base: ShellDefinitions
  /// Where programs are looked for; nil where nothing is known of it. Programs that are started get it too.
  let path: [String]?
  var aliases: Aliases
  /// Options that are on, and those of which that cannot be told.
  var options: Set<String>
  var unsureOptions: Set<String> = []
  /// Functions of `base` that are not there any more, and those of which that cannot be told.
  var hiddenFunctions: Set<String> = []
  var unsureFunctions: Set<String> = []
  /// Whether `echo` takes `\n` and its kin for what they stand for.
  var echoTakesEscapes: Bool { kind == .zsh || isOtherShell || isOn("xpg_echo") != false }
  /// Whether it is a shell that is read as bash and is none.
  private var isOtherShell = false
  /// The function of the snapshot whose body is walked.
  var snapshotFunction: String?

  struct Aliases: Sendable {
    /// The text of each alias, by name.
    var texts: [[UInt8]: [UInt8]]
    /// Aliases that may be there, or whose text cannot be told, with the reason.
    var unknown: [String: String]
    /// Whether they are expanded; nil where that cannot be told.
    var isOn: Bool?
    /// Another number for everything that differs.
    var version = 0

    /// Those that the next line is read with.
    var active: [[UInt8]: [UInt8]] { isOn == true ? texts : [:] }
  }

  /// A shell that starts with these definitions.
  init(_ kind: ShellIdentity.Kind, _ base: ShellDefinitions, path: [String]? = nil) {
    self.kind = kind
    self.base = base
    self.path = path ?? base.path
    options = base.options
    aliases = Aliases(texts: base.aliases, unknown: base.unknownAliases, isOn: base.expandsAliases(kind))
  }

  /// Bash with nothing defined.
  static let plain = ShellFacts(.bash, .none)

  /// Another shell that this one starts by a name: it has none of this one's aliases, functions and options.
  func started(as name: String) -> ShellFacts {
    var facts = ShellFacts(name == "zsh" ? .zsh : .bash, .none, path: path)
    // Every shell but bash, and bash as `sh`, expands aliases in scripts.
    if name != "bash" && name != "rbash" {
      facts.aliases.isOn = true
      facts.isOtherShell = true
    }
    return facts
  }

  /// What a program sees that is started without a shell: no function and no alias.
  var withoutFunctions: ShellFacts {
    var facts = self
    facts.base = .none
    facts.hiddenFunctions = []
    facts.unsureFunctions = []
    return facts
  }

  /// Whether an option is on; nil where that cannot be told.
  func isOn(_ option: String) -> Bool? { unsureOptions.contains(option) ? nil : options.contains(option) }

  mutating func setOption(_ option: String, _ isOn: Bool) {
    unsureOptions.remove(option)
    if isOn { options.insert(option) } else { options.remove(option) }
  }

  /// What holds after two ways to come here.
  mutating func merge(_ other: ShellFacts) {
    if options != other.options || unsureOptions != other.unsureOptions {
      unsureOptions.formUnion(other.unsureOptions)
      unsureOptions.formUnion(options.symmetricDifference(other.options))
    }
    if hiddenFunctions != other.hiddenFunctions || unsureFunctions != other.unsureFunctions {
      unsureFunctions.formUnion(other.unsureFunctions)
      unsureFunctions.formUnion(hiddenFunctions.symmetricDifference(other.hiddenFunctions))
      hiddenFunctions.subtract(unsureFunctions)
    }
    if aliases.version != other.aliases.version { aliases.merge(other.aliases) }
  }
}

extension ShellFacts.Aliases {
  fileprivate mutating func merge(_ other: Self) {
    let reason = "it is set on one way only"
    for (name, text) in other.texts where texts[name] != text {
      unknown[String(decoding: name, as: UTF8.self)] = reason
      texts[name] = nil
    }
    for name in texts.keys where other.texts[name] == nil {
      unknown[String(decoding: name, as: UTF8.self)] = reason
      texts[name] = nil
    }
    unknown.merge(other.unknown) { first, _ in first }
    if isOn != other.isOn { isOn = nil }
    version = version &* 1_000_003 &+ other.version &+ 7
  }
}
