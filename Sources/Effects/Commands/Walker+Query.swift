/// `jq`, `yq`: options with two values, and expressions that read more than their operands.
extension Walker {
  mutating func runQuery(
    _ tool: Tool,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var rest: [Argument] = []
    var index = 0
    while index < arguments.count {
      let option = arguments[index]
      switch option.text {
      case "--rawfile", "--slurpfile", "--argfile":
        if index + 2 < arguments.count { apply(.read, arguments[index + 2], range, place.via, state) }
        index += 3
      case "--arg", "--argjson": index += 3
      case "--args", "--jsonargs":
        // What follows are texts, but for the expression where none has been yet.
        rest += arguments[(index + 1)...].prefix(1)
        index = arguments.count
      default:
        rest.append(option)
        index += 1
      }
    }
    runTool(tool, name, rest, range, state, place)
    let isYQ = name == "yq"
    let table = OptionTable(tool.options).adding(isYQ ? "s,split-exp= split-exp-file=read expression=" : "")
    let parsed = ParsedArguments(rest, table)
    if isYQ {
      for split in parsed.values("s") + parsed.values("split-exp-file") where !Self.isPlainPath(split) {
        opaque("the names of the files that `yq -s` writes cannot be told", split.range, place.via)
      }
    }
    guard parsed.values("f").isEmpty || isYQ else { return }
    let operands =
      isYQ ? parsed.operands.drop { ["e", "eval", "ea", "eval-all"].contains($0.text) } : parsed.operands[...]
    for expression in parsed.values("expression") + operands.prefix(1) where expression.isKnown {
      checkExpression(expression, isYQ: isYQ, place)
    }
  }

  private mutating func checkExpression(_ expression: Argument, isYQ: Bool, _ place: Place) {
    let words = Self.functions(in: expression.text)
    let environment: Set<String> = isYQ ? ["env", "strenv", "envsubst", "ENV"] : ["env", "ENV"]
    if !words.isDisjoint(with: environment) {
      opaque("the expression can print the environment, secrets in it too", expression.range, place.via)
    }
    let readsFiles =
      isYQ ? words.contains { $0.hasPrefix("load") } : !words.isDisjoint(with: ["import", "include"])
    if readsFiles {
      opaque("the expression reads files of its own", expression.range, place.via)
    }
  }

  /// The words of an expression that are no names of fields: those without a dot before them.
  private static func functions(in text: String) -> Set<String> {
    var words: Set<String> = []
    var word: [UInt8] = []
    var isField = false
    var previous: UInt8?
    for byte in Array(text.utf8) + [0] {
      if byte == UInt8(ascii: "_") || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
        if word.isEmpty { isField = previous == UInt8(ascii: ".") }
        word.append(byte)
      } else {
        if !word.isEmpty, !isField { words.insert(String(decoding: word, as: UTF8.self)) }
        word = []
      }
      previous = byte
    }
    return words
  }

  /// `.a.b`, `$index`: what names a file by the contents alone.
  private static func isPlainPath(_ argument: Argument) -> Bool {
    argument.isKnown
      && argument.text.utf8.allSatisfy { byte in
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || "._$-[]".utf8.contains(byte)
      }
  }
}
