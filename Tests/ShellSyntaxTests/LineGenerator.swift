import TestSupport

/// Makes lines of shell text: by the grammar, and by damaging lines that are given. The same seed gives the same lines.
struct LineGenerator {
  private var random: SplitMix
  private let corpus: [[UInt8]]
  private var depth = 0

  init(seed: UInt64, corpus: [[UInt8]]) {
    random = SplitMix(seed: seed)
    self.corpus = corpus
  }

  mutating func line() -> [UInt8] {
    depth = 0
    switch number(10) {
    case 0..<4: return Array(list().utf8)
    case 4..<6: return mutated(Array(list().utf8))
    case 6..<9: return mutated(pick(corpus))
    default: return mutated(pick(corpus)) + pick([" ", "\n", ";", " | ", " && "]).utf8 + list().utf8
    }
  }

  private mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
  private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[number(choices.count)] }

  private mutating func list() -> String {
    var result = pipeline()
    while chance(30) {
      result += pick([" && ", " || ", "; ", "\n", " &\n", " & ", ";", "\n\n", " # x\n"]) + pipeline()
    }
    return chance(20) ? result + pick(["\n", ";", " &", " "]) : result
  }

  private mutating func pipeline() -> String {
    var result = (chance(5) ? pick(["! ", "time ", "time -p ", "! ! "]) : "") + command()
    while chance(20) { result += pick([" | ", " |& ", "|", " |\n"]) + command() }
    return result
  }

  private mutating func command() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 5, chance(45) else { return simple() }
    let end = pick(["; ", "\n", ";", " ;"])
    switch number(14) {
    case 0: return "( \(list()) )" + redirection(20)
    case 1: return "{ \(list())\(end)}" + redirection(20)
    case 2: return "if \(list())\(end)then \(list())\(end)" + (chance(40) ? "else \(list())\(end)" : "") + "fi"
    case 3: return pick(["while ", "until "]) + "\(list())\(end)do \(list())\(end)done"
    case 4: return "for \(name()) in \(words())\(end)do \(list())\(end)done"
    case 5: return "for ((\(arithmetic());\(arithmetic());\(arithmetic())))\(end)do \(list())\(end)done"
    case 6:
      return "case \(word()) in" + pick([" ", "\n"]) + pick(["", "("]) + "\(pattern()))\(list())"
        + pick([";;", ";&", ";;&", "\n;;\n", ""]) + pick([" ", "\n"]) + "esac"
    case 7: return pick(["\(name())() ", "function \(name()) ", "function \(name())() "]) + "{ \(list())\(end)}"
    case 8: return "[[ \(test()) ]]"
    case 9: return "((\(arithmetic())))"
    case 10: return "select \(name()) in \(words())\(end)do \(list())\(end)done"
    case 11: return pick(["coproc ", "coproc \(name()) "]) + pick([simple(), "{ \(list())\(end)}"])
    case 12: return "for \(name())\(end)do \(list())\(end)done"
    default: return document()
    }
  }

  private mutating func simple() -> String {
    var parts: [String] = []
    while chance(15) {
      parts.append("\(name())\(pick(["=", "+=", "[1]=", "[a]+="]))\(chance(20) ? "(\(words()))" : word())")
    }
    if chance(10) { parts.append(redirection(100)) }
    parts.append(
      chance(80) ? pick(["echo", "ls", "cat", "rm", "x", "eval", ":", "if", "then", "in", "declare"]) : word()
    )
    for _ in 0..<number(4) { parts.append(chance(15) ? redirection(100) : word()) }
    return parts.joined(separator: pick([" ", "  ", "\t", " \\\n"]))
  }

  private mutating func document() -> String {
    let mark = pick(["E", "EOF", "'E'", "\"E\"", "\\E", "E$x"])
    let plain = mark.filter { !"'\"\\".contains($0) }
    let tabs = chance(30)
    return "cat <<\(tabs ? "-" : "")\(mark)\(chance(20) ? " | x" : "")\n" + (tabs ? "\t" : "") + word()
      + " $(\(simple()))\n"
      + (tabs ? "\t" : "") + plain + "\n"
  }

  private mutating func redirection(_ percent: Int) -> String {
    guard chance(percent) else { return "" }
    let sign = pick([">", ">>", "<", "<>", ">|", ">&", "<&", "&>", "&>>", "2>", "<<<", "{fd}>", "3<", "12>&"])
    return " " + sign + pick(["", " "]) + pick([word(), "1", "-", "/dev/null", "2-"])
  }

  private mutating func words() -> String { (0..<number(4)).map { _ in word() }.joined(separator: " ") }
  private mutating func name() -> String { pick(["a", "b1", "_x", "PATH", "fd"]) }

  private mutating func word() -> String {
    var result = piece()
    while chance(30) { result += piece() }
    return result
  }

  private mutating func piece() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 7 else { return "z" }
    switch number(26) {
    case 0..<5:
      return pick(["a", "-rf", "/tmp/x", "~", "*.c", "1", "--opt=v", "x#y", "{a,b}", "{1..3}", "a?", "[a-z]"])
    case 5: return "'\(pick(["a b", "$x", "", "\"", "\\", "(", "\n"]))'"
    case 6: return "\"\(pick(["a b", "'", "", "\\\"", "\\\\", "a\nb"]))\(chance(50) ? expansion() : "")\""
    case 7: return "$'\(pick(["\\n", "\\x41", "\\'", "a", "\\u00e9", "\\cA", "\\\\"]))'"
    case 8: return "$\"\(pick(["a", "$x", "`x`"]))\""
    case 9: return "\\" + pick(["a", " ", "$", "\"", "'", "\\", ";", "\n", "(", "#"])
    case 10: return pick(["<(", ">("]) + list() + ")"
    case 11: return pick(["@(a|b)", "!(x)", "+(a)", "*(b|c)", "?(a)"]).replacing("a", with: pick(["a", "$x", "'q'"]))
    case 12: return pick(["#", "!", "%", "^", "=", "a=b", "{", "}", "{}", "[", "]", "[[", "]]", "$", "-"])
    default: return expansion()
    }
  }

  private mutating func expansion() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 7 else { return "$x" }
    switch number(12) {
    case 0: return pick(["$x", "$1", "$@", "$*", "$#", "$?", "$$", "$!", "$-", "$_", "$", "$%"])
    case 1: return "$(\(list()))"
    case 2: return "`\(pick(["x", "echo \\`y\\`", "ls | wc", "echo \\$x", "\"a\""]))`"
    case 3: return "$((\(arithmetic())))"
    case 4: return "$[\(arithmetic())]"
    case 5: return "$( (\(list())); \(simple()))"
    case 6: return "${\(pick(["", "#", "!"]))\(name())\(pick(["", "[0]", "[@]", "[a]"]))}"
    default:
      let operation = pick([
        ":-", "-", ":=", ":+", ":?", "#", "##", "%", "%%", "/", "//", "/#", "^", "^^", ",", "@", ":", "@Q",
      ])
      return "${\(name())\(operation)\(chance(80) ? word() : "")}"
    }
  }

  private mutating func arithmetic() -> String {
    pick([
      "1+2", "x", "a[1]=2", "x++", "(1)", "1<<2", "$x*2", "a?b:c", "", "x=1,y=2", "(1+(2))", "$(echo 1)", "'1'", "a b",
    ])
  }

  private mutating func pattern() -> String {
    pick(["a", "*", "a|b", "\"q\"|'r'", "$x", "@(a|b)", "[a-z]", "esac", ""])
  }

  private mutating func test() -> String {
    switch number(8) {
    case 0: return "-f \(word())"
    case 1: return "\(word()) == \(word())"
    case 2: return "\(word()) =~ \(pick(["^a(b|c)$", "x y", "$x", "[[:space:]]", "(a", "a)"]))"
    case 3: return "! -d \(word()) && \(word()) -eq 1"
    case 4: return "( \(word()) ) || -n \(word())"
    case 5: return "\(word()) < \(word())"
    case 6: return word()
    default: return "\(word()) \(pick(["-eq", "=", "!=", "-nt", "&&", "|", ">"])) \(word())"
    }
  }

  /// The line with a few bytes or tokens taken out, put in, doubled or moved.
  private mutating func mutated(_ line: [UInt8]) -> [UInt8] {
    var bytes = line
    let tokens = [
      "(", ")", "{", "}", "'", "\"", "`", "$(", "${", "$((", "))", "<<E\n", ";;", "&&", "|", "\n", "\\", "#", "esac",
      "fi", "done", "do ", "then ", "if ", "[[ ", " ]]", "((", "!", "time ", "function ", "case x in ", "<(", "<<<",
      "&>",
      "$'", "\r", "\t", "in ", "coproc ", "select ", "=(", "+=", "~", "*", "?", "@(", "\u{A0}", "é", "\\\n",
    ]
    for _ in 0..<(1 + number(3)) where !bytes.isEmpty {
      let place = number(bytes.count + 1)
      switch number(6) {
      case 0: bytes.insert(contentsOf: pick(tokens).utf8, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes.removeSubrange(place..<min(bytes.count, place + 1 + number(6)))
      case 3 where place < bytes.count: bytes.insert(bytes[place], at: place)
      case 4:
        let other = pick(corpus)
        bytes.insert(contentsOf: other.prefix(number(20)), at: place)
      case 5 where chance(20): bytes.insert(UInt8(1 + number(0xFF)), at: place)
      default: bytes.insert(UInt8(0x20 + number(0x5F)), at: place)
      }
    }
    return bytes
  }
}
