package import CanonicalJSON

/// A place in a JSON value: the steps from the root, as RFC 6901 (JSON Pointer) names it.
package struct JSONPath: Sendable {
  /// One step down.
  package enum Step: Sendable {
    case member(String)
    case element(Int)
  }

  /// From the root down.
  package var steps: [Step]

  /// The place that these steps lead to; the root without any.
  package init(_ steps: [Step] = []) { self.steps = steps }

  /// The members of these names, each in the one before it.
  package init(_ names: String...) { steps = names.map(Step.member) }

  /// The member of that name in the object at this place.
  package func appending(_ name: String) -> JSONPath { JSONPath(steps + [.member(name)]) }

  /// The element at that position in the array at this place.
  package func appending(_ index: Int) -> JSONPath { JSONPath(steps + [.element(index)]) }

  /// The place one level up; nil for the root.
  package var parent: JSONPath? { steps.isEmpty ? nil : JSONPath(steps.dropLast()) }

  /// The place in the notation of RFC 6901: empty for the root, `~` and `/` in names escaped.
  package var pointer: String {
    steps.map { step in
      switch step {
      case .member(let name): "/" + Self.escape(name)
      case .element(let index): "/\(index)"
      }
    }
    .joined()
  }

  /// Reads a pointer in which every step is a member's name; nil where it is no pointer.
  package init?(memberPointer pointer: String) {
    guard !pointer.isEmpty else {
      steps = []
      return
    }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var steps: [Step] = []
    for part in pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let name = Self.unescape(part) else { return nil }
      steps.append(.member(name))
    }
    self.steps = steps
  }

  private static func escape(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += "~0".utf8
      case UInt8(ascii: "/"): bytes += "~1".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescape(_ part: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension JSONPath: Hashable {
  package static func == (left: JSONPath, right: JSONPath) -> Bool {
    left.pointer.sameBytes(as: right.pointer)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(ByteKey(pointer)) }
}

extension JSON {
  /// The value at a place; nil where there is none.
  package subscript(at path: JSONPath) -> JSON? {
    var value = self
    for step in path.steps {
      guard let next = value.child(step) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ step: JSONPath.Step) -> JSON? {
    switch step {
    case .member(let name): return self[name]
    case .element(let index):
      guard let elements = arrayValue, elements.indices.contains(index) else { return nil }
      return elements[index]
    }
  }

  /// The value with the one at a place changed; nil where there is no such place.
  func changing(_ path: JSONPath, _ change: (JSON) -> JSON?) -> JSON? {
    guard let step = path.steps.first else { return change(self) }
    guard let changed = child(step)?.changing(JSONPath(Array(path.steps.dropFirst())), change) else { return nil }
    switch (self, step) {
    case (.object(var object), .member(let name)):
      object[name] = changed
      return .object(object)
    case (.array(var elements), .element(let index)):
      elements[index] = changed
      return .array(elements)
    default: return nil
    }
  }
}
