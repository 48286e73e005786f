package import CanonicalJSON

/// A JSON file that is changed without touching anything else in it: order, indentation, line endings, number lexemes and
/// escapes of what is not changed stay byte for byte.
///
/// Every change is a splice of bytes whose result is parsed again and compared with what the change means; where the two
/// differ, the change is refused.
package struct JSONText: Sendable {
  /// The file, for messages.
  package let file: String
  /// The file's bytes.
  package let bytes: [UInt8]
  /// What they mean.
  package let value: JSON
  let root: JSONNode
  let layout: JSONLayout

  /// Reads a file's bytes as strict JSON (RFC 8259 and RFC 7493).
  ///
  /// - Throws: `AgentClientsError.unparsable` with line and column for comments, a byte order mark, duplicate names and
  ///   everything else that is no strict JSON.
  package init(_ bytes: [UInt8], file: String) throws(AgentClientsError) {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw .unparsable(file, line: 1, column: 1, "it begins with a byte order mark, which JSON does not have")
    }
    do {
      value = try JSON.parse(bytes)
    } catch {
      throw Self.explain(error, bytes, file)
    }
    guard let root = JSONSpanScanner.scan(bytes, value) else { throw .edit(file, "") }
    self.file = file
    self.bytes = bytes
    self.root = root
    layout = JSONLayout.detect(bytes, root)
  }

  private static func explain(_ error: JSONError, _ bytes: [UInt8], _ file: String) -> AgentClientsError {
    guard let offset = error.offset else { return .unparsable(file, "\(error)") }
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Columns count characters, as editors do: a continuation byte of UTF-8 begins none.
    let column = bytes[lineStart..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
    let isComment = offset < bytes.count && bytes[offset] == UInt8(ascii: "/")
    let problem =
      bytes.allSatisfy(JSONLayout.isWhitespace)
      ? "the file is empty, write `{}` into it or delete it"
      : isComment ? "comments are no JSON and cannot be kept, remove them" : "\(error)"
    return .unparsable(file, line: line, column: column, problem)
  }

  /// The node at a place; nil where there is none.
  func node(at path: JSONPath) -> JSONNode? { item(at: path)?.node }

  /// The node at a place, with the item that holds it; the root is in none.
  func item(at path: JSONPath) -> (node: JSONNode, item: JSONNode.Item?)? {
    var node = root
    var item: JSONNode.Item?
    var value = value
    for step in path.steps {
      guard let (position, next) = Self.position(of: step, in: value), node.items.indices.contains(position) else {
        return nil
      }
      item = node.items[position]
      node = node.items[position].value
      value = next
    }
    return (node, item)
  }

  /// The position of a step among its container's items.
  static func position(of step: JSONPath.Step, in value: JSON) -> (Int, JSON)? {
    switch step {
    case .member(let name):
      guard let members = value.objectValue?.members,
        let position = members.firstIndex(where: { $0.name.sameBytes(as: name) })
      else { return nil }
      return (position, members[position].value)
    case .element(let index):
      guard let elements = value.arrayValue, elements.indices.contains(index) else { return nil }
      return (index, elements[index])
    }
  }

  /// The text between the brackets of an array or object that is empty; nil where it is not empty or nothing of that kind.
  package func emptyInterior(of path: JSONPath) -> String? {
    guard let value = value[at: path], value.arrayValue?.isEmpty ?? value.objectValue?.isEmpty ?? false,
      let node = node(at: path)
    else { return nil }
    return String(decoding: bytes[node.interior], as: UTF8.self)
  }
}
