/// What bash's `echo` and `printf` print (Bash Reference Manual, Bash Builtin Commands), where that can be told.
struct PrintedText {
  private var output: [UInt8] = []
  /// Whether `\c` has ended the output.
  private var isEnded = false

  /// The text as far as it is UTF-8, nil where it is not.
  private var text: String? { String(validating: output, as: UTF8.self) }

  static func echo(_ arguments: [String]) -> String? {
    var words = arguments[...]
    var (endsLine, escapes) = (true, false)
    while let word = words.first, word.utf8.count > 1, word.utf8.first == UInt8(ascii: "-"),
      word.utf8.dropFirst().allSatisfy({ "neE".utf8.contains($0) })
    {
      for letter in word.utf8.dropFirst() {
        switch letter {
        case UInt8(ascii: "n"): endsLine = false
        case UInt8(ascii: "e"): escapes = true
        default: escapes = false
        }
      }
      words.removeFirst()
    }
    var printed = PrintedText()
    let line = words.joined(separator: " ")
    if escapes { printed.addEscaped(Array(line.utf8)) } else { printed.output = Array(line.utf8) }
    if endsLine, !printed.isEnded { printed.output.append(0x0A) }
    return printed.text
  }

  /// - Parameter arguments: the format and what follows it.
  static func printf(_ arguments: [String]) -> String? {
    var words = arguments[...]
    if words.first == "--" { words.removeFirst() }
    guard let format = words.popFirst() else { return nil }
    guard format.utf8.first != UInt8(ascii: "-") || arguments.first == "--" else { return nil }
    var printed = PrintedText()
    var isFirst = true
    // The format is used again until the arguments are used up.
    while isFirst || (!words.isEmpty && !printed.isEnded) {
      let before = words.count
      guard printed.add(format: Array(format.utf8), &words), printed.output.count < 65_536 else { return nil }
      isFirst = false
      if words.count == before { break }
    }
    return printed.text
  }

  private mutating func add(format: [UInt8], _ words: inout ArraySlice<String>) -> Bool {
    var place = 0
    while place < format.count, !isEnded {
      switch format[place] {
      case UInt8(ascii: "\\"):
        addEscape(format, &place, .format)
      case UInt8(ascii: "%"):
        place += 1
        guard let directive = PrintDirective(format, &place) else { return false }
        guard directive.conversion != UInt8(ascii: "%") else {
          output.append(UInt8(ascii: "%"))
          continue
        }
        guard add(directive, words.popFirst()) else { return false }
      default:
        output.append(format[place])
        place += 1
      }
    }
    return true
  }

  private mutating func add(_ directive: PrintDirective, _ word: String?) -> Bool {
    switch directive.conversion {
    case UInt8(ascii: "s"): return append(directive.padded(Array((word ?? "").utf8)))
    case UInt8(ascii: "c"): return append(directive.padded(Array((word ?? "").utf8.prefix(1))))
    case UInt8(ascii: "b"):
      var inner = PrintedText()
      inner.addEscaped(Array((word ?? "").utf8), .argument)
      isEnded = inner.isEnded
      return append(directive.padded(inner.output))
    default:
      guard let number = PrintDirective.number(word ?? "") else { return false }
      return append(directive.digits(number))
    }
  }

  private mutating func append(_ bytes: [UInt8]?) -> Bool {
    guard let bytes else { return false }
    output += bytes
    return true
  }

  // MARK: Escapes

  /// Where an escape stands: that decides which there are.
  private enum Escapes { case echo, format, argument }

  private mutating func addEscaped(_ text: [UInt8], _ kind: Escapes = .echo) {
    var place = 0
    while place < text.count, !isEnded {
      if text[place] == UInt8(ascii: "\\") {
        addEscape(text, &place, kind)
      } else {
        output.append(text[place])
        place += 1
      }
    }
  }

  private mutating func addEscape(_ text: [UInt8], _ place: inout Int, _ kind: Escapes) {
    guard place + 1 < text.count else {
      output.append(text[place])
      place += 1
      return
    }
    let letter = text[place + 1]
    place += 2
    func number(_ most: Int, _ base: UInt8) -> UInt32? {
      var value: UInt32?
      for _ in 0..<most {
        guard place < text.count, let digit = Self.digit(text[place]), digit < base else { break }
        value = (value ?? 0) &* UInt32(base) &+ UInt32(digit)
        place += 1
      }
      return value
    }
    switch letter {
    case UInt8(ascii: "a"): output.append(0x07)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): output.append(0x1B)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "\\"): output.append(letter)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"):
      output += kind == .echo ? [UInt8(ascii: "\\"), letter] : [letter]
    case UInt8(ascii: "c") where kind != .format: isEnded = true
    case UInt8(ascii: "0") where kind != .format: output.append(UInt8(truncatingIfNeeded: number(3, 8) ?? 0))
    case UInt8(ascii: "0")...UInt8(ascii: "7") where kind != .echo:
      place -= 1
      output.append(UInt8(truncatingIfNeeded: number(3, 8) ?? 0))
    case UInt8(ascii: "x"):
      if let value = number(2, 16) {
        output.append(UInt8(truncatingIfNeeded: value))
      } else {
        output += Array("\\x".utf8)
      }
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let value = number(letter == UInt8(ascii: "u") ? 4 : 8, 16)
      if let value, let scalar = Unicode.Scalar(value) {
        output += Array(String(Character(scalar)).utf8)
      } else {
        output += [UInt8(ascii: "\\"), letter]
      }
    default:
      // What the byte means by itself it still means.
      place -= 1
      output.append(UInt8(ascii: "\\"))
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
