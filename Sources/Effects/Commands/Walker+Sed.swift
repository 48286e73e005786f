extension Walker {
  /// `sed`: reads its operands, with `-i` changes them; scripts can read, write and run.
  mutating func runSed(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let table = OptionTable(
      "n,quiet,silent e,expression=text f,file=read E,regexp-extended r i,in-place? l,line-length= s,separate u,unbuffered z,null-data posix debug sandbox follow-symlinks b,binary help version"
    )
    let parsed = ParsedArguments(arguments, table)
    var operands = parsed.operands
    var scripts = parsed.values("e")
    if scripts.isEmpty, parsed.values("f").isEmpty, !operands.isEmpty { scripts = [operands.removeFirst()] }
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for file in parsed.values("f") { opaque("the script in `\(file.text)` is not looked at", file.range, place.via) }
    for script in scripts where !script.isKnown || !parsed.has("sandbox") && SedScript.reachesOut(script.text) {
      opaque("the `sed` script `\(script.text.prefix(60))` may run commands or write files", script.range, place.via)
    }
    for operand in operands { apply(parsed.has("i") ? .update : .read, operand, range, place.via, state) }
    for suffix in parsed.values("i") where !suffix.text.isEmpty {
      for operand in operands { backUp(operand, suffix, range, state, place) }
    }
  }

  /// `-iSUFFIX`: the suffix is put behind the name; with `*` in it the name takes the place of that, and with a slash it is
  /// another directory.
  private mutating func backUp(
    _ file: Argument,
    _ suffix: Argument,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard file.isKnown, suffix.isKnown else {
      apply(.write, suffix, range, place.via, state)
      return
    }
    let name = PathText.baseName(file.text)
    let backup =
      suffix.text.utf8.contains(UInt8(ascii: "*")) ? suffix.text.replacingText("*", with: name) : name + suffix.text
    let directory = String(decoding: file.text.utf8.dropLast(name.utf8.count), as: UTF8.self)
    fileEffect(.write, directory + backup, range, place.via, state)
    if backup.utf8.contains(PathText.slash) { fileEffect(.write, backup, range, place.via, state) }
  }

  /// `awk`: the program can run commands and write files; operands are files or assignments.
  mutating func runAwk(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let table = OptionTable(
      "F,field-separator= v,assign= f,file=read e,source=text E,exec=read i,include=code l,load=code o,pretty-print?write p,profile?write d,dump-variables?write D,debug?code b c C g h,help L,lint? M n N O P r s S,sandbox t V,version W="
    )
    let parsed = ParsedArguments(arguments, table, stopsAtOperand: true)
    if parsed.has(anyOf: ["V", "h"]) { return }
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for feature in parsed.values("W") where !["version", "help", "v", "usage", "posix"].contains(feature.text) {
      opaque("`\(name) -W \(feature.text.prefix(40))` is not known", feature.range, place.via)
    }
    var operands = parsed.operands
    var programs = parsed.values("e")
    let files = parsed.values("f") + parsed.values("E")
    for file in files { opaque("the program in `\(file.text)` is not looked at", file.range, place.via) }
    if programs.isEmpty, files.isEmpty, !operands.isEmpty { programs = [operands.removeFirst()] }
    for program in programs where !program.isKnown || !parsed.has("S") && AwkProgram.reachesOut(program.text) {
      opaque("the `\(name)` program may run commands or reach other files", program.range, place.via)
    }
    for operand in operands {
      let isAssignment =
        operand.isKnown && operand.text.utf8.prefix { $0 != UInt8(ascii: "=") }.count < operand.text.utf8.count
        && !operand.text.utf8.prefix { $0 != UInt8(ascii: "=") }.contains(PathText.slash)
      if !isAssignment { apply(.read, operand, range, place.via, state) }
    }
  }
}

enum SedScript {
  /// Whether a script may have one of the commands `e`, `r`, `R`, `w`, `W`, or their flags on `s`.
  ///
  /// It follows only as much as is needed to skip what those letters may stand in: addresses, and the parts of `s` and `y`.
  /// What it cannot follow counts as reaching out.
  static func reachesOut(_ script: String) -> Bool {
    var rest = Array(script.utf8)[...]
    while let byte = rest.first {
      switch byte {
      case 0x20, 0x09, 0x0A, UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"),
        UInt8(ascii: ","), UInt8(ascii: "$"),
        UInt8(ascii: "~"), UInt8(ascii: "+"), 0x30...0x39:
        rest = rest.dropFirst()
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        rest = rest.dropFirst()
        var delimiter = byte
        if byte == UInt8(ascii: "\\") {
          guard let custom = rest.popFirst() else { return true }
          delimiter = custom
        }
        guard skip(&rest, delimiter) else { return true }
        while let flag = rest.first, flag == UInt8(ascii: "I") || flag == UInt8(ascii: "M") { rest = rest.dropFirst() }
      case UInt8(ascii: "s"), UInt8(ascii: "y"):
        rest = rest.dropFirst()
        guard let delimiter = rest.popFirst(), skip(&rest, delimiter), skip(&rest, delimiter) else { return true }
        while let flag = rest.first, flag != UInt8(ascii: ";"), flag != 0x0A, flag != UInt8(ascii: "}") {
          if "ewW".utf8.contains(flag) { return true }
          rest = rest.dropFirst()
        }
      case UInt8(ascii: ":"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "T"):
        // A label: blanks may stand before it, and a semicolon, a blank or a brace ends it (GNU sed).
        rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
        rest = rest.drop { !";} \t\n".utf8.contains($0) }
      case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "c"), UInt8(ascii: "#"):
        // Text or a comment: to the end of the line; a backslash goes on in a text.
        rest = rest.dropFirst()
        while let next = rest.popFirst(), next != 0x0A {
          if next == UInt8(ascii: "\\"), byte != UInt8(ascii: "#") { _ = rest.popFirst() }
        }
      case _ where "dDgGhHlnNpPqQxz=F".utf8.contains(byte): rest = rest.dropFirst()
      default: return true
      }
    }
    return false
  }

  private static func skip(_ rest: inout ArraySlice<UInt8>, _ delimiter: UInt8) -> Bool {
    var inSet = false
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        _ = rest.popFirst()
      } else if byte == UInt8(ascii: "["), delimiter != byte {
        inSet = true
      } else if byte == UInt8(ascii: "]") {
        inSet = false
      } else if byte == delimiter {
        // Inside brackets GNU sed still takes it for the end in `s`; for an address the next one ends it. Either way what
        // follows is looked at.
        _ = inSet
        return true
      }
    }
    return false
  }
}

enum AwkProgram {
  /// Whether a program may use `system`, a pipe, `getline`, a redirection, or load more code.
  ///
  /// Strings, regular expressions and comments are not told apart from code, except strings: the sign `>` in a comparison
  /// counts as a redirection only behind `print`.
  static func reachesOut(_ program: String) -> Bool {
    let code = withoutStrings(Array(program.utf8))
    let text = String(decoding: code, as: UTF8.self)
    if ["system", "getline", "@include", "@load"].contains(where: text.contains) || callsByName(code) { return true }
    // What is put among the arguments is read like them.
    if assignsArguments(text) { return true }
    // One variable by its name; all of them are what `in` and an index that is worked out lead to.
    if text.contains("ENVIRON") {
      let names = program.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let others = text.replacingText("ENVIRON[\"]", with: "")
      if others.contains("ENVIRON") || names.contains(where: { SecretName.isIn(String($0)) }) { return true }
    }
    // `||` is no pipe.
    if text.replacingText("||", with: "").utf8.contains(UInt8(ascii: "|")) { return true }
    var rest = text[...]
    while let found = rest.firstRange(of: "print") {
      let statement = rest[found.upperBound...].utf8.prefix {
        $0 != UInt8(ascii: ";") && $0 != 0x0A && $0 != UInt8(ascii: "}")
      }
      var depth = 0
      for byte in statement {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        if byte == UInt8(ascii: ">"), depth <= 0 { return true }
      }
      rest = rest[found.upperBound...]
    }
    return false
  }

  /// Whether the program changes `ARGV`, of which it may read any element.
  private static func assignsArguments(_ text: String) -> Bool {
    var rest = text[...]
    while let found = rest.firstRange(of: "ARGV") {
      rest = rest[found.upperBound...]
      var depth = 0
      let behind = rest.drop { sign in
        if sign == "[" { depth += 1 }
        if sign == "]" { depth -= 1 }
        return depth > 0 || sign == "]" || sign == " "
      }
      let isComparison = behind.hasPrefix("==") || behind.hasPrefix("!=") || behind.hasPrefix("=~")
      if !rest.drop(while: { $0 == " " }).hasPrefix("[") || behind.isEmpty || "=+-*/%^,)".contains(behind.first ?? "="),
        !isComparison
      {
        return true
      }
    }
    return false
  }

  /// `@name(…)` calls what the variable says (gawk manual, "Indirect Calls").
  private static func callsByName(_ code: [UInt8]) -> Bool {
    func isName(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }
    return code.indices.contains { index in
      guard code[index] == UInt8(ascii: "@") else { return false }
      let name = code[(index + 1)...].prefix(while: isName)
      return !name.isEmpty && name.endIndex < code.count && code[name.endIndex] == UInt8(ascii: "(")
    }
  }

  /// Whether a slash behind this begins a pattern: behind an operand it would divide.
  private static func beginsPattern(_ code: [UInt8]) -> Bool {
    guard let last = code.last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return "{}(,;~!&|\n".utf8.contains(last)
  }

  private static func endOfPattern(_ program: [UInt8], _ start: Int) -> Int? {
    var place = start
    var isSet = false
    while place < program.count, program[place] != 0x0A {
      switch program[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "["): isSet = true
      case UInt8(ascii: "]"): isSet = false
      // What a slash in a set means differs between the programs: this is taken for no pattern then.
      case UInt8(ascii: "/"): return isSet ? nil : place
      default: break
      }
      place += 1
    }
    return nil
  }

  private static func withoutStrings(_ program: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isString = false
    var place = 0
    while place < program.count {
      let byte = program[place]
      if !isString, byte == UInt8(ascii: "/"), beginsPattern(result), let end = endOfPattern(program, place + 1) {
        result += [byte, byte]
        place = end + 1
        continue
      }
      if isString, byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isString.toggle() }
      if !isString { result.append(byte) }
      place += 1
    }
    return result
  }
}
