import CanonicalJSON

/// Writes new values in a file's own layout.
struct JSONRenderer {
  let layout: JSONLayout

  /// The value as text, its own line's indentation given; in one line where that is nil.
  func text(_ value: JSON, indentation: String?) -> String {
    switch value {
    case .object(let object) where !object.isEmpty:
      return container("{", "}", object.members.map { (name: $0.name, value: $0.value) }, indentation)
    case .array(let elements) where !elements.isEmpty:
      return container("[", "]", elements.map { (name: nil, value: $0) }, indentation)
    default: return value.text
    }
  }

  /// A member: its name, the colon, its value.
  func member(_ name: String, _ value: JSON, indentation: String?) -> String {
    // On lines of its own a value stands one space behind its colon, unless the file does it otherwise.
    JSON.string(name).text + ":" + layout.afterColon + text(value, indentation: indentation)
  }

  private func container(
    _ open: String,
    _ close: String,
    _ items: [(name: String?, value: JSON)],
    _ indentation: String?
  ) -> String {
    let inner = indentation.map { $0 + layout.unit }
    let texts = items.map { item in
      item.name.map { member($0, item.value, indentation: inner) } ?? text(item.value, indentation: inner)
    }
    guard let indentation, let inner else {
      return open + texts.joined(separator: "," + layout.afterColon) + close
    }
    let lead = layout.newline + inner
    return open + lead + texts.joined(separator: "," + lead) + layout.newline + indentation + close
  }
}
