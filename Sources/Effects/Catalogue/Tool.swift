/// One entry of the catalogue: what a tool's arguments mean.
struct Tool: Sendable {
  /// What the operands mean.
  enum Operands: Sendable {
    case all(Role)
    /// The first ones one by one, then all others.
    case first([Role], rest: Role)
    /// The first one, unless one of the options was given; then all others.
    case firstUnless([String], Role, rest: Role)
    /// All but the last, then the last; with the option all are sources and its value is the target.
    case target(sources: Role, target: Role, unless: String)
    /// `name=value` words, as of `dd`.
    case assignments([String: Role])
  }

  let names: [String]
  /// In the notation of `OptionTable`.
  let options: String
  let operands: Operands
  /// The options with which everything below a directory is meant.
  let recursive: [String]
  /// Whether it always means everything below a directory.
  let alwaysRecursive: Bool
  /// Whether it takes the current directory where no file is named.
  let defaultsToDirectory: Bool
  /// Options with which operands are changed in place.
  let updates: [String]
  /// First operands with which the others are changed in place: `format` of `ruff`.
  let updatingVerbs: [String]
  /// Options with which operands that would be read are taken away afterwards.
  let removes: [String]
  /// Options with which operands that would be changed are only read.
  let looks: [String]
  /// Whether an operand `-` is a file of that name, and not standard input or output.
  let takesHyphenAsName: Bool
  /// Whether operands are taken anywhere, or only before the first one options.
  let stopsAtOperand: Bool

  init(
    _ names: String,
    _ options: String = "",
    _ operands: Operands,
    recursive: [String] = [],
    alwaysRecursive: Bool = false,
    defaultsToDirectory: Bool = false,
    updates: [String] = [],
    updatingVerbs: [String] = [],
    removes: [String] = [],
    looks: [String] = [],
    stopsAtOperand: Bool = false,
    takesHyphenAsName: Bool = false
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.options = options
    self.operands = operands
    self.recursive = recursive
    self.alwaysRecursive = alwaysRecursive
    self.defaultsToDirectory = defaultsToDirectory
    self.updates = updates
    self.updatingVerbs = updatingVerbs
    self.removes = removes
    self.looks = looks
    self.stopsAtOperand = stopsAtOperand
    self.takesHyphenAsName = takesHyphenAsName
  }

  /// Whether nothing that it is given can do harm: it has no roles but text.
  var isHarmless: Bool {
    guard case .all(.text) = operands else { return false }
    return !options.contains("=write") && !options.contains("=read") && !options.contains("=code")
  }
}

/// All tools, by name.
enum Catalogue {
  static let tools: [String: Tool] = {
    var result: [String: Tool] = [:]
    for tool in plain + readers + fileTools + archives + network + builders + modules {
      for name in tool.names { result[name] = tool }
    }
    return result
  }()
}
