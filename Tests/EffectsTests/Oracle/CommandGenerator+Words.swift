import TestSupport

/// Words: the same few texts, quoted, expanded and put together in all the ways that bash has.
extension CommandGenerator {
  static let programs = [
    "s1", "s2", "s3", "cat", "rm", "touch", "cp", "mv", "git", "curl", "mkdir", "tee", "ls", "echo", "chmod",
  ]
  static let variables = ["x", "y", "z"]
  static let texts = [
    "rm", "s1", "cat", ".env", "-rf", "a.txt", "src", "a b", "*.txt", "s1 q", "x", "y", "1", "2", "0", "~",
    "/srv/app/.env", "a.t?t", "{p,q}", "", "lsrm", "catx", "xs1", "s1:s2", "b.txt", "new", "src/main.c", "~/notes",
    "s2,s3", "$x", "A.TXT", "\\a", "s[12]", "nothing*", "a", "@", "[x]", "-q", "--", "-n", "!x",
  ]

  mutating func name() -> String { random.pick(Self.variables) }
  mutating func text() -> String { random.pick(Self.texts) }
  mutating func program() -> String { random.pick(Self.programs) }

  /// A text written so that bash reads it back, most of the time.
  mutating func obscured(_ text: String) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      used.insert("quoting")
      return quoted(text)
    case 1:
      used.insert("ansi")
      return "$'" + text.utf8.map { "\\x" + hex($0) }.joined() + "'"
    case 2:
      used.insert("quoting")
      return text.map { random.chance(30) ? "\\\($0)" : random.chance(30) ? "'\($0)'" : "\"\($0)\"" }.joined()
    case 3:
      used.insert("quoting")
      return text.map { random.chance(20) ? "''\($0)" : "\($0)" }.joined()
    case 4:
      used.insert("ansi")
      return text.utf8.map { random.chance(50) ? "$'\\" + octal($0) + "'" : "$'\\u00" + hex($0) + "'" }.joined()
    default: return text
    }
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
  private func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// What stands in front as the command.
  mutating func commandWord() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...4: program()
    case 5, 6: obscured(program())
    default: word()
    }
  }

  mutating func word() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0...4: obscured(text())
    case 5, 6: used("parameter", "$" + name())
    case 7: used("parameter", "\"$\(name())\"")
    case 8, 9: parameter()
    case 10: "\"" + parameter() + "\""
    case 11: array()
    case 12: brace()
    case 13:
      used(
        "glob",
        random.pick(["*.txt", "src/*", "?.txt", "[ab].txt", "*", ".e*", "s*/m*.c", "/srv/*/.env", "[!b].txt"])
      )
    case 14: used("tilde", random.pick(["~", "~/notes", "~+/a.txt", "~dev", "x=~", "~-"]))
    case 15: substitution()
    case 16: arithmetic()
    case 17:
      used(
        "positional",
        random.pick(["$1", "$2", "\"$@\"", "$*", "\"$*\"", "$#", "$@", "${@:2}", "${2-s1}", "${@:1:1}", "$0"])
      )
    case 18: word() + word()
    default: used("special", random.pick(["$?", "$-", "$IFS", "${IFS}", "$PWD", "$HOME", "$OLDPWD", "$_", "$LINENO"]))
    }
  }

  private mutating func used(_ construct: String, _ text: String) -> String {
    used.insert(construct)
    return text
  }

  /// `${…}` with an operator.
  mutating func parameter() -> String {
    used.insert("operator")
    let name = random.chance(80) ? name() : random.pick(["1", "@", "a[1]", "a[@]", "*", "b"])
    let pattern = random.pick([
      "s", "*", "?", "[a-m]", "s*", ".", "ls", "x", "*.", "/", "'*'", "\"$y\"", "$y", "", "@(s|x)",
    ])
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1:
      let sign = random.pick(["#", "##", "%", "%%"])
      return "${\(name)\(sign)\(pattern)}"
    case 2, 3:
      let sign = random.pick(["/", "//", "/#", "/%"])
      let other = random.pick(["", "/", "/r", "/s1", "/$y", "/&", "/\"$z\""])
      return "${\(name)\(sign)\(pattern)\(other)}"
    case 4, 5:
      let slice = random.pick([
        "0:1", "1", "2:2", " -2", " -2:1", "0:-1", "$((1+1)):2", "1+1", "$#", "$?:2", "#y", "y", "2",
      ])
      return "${\(name):\(slice)}"
    case 6, 7:
      let sign = random.pick([":-", "-", ":=", "=", ":+", "+"])
      let operand = depth < 2 ? nested() : text()
      return "${\(name)\(sign)\(operand)}"
    case 8: return "${\(name)\(random.pick(["^", "^^", ",", ",,", "^^[a-m]", "^s", "~", "~~"]))}"
    case 9: return "${\(name)@\(random.pick(["Q", "E", "U", "u", "L", "A", "a", "K"]))}"
    case 10: return used("indirect", random.pick(["${!\(self.name())}", "${!\(self.name())#s}", "${!a[@]}", "${!x*}"]))
    default: return "${#\(name)}"
    }
  }

  private mutating func nested() -> String {
    depth += 1
    defer { depth -= 1 }
    return word()
  }

  private mutating func array() -> String {
    used.insert("array")
    let index = random.pick(["0", "1", "@", "*", "-1", "1+0", "$((1))", "y", "${#a[@]}-1", "$?"])
    return random.pick([
      "${a[\(index)]}", "\"${a[\(index)]}\"", "${a[@]:1}", "\"${a[@]:0:2}\"", "${#a[@]}", "$a", "${a[@]/s/r}",
    ])
  }

  private mutating func brace() -> String {
    used.insert("brace")
    let name = name()
    return random.pick([
      "{a,b}.txt", "{s1,q}", "{1..3}", "a{,.txt}", "{x,$\(name)}", "{c..a}", "{01..03}", "{a,{b,c}}", "\"{a,b}\"",
      "{a}", "{1..6..2}", "pre{-,+}post", "{'a b',c}", "{$\(name),.env}", "{,}", "{a..c}{1,2}",
    ])
  }

  private mutating func substitution() -> String {
    used.insert("substitution")
    guard depth < 3 else { return "$(echo s1)" }
    depth += 1
    defer { depth -= 1 }
    let words = obscured(text())
    let inner = random.pick([
      "echo \(words)", "printf %s \(words)", "printf '%s\\n' \(words) b", "cat list", "pwd", "cat .env", "s1 \(words)",
      "echo -n \(words)", "printf \(words)", "echo \(words) | rev", "echo $\(name()) | tr a-z A-Z", "<list", "<.env",
      "x=s3; echo $x", "cd src; pwd", "echo \(words); echo b", ":", "echo -e '\\x73\\x31'", "printf '\\163\\061'",
      "basename src/main.c", "set -- q; echo $1", "printf '%d %s' 3 \(words)", "printf '%b' 's\\x31'", "type s1",
    ])
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return "\"$(\(inner))\""
    case 1 where !inner.contains("\\"): return "`\(inner)`"
    default: return "$(\(inner))"
    }
  }

  private mutating func arithmetic() -> String {
    used.insert("arithmetic")
    let expression = random.pick([
      "1+1", "2*3-1", "x", "y+1", "x=2", "x++", "z+=2", "1?2:3", "0x10", "2**3", "7%4", "!0", "~1", "(1,2)", "10/3",
      "x>1", "1<<3", "8#17", "$#", "${#x}", "a[0]", "-1", "$y+1", "RANDOM%2",
    ])
    return random.pick(["$((\(expression)))", "f$((\(expression)))", "$[\(expression)]"])
  }
}
