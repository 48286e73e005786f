extension Makefile {
  /// Stands in a recipe for what cannot be told: a shell parameter of which nothing is known.
  static let unknownText = "${value_of_make}"
  private static let mostExpansions = 20_000
  private static let mostBytes = 4 << 20
  private static let longestText = 65_536

  typealias Expanded = (text: String, isUnknown: Bool)

  /// The text with every reference followed (GNU make manual, chapters 6 and 8). What cannot be told is marked and stands as
  /// `unknownText`.
  ///
  /// - Parameter local: the automatic variables of a recipe, or the arguments of `$(call …)`.
  mutating func expand(_ text: String, _ local: [String: String] = [:], depth: Int = 0) -> Expanded {
    expansions += 1
    guard text.utf8.contains(UInt8(ascii: "$")) else { return (text, false) }
    guard expansions < Self.mostExpansions, expandedBytes < Self.mostBytes, depth < 32 else {
      return (Self.unknownText, true)
    }
    var result = ""
    var isUnknown = false
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      guard let sign = rest.popFirst() else { break }
      if sign == "$" {
        result.append("$")
        continue
      }
      var reference = String(sign)
      if sign == "(" || sign == "{" {
        guard let end = Self.closing(rest, sign) else { return (Self.unknownText, true) }
        reference = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
      }
      let value = self.value(of: reference, local, depth + 1)
      result += value.text
      isUnknown = isUnknown || value.isUnknown
      guard result.utf8.count <= Self.longestText else { return (Self.unknownText, true) }
    }
    result += rest
    expandedBytes += result.utf8.count
    return (result, isUnknown)
  }

  private static func closing(_ text: Substring, _ open: Character) -> String.Index? {
    let close: Character = open == "(" ? ")" : "}"
    var depth = 0
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  private mutating func value(of reference: String, _ local: [String: String], _ depth: Int) -> Expanded {
    if let blank = reference.firstIndex(where: { $0 == " " || $0 == "\t" }) {
      let name = String(reference[..<blank])
      let rest = reference[blank...].drop { $0 == " " || $0 == "\t" }
      return function(name, String(rest), local, depth)
    }
    // `$(NAME:.c=.o)`, `$(NAME:%.c=%.o)`
    if let colon = reference.firstIndex(of: ":"), let sign = reference[colon...].firstIndex(of: "=") {
      let value = self.value(of: String(reference[..<colon]), local, depth)
      var from = expand(String(reference[reference.index(after: colon)..<sign]), local, depth: depth).text
      var to = expand(String(reference[reference.index(after: sign)...]), local, depth: depth).text
      if !from.contains("%") { (from, to) = ("%" + from, "%" + to) }
      return (Self.substitute(value.text, from, to), value.isUnknown)
    }
    let name = expand(reference, local, depth: depth)
    if name.isUnknown { return (Self.unknownText, true) }
    if let value = local[name.text] { return (value, false) }
    if let value = overrides[name.text] { return expand(value, local, depth: depth) }
    guard let variable = variables[name.text] else { return ("", false) }
    if variable.isUnknown { return (Self.unknownText, true) }
    return variable.isRecursive ? expand(variable.text, local, depth: depth) : (variable.text, false)
  }

  private static func substitute(_ text: String, _ from: String, _ to: String) -> String {
    MakeNames.words(text).map { word in
      if let stem = MakeNames.stem(of: word, in: from) { return MakeNames.fill(to, stem) }
      return word.sameText(as: from) ? to : word
    }.joined(separator: " ")
  }

  /// The arguments of a function: parted by commas that stand in no reference.
  private static func arguments(_ text: String) -> [String] {
    var result = [""]
    var depth = 0
    for character in text {
      switch character {
      case "(", "{": depth += 1
      case ")", "}": depth -= 1
      case "," where depth == 0:
        result.append("")
        continue
      default: break
      }
      result[result.count - 1].append(character)
    }
    return result
  }

  private mutating func function(_ name: String, _ text: String, _ local: [String: String], _ depth: Int) -> Expanded {
    let arguments = Self.arguments(text)
    func argument(_ index: Int) -> String { index < arguments.count ? arguments[index] : "" }
    switch name {
    case "shell":
      shellCode.append(expand(text, local, depth: depth).text)
      return (Self.unknownText, true)
    case "info", "warning", "error":
      _ = expand(text, local, depth: depth)
      return ("", false)
    case "if", "or", "and":
      // Which way it goes may hang on anything: all ways are followed, and one of them is the value only where they agree.
      let values = arguments.map { expand($0.drop { $0 == " " }.description, local, depth: depth) }
      let choices = name == "if" ? Array(values.dropFirst()) + (values.count == 2 ? [("", false)] : []) : values
      let agree = choices.allSatisfy { !$0.isUnknown && $0.text.sameText(as: choices.first?.text ?? "") }
      return agree ? choices.first ?? ("", false) : (Self.unknownText, true)
    case "foreach":
      let list = expand(argument(1), local, depth: depth)
      let variable = expand(argument(0), local, depth: depth)
      let body = arguments.dropFirst(2).joined(separator: ",")
      var parts: [String] = []
      var isUnknown = list.isUnknown || variable.isUnknown
      for word in MakeNames.words(list.text).prefix(256) {
        let part = expand(body, local.merging([variable.text: word]) { $1 }, depth: depth)
        parts.append(part.text)
        isUnknown = isUnknown || part.isUnknown
      }
      return isUnknown ? (Self.unknownText, true) : (parts.joined(separator: " "), false)
    case "call":
      var inner = local
      for (index, argument) in arguments.enumerated() {
        let value = expand(argument, local, depth: depth)
        if value.isUnknown { return (Self.unknownText, true) }
        inner[String(index)] = value.text
      }
      guard let body = variables[inner["0"] ?? ""], !body.isUnknown else { return (Self.unknownText, true) }
      return expand(body.text, inner, depth: depth)
    case "eval":
      reasons.append("the makefile makes rules as it runs, with `$(eval …)`")
      return ("", false)
    default: break
    }
    let values = arguments.map { expand($0, local, depth: depth) }
    guard !values.contains(where: \.isUnknown), let value = Self.pure(name, values.map(\.text)) else {
      // Other functions only work on names; what they give cannot be told here.
      if !Self.harmless.contains(name) { reasons.append("the function `\(name)` of the makefile is not known") }
      return (Self.unknownText, true)
    }
    return (value, false)
  }

  private static let harmless: Set<String> = [
    "wildcard", "realpath", "abspath", "value", "flavor", "origin", "sort", "filter", "filter-out", "subst", "patsubst",
    "strip", "findstring", "word", "words", "wordlist", "firstword", "lastword", "dir", "notdir", "suffix", "basename",
    "addsuffix", "addprefix", "join", "intcmp", "let",
  ]

  private static func pure(_ name: String, _ arguments: [String]) -> String? {
    let words = MakeNames.words(arguments.last ?? "")
    switch (name, arguments.count) {
    case ("strip", 1): return words.joined(separator: " ")
    case ("sort", 1): return Set(words).sorted().joined(separator: " ")
    case ("firstword", 1): return words.first ?? ""
    case ("lastword", 1): return words.last ?? ""
    case ("words", 1): return String(words.count)
    case ("patsubst", 3): return substitute(arguments[2], arguments[0], arguments[1])
    case ("subst", 3):
      guard !arguments[0].isEmpty else { return nil }
      return arguments[2].split(separator: arguments[0], omittingEmptySubsequences: false).joined(
        separator: arguments[1]
      )
    case ("addprefix", 2): return words.map { arguments[0] + $0 }.joined(separator: " ")
    case ("addsuffix", 2): return words.map { $0 + arguments[0] }.joined(separator: " ")
    case ("notdir", 1): return words.map(PathText.baseName).joined(separator: " ")
    case ("filter", 2), ("filter-out", 2):
      let patterns = MakeNames.words(arguments[0])
      return words.filter { word in
        patterns.contains { MakeNames.stem(of: word, in: $0) != nil || word.sameText(as: $0) } == (name == "filter")
      }.joined(separator: " ")
    default: return nil
    }
  }
}
