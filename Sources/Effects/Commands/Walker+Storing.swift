import ShellSyntax

extension Walker {
  /// Builtins that store something from outside in variables.
  mutating func setByBuiltin(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    var names: [Argument] = []
    switch name {
    case "printf", "wait":
      let flag = name == "printf" ? "-v" : "-p"
      if let index = arguments.firstIndex(where: { $0.text == flag }), index + 1 < arguments.count {
        names = [arguments[index + 1]]
      }
      if let glued = arguments.first(where: { $0.text.hasPrefix(flag) && $0.text.utf8.count > 2 }) {
        names = [glued.with(String(glued.text.dropFirst(2)))]
      }
    case "getopts":
      names =
        arguments.dropFirst().prefix(1) + ["OPTARG", "OPTIND"].map { Argument(text: $0, unknown: nil, range: range) }
    default:
      let table = OptionTable(name == "read" ? "a= d= e i= n= N= p= r s t= u=" : "d= n= O= s= t u= C=code c=")
      let parsed = ParsedArguments(arguments, table)
      names = parsed.operands + parsed.values("a")
      if place.secretInput != nil { state.secrets.formUnion(names.map(\.text) + ["REPLY", "MAPFILE"]) }
      if names.isEmpty { names = [Argument(text: name == "read" ? "REPLY" : "MAPFILE", unknown: nil, range: range)] }
      for code in parsed.values("C") {
        // The callback gets the index and the line that was read.
        state.variables[Self.readLine] = .unknown
        let call = code.with("\(code.text) 0 \"${\(Self.readLine)}\"")
        runCode(call, range, &state, place.through(name))
      }
      if name == "read", names.count == 1, parsed.values("a").isEmpty, parsed.values("u").isEmpty,
        DangerousVariables.reason(names[0].text) == nil, let value = lineRead(arguments, state, place)
      {
        forget(names[0], as: value, range, &state, place)
        return
      }
    }
    for argument in names {
      if let reason = DangerousVariables.reason(argument.text) { opaque(reason, range, place.via) }
      forget(argument, as: .unknown, range, &state, place)
      // What is read may be anything, an index with a substitution too, which arithmetic would run.
      if ["read", "mapfile", "readarray"].contains(name), argument.isKnown {
        state.loaded.insert(String(argument.text.prefix { $0 != "[" }))
      }
    }
    // What is printed into a variable can be told like what is printed.
    if name == "printf", arguments.count > 2, arguments[0].text == "-v", let variable = names.first,
      variable.text.utf8.allSatisfy({ $0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }),
      let text = constantText([variable.with("printf")] + arguments.dropFirst(2), state)
    {
      assign(variable.text, .text(text), range, &state, place)
    }
  }

  /// What `read` puts into its only variable, where the input is known; of text only a single plain line.
  func lineRead(_ arguments: [Argument], _ state: ShellState, _ place: Place) -> ShellState.Value? {
    switch place.input {
    case .names(let names): return names.endWithNUL == arguments.contains { $0.text == "-d" } ? .files(names) : nil
    case .sample(let text): return .sample(text)
    case .text(let text):
      let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
      guard arguments.allSatisfy({ !$0.text.hasPrefix("-") || $0.text == "-r" }),
        !line.utf8.contains(where: { $0 == 0x0A || $0 == UInt8(ascii: "\\") })
      else { return nil }
      switch state.variables["IFS"] {
      case .text(let separators)? where separators.isEmpty: return .text(line)
      case nil, .unset: break
      default: return nil
      }
      // Blanks around it are taken away, those inside it stay.
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
      let bytes = line.utf8.drop(while: isBlank)
      let end = bytes.lastIndex { !isBlank($0) }.map { bytes.index(after: $0) } ?? bytes.startIndex
      return .text(String(decoding: bytes[..<end], as: UTF8.self))
    case .inherited, .pipe, .file: return nil
    }
  }
}
