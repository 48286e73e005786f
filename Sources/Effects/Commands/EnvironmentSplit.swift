/// How `env -S` splits its text (coreutils manual, `env`): blanks, quotes and escapes; no expansion but `${NAME}`.
enum EnvironmentSplit {
  /// The words; nil where it takes the value of a variable, or a quote is not closed.
  static func words(_ text: String) -> [String]? {
    var words: [[UInt8]] = []
    var current: [UInt8]?
    var quote: UInt8?
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        guard let next = rest.popFirst() else { return nil }
        switch next {
        case UInt8(ascii: "c"): rest = []
        case UInt8(ascii: "_") where quote == nil:
          if let word = current { words.append(word) }
          current = nil
        case UInt8(ascii: "_"): current = (current ?? []) + [0x20]
        case UInt8(ascii: "n"): current = (current ?? []) + [0x0A]
        case UInt8(ascii: "t"): current = (current ?? []) + [0x09]
        case UInt8(ascii: "r"): current = (current ?? []) + [0x0D]
        case UInt8(ascii: "f"): current = (current ?? []) + [0x0C]
        case UInt8(ascii: "v"): current = (current ?? []) + [0x0B]
        default: current = (current ?? []) + [next]
        }
      } else if byte == UInt8(ascii: "$"), quote != UInt8(ascii: "'") {
        return nil
      } else if let open = quote {
        if byte == open { quote = nil } else { current = (current ?? []) + [byte] }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        current = current ?? []
      } else if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        if let word = current { words.append(word) }
        current = nil
      } else if byte == UInt8(ascii: "#"), current == nil {
        break
      } else {
        current = (current ?? []) + [byte]
      }
    }
    guard quote == nil else { return nil }
    if let word = current { words.append(word) }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }
}
