import CanonicalJSON

/// How a JSON text is laid out, so that it can be written anew and look the same.
struct JSONLayout {
  /// Blanks for each level; nil where all stands in one line.
  private let indent: Int?
  private let spaceAfterColon: Bool
  private let spaceAfterComma: Bool

  /// Reads the layout off the beginning of a text.
  init(of text: String) {
    let head = Array(text.utf8.prefix(4096))
    var lineBreak: Int?
    var colon: Bool?
    var comma: Bool?
    var isInString = false
    var index = 0
    while index < head.count {
      let byte = head[index]
      let next = index + 1 < head.count ? head[index + 1] : 0
      switch byte {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: break
      case UInt8(ascii: "\n"): lineBreak = lineBreak ?? index
      case UInt8(ascii: ":"): colon = colon ?? (next == UInt8(ascii: " "))
      case UInt8(ascii: ","): comma = comma ?? (next == UInt8(ascii: " "))
      default: break
      }
      index += 1
    }
    indent = lineBreak.map { start in min(head[(start + 1)...].prefix { $0 == UInt8(ascii: " ") }.count, 16) }
    spaceAfterColon = colon ?? false
    spaceAfterComma = comma ?? false
  }

  func text(of value: JSON) -> String {
    var output: [UInt8] = []
    write(value, level: 0, &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(_ value: JSON, level: Int, _ output: inout [UInt8]) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        separate(isFirst: index == 0, level: level + 1, &output)
        write(element, level: level + 1, &output)
      }
      close(UInt8(ascii: "]"), level: level, &output)
    case .object(let object) where !object.isEmpty:
      output.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        separate(isFirst: index == 0, level: level + 1, &output)
        output += JSON.string(member.name).serialized()
        output.append(UInt8(ascii: ":"))
        if spaceAfterColon { output.append(UInt8(ascii: " ")) }
        write(member.value, level: level + 1, &output)
      }
      close(UInt8(ascii: "}"), level: level, &output)
    default: output += value.serialized()
    }
  }

  private func separate(isFirst: Bool, level: Int, _ output: inout [UInt8]) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    if indent != nil {
      newLine(level, &output)
    } else if !isFirst, spaceAfterComma {
      output.append(UInt8(ascii: " "))
    }
  }

  private func close(_ bracket: UInt8, level: Int, _ output: inout [UInt8]) {
    newLine(level, &output)
    output.append(bracket)
  }

  private func newLine(_ level: Int, _ output: inout [UInt8]) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * level))
  }
}
