import CanonicalJSON
import TestSupport

/// Writes settings files as people and programs do: in every layout, with odd escapes and numbers.
struct SettingsWriter {
  enum Layout: CaseIterable { case compact, spaced, twoSpaces, fourSpaces, tabs, carriageReturns, chaos }

  var random: SplitMix
  let layout: Layout

  mutating func document(_ value: JSON) -> [UInt8] {
    let lead = random.chance(10) ? space() : ""
    let text = lead + self.text(value, depth: 0)
    let end = random.pick(["", newline, newline, newline + newline, " "])
    return Array((text + end).utf8)
  }

  private var newline: String { layout == .carriageReturns ? "\r\n" : "\n" }

  private var unit: String? {
    switch layout {
    case .compact, .spaced, .chaos: nil
    case .twoSpaces: "  "
    case .fourSpaces, .carriageReturns: "    "
    case .tabs: "\t"
    }
  }

  private mutating func space() -> String {
    layout == .chaos ? random.pick(["", " ", "\n", "\t", "  ", "\r\n", "\n   "]) : ""
  }

  private mutating func text(_ value: JSON, depth: Int) -> String {
    switch value {
    case .object(let object):
      var items: [String] = []
      for member in object.members {
        let colon = layout == .compact ? ":" : space() + ":" + (layout == .chaos ? space() : " ")
        items.append(string(member.name) + colon + text(member.value, depth: depth + 1))
      }
      return container("{", "}", items, depth)
    case .array(let elements):
      var items: [String] = []
      for element in elements { items.append(text(element, depth: depth + 1)) }
      return container("[", "]", items, depth)
    case .string(let text): return string(text)
    default: return value.text
    }
  }

  private mutating func container(_ open: String, _ close: String, _ items: [String], _ depth: Int) -> String {
    guard !items.isEmpty else { return open + random.pick(["", "", " ", "\n", "\n\n  ", newline, "\t"]) + close }
    if layout == .chaos {
      var text = open
      for (index, item) in items.enumerated() { text += (index > 0 ? "," : "") + space() + item + space() }
      return text + close
    }
    guard let unit, !(depth > 1 && random.chance(15)) else {
      return open + items.joined(separator: layout == .compact ? "," : ", ") + close
    }
    let outer = newline + String(repeating: unit, count: depth)
    return open + outer + unit + items.joined(separator: "," + outer + unit) + outer + close
  }

  /// A string, now and then with a letter as its code.
  private mutating func string(_ text: String) -> String {
    let plain = JSON.string(text).text
    guard random.chance(8), let letter = text.utf8.first, (0x61...0x7A).contains(letter) else { return plain }
    return "\"\\u00" + String(letter, radix: 16) + plain.dropFirst(2)
  }
}
