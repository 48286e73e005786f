extension Makefile {
  /// Reads one file's text into the whole. `include` asks `open` for the text of another file: nil where it cannot be told.
  mutating func read(_ text: String, depth: Int = 0, open: (String) -> String??) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? String(line.dropLast()) : String(line)
    }[...]
    var isInRule = false
    var conditions = 0
    while let first = lines.popFirst() {
      var line = first
      while Self.isContinued(line), let next = lines.popFirst() {
        if isInRule, first.hasPrefix("\t") {
          line += "\n" + (next.hasPrefix("\t") ? String(next.dropFirst()) : next)
        } else {
          line = String(line.dropLast()) + " " + next.drop { $0 == " " || $0 == "\t" }
        }
      }
      if isInRule, line.hasPrefix("\t") {
        rules[rules.count - 1].recipe.append(String(line.dropFirst()))
        continue
      }
      let plain = Self.withoutComment(line)
      let words = MakeNames.words(plain)
      guard let word = words.first else { continue }
      switch word {
      case "ifeq", "ifneq", "ifdef", "ifndef":
        _ = expand(plain)
        conditions += 1
      case "else": break
      case "endif": conditions -= 1
      case "define":
        var body: [String] = []
        while let next = lines.popFirst(), MakeNames.words(next).first != "endef" { body.append(next) }
        if words.count > 1 { set(words[1], body.joined(separator: "\n"), "=", isConditional: conditions > 0) }
      case "include", "-include", "sinclude":
        isInRule = false
        include(words.dropFirst().joined(separator: " "), isOptional: word != "include", depth, open)
      case "load", "-load", "guile": reasons.append("the makefile loads other code with `\(word)`")
      case "vpath", "undefine", "unexport": break
      default:
        if readAssignment(plain, isConditional: conditions > 0) { continue }
        isInRule = readRule(plain)
      }
    }
  }

  /// Whether the line goes on: it ends in an odd number of backslashes.
  private static func isContinued(_ line: String) -> Bool {
    line.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  private static func withoutComment(_ line: String) -> String {
    var result: [UInt8] = []
    for byte in line.utf8 {
      if byte == UInt8(ascii: "#") {
        guard result.last == UInt8(ascii: "\\") else { break }
        result.removeLast()
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func include(_ names: String, isOptional: Bool, _ depth: Int, _ open: (String) -> String??) {
    let expanded = expand(names)
    guard !expanded.isUnknown, depth < 8 else {
      reasons.append("which makefile is included cannot be told")
      return
    }
    for name in MakeNames.words(expanded.text) {
      switch open(name) {
      case .some(.some(let text)): read(text, depth: depth + 1, open: open)
      // Nothing is there: make would make it, or stop.
      case .some(nil): if !isOptional, !rules(for: name).isEmpty { reasons.append("`\(name)` is made, then included") }
      case nil: reasons.append("the included makefile `\(name)` cannot be read")
      }
    }
  }

  /// The place of the first of the bytes that is in no reference.
  private static func first(of signs: String, in text: Substring) -> String.Index? {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "(", "{": depth += 1
      case ")", "}": depth -= 1
      case let character where depth == 0 && signs.contains(character): return index
      default: break
      }
    }
    return nil
  }

  private mutating func readAssignment(_ line: String, isConditional: Bool) -> Bool {
    var rest = line[...].drop { $0 == " " || $0 == "\t" }
    var isExported = false
    while let word = rest.split(whereSeparator: { $0 == " " || $0 == "\t" }).first,
      ["export", "override", "private"].contains(word)
    {
      isExported = isExported || word == "export"
      rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
    }
    guard let sign = Self.first(of: ":=", in: rest) else {
      guard isExported else { return false }
      if rest.isEmpty { exportsAll = true } else { exported.formUnion(MakeNames.words(expand(String(rest)).text)) }
      return true
    }
    var operatorStart = sign
    var end = sign
    if rest[sign] == ":" {
      end = rest[sign...].firstIndex { $0 != ":" } ?? rest.endIndex
      guard end < rest.endIndex, rest[end] == "=" else { return false }
    } else if sign > rest.startIndex, "?+!".contains(rest[rest.index(before: sign)]) {
      operatorStart = rest.index(before: sign)
    }
    let name = expand(String(rest[..<operatorStart]))
    guard let word = MakeNames.words(name.text).first, MakeNames.words(name.text).count == 1, !name.isUnknown else {
      // `target: NAME = value` has its colon before the sign and comes here only with a strange name.
      reasons.append("which variable `\(rest.prefix(60))` sets cannot be told")
      return true
    }
    let value = String(rest[rest.index(after: end)...].drop { $0 == " " || $0 == "\t" })
    set(word, value, String(rest[operatorStart...end]), isConditional: isConditional)
    if isExported { exported.insert(word) }
    return true
  }

  private mutating func set(_ name: String, _ value: String, _ sign: String, isConditional: Bool) {
    var new: Variable
    let old = variables[name]
    switch sign {
    case "?=":
      if old != nil { return }
      new = Variable(text: value, isRecursive: true)
    case "+=":
      guard var changed = old else {
        variables[name] = Variable(text: value, isRecursive: true)
        return
      }
      let addition = changed.isRecursive ? (text: value, isUnknown: false) : expand(value)
      changed.text += (changed.text.isEmpty ? "" : " ") + addition.text
      changed.isUnknown = changed.isUnknown || addition.isUnknown
      variables[name] = changed
      return
    case "!=":
      shellCode.append(expand(value).text)
      new = Variable(text: "", isRecursive: false, isUnknown: true)
    case "=": new = Variable(text: value, isRecursive: true)
    default:
      let expanded = expand(value)
      new = Variable(text: expanded.text, isRecursive: false, isUnknown: expanded.isUnknown)
    }
    if isConditional, let old, !old.text.sameText(as: new.text) { new.isUnknown = true }
    variables[name] = new
  }

  /// `targets: prerequisites`, also with a static pattern, an inline recipe, or a variable of these targets alone.
  private mutating func readRule(_ line: String) -> Bool {
    guard let colon = Self.first(of: ":", in: line[...]) else {
      // A call such as `$(eval …)` that stands alone; what it gives may be rules.
      let expanded = expand(line)
      if expanded.isUnknown || !MakeNames.words(expanded.text).isEmpty {
        reasons.append("`\(line.prefix(60))` makes rules that cannot be told")
      }
      return false
    }
    let targets = expand(String(line[..<colon]))
    var rest = line[colon...].drop { $0 == ":" || $0 == "&" }
    if let sign = Self.first(of: "=;", in: rest), rest[sign] == "=" {
      let name = rest[..<sign].split { " \t:?+!".contains($0) }.last.map(String.init) ?? ""
      // What it is for other targets is another thing.
      variables[name] = Variable(text: String(rest[rest.index(after: sign)...]), isRecursive: true, isUnknown: true)
      return false
    }
    var recipe: [String] = []
    if let semicolon = Self.first(of: ";", in: rest) {
      recipe.append(String(rest[rest.index(after: semicolon)...]))
      rest = rest[..<semicolon]
    }
    var pattern: String?
    if let second = Self.first(of: ":", in: rest) {
      pattern = String(rest[..<second])
      rest = rest[rest.index(after: second)...]
    }
    let prerequisites = expand(String(rest))
    let names = MakeNames.words(targets.text)
    if targets.isUnknown { reasons.append("the targets of a rule cannot be told") }
    let plain = MakeNames.words(prerequisites.text).filter { $0 != "|" }
    if let pattern = pattern.map({ MakeNames.words(expand($0).text) }) {
      for name in names {
        let stem = pattern.lazy.compactMap { MakeNames.stem(of: name, in: $0) }.first ?? ""
        rules.append(
          Rule(
            targets: [name],
            prerequisites: plain.map { MakeNames.fill($0, stem) },
            recipe: recipe,
            hasUnknownPrerequisites: prerequisites.isUnknown
          )
        )
      }
      // The recipe that follows goes to the last of them; the others get it when they are looked up as patterns, and without
      // targets it makes nothing.
      if names.isEmpty { rules.append(Rule(targets: [], prerequisites: [], recipe: recipe)) }
      if names.count > 1 {
        rules.append(Rule(targets: pattern, prerequisites: plain, recipe: recipe))
      }
    } else {
      rules.append(
        Rule(
          targets: names,
          prerequisites: plain,
          recipe: recipe,
          hasUnknownPrerequisites: prerequisites.isUnknown
        )
      )
    }
    if firstTarget == nil { firstTarget = names.first { !$0.hasPrefix(".") && !$0.contains("%") } }
    return true
  }
}
