/// A tool's arguments, told apart into options and operands.
struct ParsedArguments {
  struct Option {
    /// The name that stands for the option in the table; as written where it is not there.
    let name: String
    let value: Argument?
    let role: Role
  }

  private(set) var options: [Option] = []
  private(set) var operands: [Argument] = []
  /// Options that the table does not have.
  private(set) var unknownOptions: [Argument] = []
  /// Where the first operand stands in what was parsed.
  private(set) var firstOperand: Int?

  /// - Parameter stopsAtOperand: whether everything from the first operand on belongs to it, as behind `sudo` and in POSIX;
  ///   GNU tools take options anywhere.
  init(_ arguments: [Argument], _ table: OptionTable, stopsAtOperand: Bool = false) {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      let text = argument.text
      guard argument.isKnown, text.utf8.first == UInt8(ascii: "-"), text.utf8.count > 1 else {
        if firstOperand == nil { firstOperand = index - 1 }
        if stopsAtOperand {
          operands += arguments[(index - 1)...]
          return
        }
        operands.append(argument)
        continue
      }
      if text == "--" {
        if firstOperand == nil, index < arguments.count { firstOperand = index }
        operands += arguments[index...]
        return
      }
      if text.hasPrefix("--") {
        parseLong(argument, prefix: "--", table, arguments, &index)
      } else if table.hasSingleDashNames, Self.name(text, after: 1).flatMap({ table["-" + $0] }) != nil {
        parseLong(argument, prefix: "-", table, arguments, &index)
      } else {
        parseCluster(argument, table, arguments, &index)
      }
    }
  }

  /// The name in `--name=value` or `-name`.
  private static func name(_ text: String, after dashes: Int) -> String? {
    String(decoding: text.utf8.dropFirst(dashes).prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
  }

  private mutating func parseLong(
    _ argument: Argument,
    prefix: String,
    _ table: OptionTable,
    _ arguments: [Argument],
    _ index: inout Int
  ) {
    let body = Array(argument.text.utf8.dropFirst(prefix.utf8.count))
    let sign = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: body[..<(sign ?? body.count)], as: UTF8.self)
    let glued = sign.map { argument.with(String(decoding: body[($0 + 1)...], as: UTF8.self)) }
    guard let option = prefix == "--" ? table.long(name) : table["-" + name] else {
      unknownOptions.append(argument)
      options.append(Option(name: name, value: glued, role: .text))
      return
    }
    var value = glued
    if value == nil, option.takesValue, index < arguments.count {
      value = arguments[index]
      index += 1
    }
    options.append(Option(name: option.name, value: value, role: option.role))
  }

  private mutating func parseCluster(
    _ argument: Argument,
    _ table: OptionTable,
    _ arguments: [Argument],
    _ index: inout Int
  ) {
    let letters = Array(argument.text.utf8.dropFirst())
    var place = 0
    while place < letters.count {
      let name = String(decoding: [letters[place]], as: UTF8.self)
      place += 1
      guard let option = table[name] else {
        // Digits are a number of lines to many tools.
        if !(letters[place - 1] >= 0x30 && letters[place - 1] <= 0x39) { unknownOptions.append(argument) }
        options.append(Option(name: name, value: nil, role: .text))
        continue
      }
      if option.takesDigits {
        while place < letters.count, letters[place] >= 0x30, letters[place] <= 0x39 { place += 1 }
      }
      guard option.takesValue || option.mayHaveValue else {
        options.append(Option(name: option.name, value: nil, role: .text))
        continue
      }
      let rest = letters[place...]
      var value: Argument?
      if !rest.isEmpty {
        value = argument.with(String(decoding: rest, as: UTF8.self))
      } else if option.takesValue, index < arguments.count {
        value = arguments[index]
        index += 1
      }
      options.append(Option(name: option.name, value: value, role: option.role))
      return
    }
  }

  func has(_ name: String) -> Bool { options.contains { $0.name == name } }

  func has(anyOf names: [String]) -> Bool { options.contains { names.contains($0.name) } }

  func values(_ name: String) -> [Argument] { options.filter { $0.name == name }.compactMap(\.value) }
}

extension Argument {
  /// Another text at the same place.
  func with(_ text: String) -> Argument { Argument(text: text, unknown: unknown, range: range) }
}
