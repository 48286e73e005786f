import Model

/// Whether a line of a tool's notation fits a command.
extension VerbRow {
  enum Fit {
    case no
    /// It may, as far as the words can be told.
    case maybe
    /// It does; behind so many operands come those that are no verbs.
    case yes(verbs: Int)
  }

  func fits(_ parsed: ParsedArguments) -> Fit {
    var best = Fit.no
    for path in paths {
      let found = fit(path.words[...], parsed.operands[...], 0)
      if case .no = found { continue }
      guard parsed.operands.count >= path.least,
        path.conditions.allSatisfy({ holds($0, parsed, orElse: !acts.allSatisfy(\.isHarmless)) })
      else { continue }
      guard case .yes(let verbs) = found else {
        best = .maybe
        continue
      }
      if !path.isWhole || parsed.operands.count == verbs { return found }
    }
    return best
  }

  private func fit(_ path: ArraySlice<Word>, _ operands: ArraySlice<Argument>, _ verbs: Int) -> Fit {
    guard let word = path.first else { return .yes(verbs: verbs) }
    switch word {
    case .any:
      // As few words as can be, so that the operands behind are as many.
      var best = Fit.no
      for skipped in 0...operands.count {
        switch fit(path.dropFirst(), operands.dropFirst(skipped), verbs + skipped) {
        case .yes(let verbs): return .yes(verbs: verbs)
        case .maybe: best = .maybe
        case .no: break
        }
      }
      return best
    case .one(let texts):
      guard let operand = operands.first else { return .no }
      let rest = fit(path.dropFirst(), operands.dropFirst(), verbs + 1)
      guard operand.isKnown else {
        if case .no = rest { return .no }
        return .maybe
      }
      return texts.contains { Self.matches($0.utf8[...], operand.text.utf8[...]) } ? rest : .no
    }
  }

  /// - Parameter otherwise: whether it counts as holding where its value cannot be told: only for what is no harmless line.
  private func holds(_ condition: Condition, _ parsed: ParsedArguments, orElse otherwise: Bool) -> Bool {
    let found = parsed.options.filter { condition.names.contains($0.name) }
    guard let last = found.last else { return !condition.isThere }
    if condition.values.isEmpty { return condition.isThere }
    guard let value = last.value, value.isKnown else { return otherwise }
    let fits = condition.values.contains { Self.matches($0.utf8[...], value.text.utf8[...]) }
    return fits == condition.isThere
  }

  /// `*` stands for any text.
  static func matches(_ pattern: Substring.UTF8View, _ text: Substring.UTF8View) -> Bool {
    var (pattern, text) = (pattern, text)
    var retry: (pattern: Substring.UTF8View, text: Substring.UTF8View)?
    while true {
      if let byte = pattern.first {
        if byte == UInt8(ascii: "*") {
          pattern = pattern.dropFirst()
          if pattern.isEmpty { return true }
          retry = (pattern, text)
          continue
        }
        if text.first == byte {
          (pattern, text) = (pattern.dropFirst(), text.dropFirst())
          continue
        }
      } else if text.isEmpty {
        return true
      }
      guard let back = retry, !back.text.isEmpty else { return false }
      (pattern, text) = (back.pattern, back.text.dropFirst())
      retry = (pattern, text)
    }
  }
}
