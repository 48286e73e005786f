import ShellSyntax

/// `declare`, `unset` and their kin: what they make of variables.
extension Walker {
  /// `declare` and its kin. Assignments among the arguments have been made while they were expanded.
  mutating func declare(
    _ command: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let options = arguments.filter { $0.text.hasPrefix("-") }.map(\.text).joined()
    for argument in arguments where !argument.text.hasPrefix("-") {
      guard argument.isKnown else {
        opaque("a declaration of `\(argument.text)` cannot be told", range, place.via)
        continue
      }
      let name = String(
        decoding: argument.text.utf8.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "[") },
        as: UTF8.self
      )
      let isAssignment = argument.text.utf8.count != name.utf8.count
      if !isAssignment, command != "export", command != "readonly", !Self.isGlobal(arguments), state.makeLocal(name) {
        state.variables[name] = .unset
      }
      // Elements in a quoted word are read once more, indices and all.
      if isAssignment { checkElements(argument, &state, place) }
      // So is the index of a single element.
      if argument.text.utf8.dropFirst(name.utf8.count).first == UInt8(ascii: "[") {
        let subscripted = argument.text.utf8.prefix { $0 != UInt8(ascii: "=") }
        let whole = subscripted.last == UInt8(ascii: "]") ? String(decoding: subscripted, as: UTF8.self) : argument.text
        checkSubscript(argument.with(whole), &state, place)
      }
      if setAttributes(command, options, name, argument, among: arguments, &state, place) {
        state.variables[name] = .unknown
      } else if !isAssignment, !arguments.isEmpty,
        !expected.contains(name), let reason = DangerousVariables.reason(name)
      {
        opaque(reason, range, place.via)
      } else if argument.text.utf8.contains(UInt8(ascii: "=")), case nil = state.variables[name] {
        // An assignment that only came about by expansion.
        assign(name, .unknown, range, &state, place)
      }
    }
    if options.utf8.contains(UInt8(ascii: "f")), arguments.count > 1 {
      opaque("a function is handed to the programs that follow", range, place.via)
    }
  }

  /// Notes what `export`, `-x`, `-r` and other attributes make of a variable.
  ///
  /// - Returns: whether its value cannot be told for that.
  mutating func setAttributes(
    _ command: String,
    _ options: String,
    _ name: String,
    _ argument: Argument,
    among arguments: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) -> Bool {
    func has(_ letters: String) -> Bool {
      !options.hasPrefix("--") && options.utf8.contains { letters.utf8.contains($0) }
    }
    if command == "export", has("n") {
      state.exported.remove(name)
      return false
    }
    if arguments.contains(where: { $0.text.hasPrefix("+") && $0.text.contains("x") }) { state.exported.remove(name) }
    if command == "export" || has("x") { state.exported.insert(name) }
    if command == "readonly" || has("r") { state.fixed.insert(name) }
    guard command != "export", command != "readonly" else { return false }
    if has("n") {
      var target: String?
      if case .text(let text)? = state.variables[name] {
        target = String(decoding: text.utf8.prefix { $0 != UInt8(ascii: "[") }, as: UTF8.self)
        checkSubscript(argument.with(text), &state, place)
      }
      let named = String(decoding: argument.text.utf8.dropFirst(name.utf8.count + 1), as: UTF8.self)
      // What is assigned to a reference is assigned to the variable behind it.
      for target in [target ?? "", named] {
        if let reason = DangerousVariables.reason(target) { opaque(reason, argument.range, place.via) }
      }
      state.references[name] = .some(target)
    }
    if has("i") {
      checkSubscript(argument, &state, place)
      state.integers.insert(name)
    }
    if has("luc") { state.cased.insert(name) }
    return has("niluc")
  }

  /// `declare -a 'name=([index]=value)'`: bash reads the elements out of the word.
  mutating func checkElements(_ argument: Argument, _ state: inout ShellState, _ place: Place) {
    let value = argument.text.utf8.drop { $0 != UInt8(ascii: "=") }.dropFirst()
    guard value.first == UInt8(ascii: "("), value.contains(UInt8(ascii: "[")) || value.contains(UInt8(ascii: "$"))
    else { return }
    checkSubscript(argument, &state, place)
  }

  mutating func forget(
    _ argument: Argument,
    as value: ShellState.Value,
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if argument.text.hasPrefix("-") { return }
    guard argument.isKnown else {
      opaque("which variable `\(argument.text)` is cannot be told", range, place.via)
      return
    }
    let name = String(decoding: argument.text.utf8.prefix { $0 != UInt8(ascii: "[") }, as: UTF8.self)
    let isWhole = name.utf8.count == argument.text.utf8.count
    if !isWhole { checkSubscript(argument, &state, place) }
    if case .unset = value, isWhole {
      state.variables[name] = state.fixed.contains(name) ? .unknown : value
      state.exported.remove(name)
      if state.references[name] != nil { state.store(name, .unknown) }
    } else {
      state.store(name, isWhole ? value : .unknown)
    }
  }

  /// `unset`: with `-f` functions, with `-v` variables, else the variable of the name or, where there is none, its function.
  mutating func unset(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let options = arguments.prefix { $0.text.hasPrefix("-") && $0.text != "--" }.map(\.text).joined()
    for argument in arguments where !argument.text.hasPrefix("-") {
      let name = argument.text
      if options.contains("f") {
        state.functions[name] = nil
        continue
      }
      if !options.contains("v"), argument.isKnown {
        switch state.variables[name] {
        case .unset: state.functions[name] = nil
        // It may be in the environment.
        case nil, .unknown: state.functions[name]?.isSure = false
        default: break
        }
      }
      if options.contains("n") { state.references[argument.text] = nil }
      forget(argument, as: .unset, range, &state, place)
    }
  }
}
