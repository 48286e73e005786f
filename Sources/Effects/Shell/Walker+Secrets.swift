import Model
import ShellSyntax

/// Secrets that stand in variables: where their values go, and whether a command shows them.
extension Walker {
  /// Notes that the value of a variable stands in the word that is being expanded, where it holds a secret: by its name, or
  /// because a secret was put into it.
  mutating func noteSecret(_ expansion: ParameterExpansion, _ state: ShellState) {
    // `${#name}`, `${name:+word}` and the indices `${!name[@]}` say nothing of the value.
    if expansion.prefix == .indirect, Self.isAll(expansion.index) { return }
    if expansion.prefix == .length || [":+", "+"].contains(expansion.operation) { return }
    if expansion.prefix == .indirect {
      guard expansion.operation != "*", expansion.operation != "@" else { return }
      switch state.variables[expansion.name] {
      case .text(let name)?: if holdsSecret(name, state) { secretsRead.append(name) }
      // Which variable it is cannot be told, so it may be one that holds a secret.
      default: secretsRead.append("!" + expansion.name)
      }
    } else if holdsSecret(expansion.name, state) {
      secretsRead.append(expansion.name)
    }
  }

  private func holdsSecret(_ name: String, _ state: ShellState) -> Bool {
    if state.secrets.contains(name) { return true }
    switch state.variables[name] {
    case nil, .unknown: return SecretName.isIn(name)
    default: return false
    }
  }

  /// What is put into a variable may be a secret, or no longer.
  ///
  /// - Parameter mark: how many secrets had been read before its value was expanded.
  mutating func taint(_ name: String, since mark: Int, _ state: inout ShellState) {
    if secret(since: mark) != nil { state.secrets.insert(name) } else { state.secrets.remove(name) }
  }

  /// The first secret that was read since there were so many of them.
  func secret(since mark: Int) -> String? { secretsRead.count > mark ? secretsRead[mark] : nil }

  /// Whether the words of `printenv` are names of variables and nothing else.
  static func namesVariables(_ arguments: [Argument]) -> Bool {
    !arguments.isEmpty && arguments.allSatisfy { $0.isKnown && !$0.text.hasPrefix("-") }
  }

  /// The parameters of a function or script that is handed a secret.
  static func taintParameters(_ arguments: [Argument], _ state: inout ShellState) {
    if arguments.contains(where: { $0.secret != nil }) {
      state.secrets.formUnion(parameters)
    } else if !state.secrets.isEmpty {
      state.secrets.subtract(parameters)
    }
  }

  private static let parameters = ["@", "*"] + (1...9).map(String.init)

  /// The variable whose secret value a command would show; nil where it shows none.
  func shownSecret(_ name: String, _ arguments: [Argument], _ state: ShellState, _ place: Place) -> String? {
    switch name {
    case "printenv":
      return Self.operands(arguments).first { holdsSecret($0, state) }
    case "declare", "typeset", "export", "readonly", "local":
      let options = arguments.prefix { $0.text.hasPrefix("-") }
      guard options.contains(where: { $0.text.utf8.contains(UInt8(ascii: "p")) }) else { return nil }
      return Self.operands(arguments).first { holdsSecret($0, state) }
    default:
      guard Self.showing.contains(name) else { return nil }
      // What `printf -v` writes goes into a variable.
      if name == "printf", arguments.first?.text.hasPrefix("-v") ?? false { return nil }
      return arguments.lazy.compactMap(\.secret).first ?? (Self.speaking.contains(name) ? nil : place.secretInput)
    }
  }

  private static func operands(_ arguments: [Argument]) -> [String] {
    arguments.filter { $0.isKnown && !$0.text.hasPrefix("-") }.map(\.text)
  }

  /// Programs that show their arguments and nothing that they read.
  private static let speaking: Set<String> = [
    "echo", "printf", "expr", "basename", "dirname", "seq", "date", "figlet", "cowsay", "banner", "print",
  ]

  /// Programs that show what they are given as an argument or read from their input.
  private static let showing: Set<String> = speaking.union(TextFilters.readingAll).union([
    "jq", "yq", "gojq", "head", "more", "less", "bat", "batcat", "dd", "xargs", "envsubst", "openssl", "logger", "wall",
    "write", "shuf", "ts", "sponge", "qrencode", "tsort", "look",
  ])
}
