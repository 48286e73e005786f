import Model

/// `at`, `batch` and `crontab`: commands that run later, when nobody looks.
extension Walker {
  mutating func runAt(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let parsed = ParsedArguments(arguments, OptionTable("V q= f=read t= m M l v d r b c u="))
    for file in parsed.values("f") {
      apply(.read, file, range, place.via, state)
      opaque("`\(name)` runs what is in `\(file.text.prefix(80))` later", file.range, place.via)
    }
    // To list, to remove, to show.
    if parsed.has(anyOf: ["l", "d", "r", "c", "V", "f"]) || Self.onlySpeaks(arguments) { return }
    runInput("sh", [], range, state, place.through(name))
  }

  mutating func runCrontab(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let parsed = ParsedArguments(arguments, OptionTable("u= l r e i s n= c= T V"))
    if parsed.has(anyOf: ["l", "V"]) { return }
    for file in parsed.operands { apply(.read, file, range, place.via, state) }
    if parsed.has("r") {
      opaque("`crontab -r` takes all entries away", range, place.via)
    } else {
      opaque("`crontab` sets commands that run later", range, place.via)
    }
  }
}
