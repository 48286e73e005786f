import Model

/// `su` and `runuser`: a shell, or with `runuser -u` a command, under another account (su(1), runuser(1) of util-linux).
extension Walker {
  mutating func runSwitchUser(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if Self.onlySpeaks(arguments) { return }
    let table = OptionTable(
      "c,command=shell session-command=shell f,fast g,group= G,supp-group= l,login m,preserve-environment p P,pty s,shell= T,no-pty u,user= w,whitelist-environment= h,help V,version"
    )
    var parsed = ParsedArguments(arguments, table)
    let isCommand = name == "runuser" && parsed.has("u")
    if isCommand { parsed = ParsedArguments(arguments, table, stopsAtOperand: true) }
    let user = parsed.values("u").first ?? parsed.operands.first { $0.text != "-" }
    add(.privilege(user.map { isCommand || $0.isKnown ? "\(name) \($0.text)" : name } ?? name), range, place.via)
    if let option = parsed.unknownOptions.first {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    let here = place.through(name)
    if isCommand {
      _ = run(parsed.operands, range, &inner, here)
      return
    }
    if parsed.has("l") || parsed.operands.first?.text == "-" { inner.forgetDirectory("`\(name) -` went home") }
    let shell = parsed.values("s").last.map { PathText.baseName($0.text) } ?? "sh"
    let words = parsed.operands.filter { $0.text != "-" }.dropFirst()
    let codes = parsed.options.filter { $0.role == .shell }.compactMap(\.value)
    for code in codes {
      let flag = Argument(text: "-c", unknown: nil, range: code.range)
      runProgram(shell, flag.with(shell), [flag, code] + words, range, &inner, here)
    }
    // Without code it is a shell that reads, or that takes the words behind the account.
    if codes.isEmpty {
      runProgram(shell, Argument(text: shell, unknown: nil, range: range), Array(words), range, &inner, here)
    }
  }
}
