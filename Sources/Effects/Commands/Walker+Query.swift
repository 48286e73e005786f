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
    let parsed = ParsedArguments(rest, OptionTable(tool.options))
    guard parsed.values("f").isEmpty, let expression = parsed.operands.first, expression.isKnown else { return }
    let words = Set(
      expression.text.utf8.split { !($0 == UInt8(ascii: "_") || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
        .map { String(decoding: $0, as: UTF8.self) }
    )
    let before = expression.text.utf8.first == UInt8(ascii: ".")
    if words.contains("env") && !before || words.contains("ENV") {
      opaque("the expression can print the environment, secrets in it too", expression.range, place.via)
    }
    if !words.isDisjoint(with: ["import", "include"]) && name != "yq"
      || name == "yq" && words.contains(where: { $0.hasPrefix("load") })
    {
      opaque("the expression reads files of its own", expression.range, place.via)
    }
  }
}
