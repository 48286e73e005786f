package import CanonicalJSON

extension JSONText {
  /// Adds elements at the end of an array.
  ///
  /// - Throws: `AgentClientsError.edit` where there is no array at the place or the result is not what it should be.
  package func appending(_ values: [JSON], to path: JSONPath) throws(AgentClientsError) -> JSONText {
    guard !values.isEmpty else { return self }
    guard let node = node(at: path), value[at: path]?.arrayValue != nil else { throw .edit(file, path.pointer) }
    let expected = value.changing(path) { $0.arrayValue.map { .array($0 + values) } }
    let renderer = JSONRenderer(layout: layout)
    let splice = insertion(into: node, at: path) { indentation in
      values.map { renderer.text($0, indentation: indentation) }
    }
    return try spliced([splice], expecting: expected, at: path)
  }

  /// Adds a member at the end of an object that has none of that name.
  ///
  /// - Throws: `AgentClientsError.edit` as above.
  package func adding(_ name: String, _ new: JSON, to path: JSONPath) throws(AgentClientsError) -> JSONText {
    guard let node = node(at: path), let object = value[at: path]?.objectValue, object[name] == nil else {
      throw .edit(file, path.appending(name).pointer)
    }
    let expected = value.changing(path) { _ in
      var grown = object
      grown[name] = new
      return .object(grown)
    }
    let renderer = JSONRenderer(layout: layout)
    let splice = insertion(into: node, at: path) { indentation in
      [renderer.member(name, new, indentation: indentation)]
    }
    return try spliced([splice], expecting: expected, at: path.appending(name))
  }

  /// Puts another value in the place of one.
  ///
  /// - Throws: `AgentClientsError.edit` as above.
  package func replacing(_ path: JSONPath, with new: JSON) throws(AgentClientsError) -> JSONText {
    guard let (node, item) = item(at: path) else { throw .edit(file, path.pointer) }
    let ownLine = JSONLayout.indentation(bytes, before: item?.start ?? 0)
    let text = JSONRenderer(layout: layout).text(new, indentation: item == nil ? "" : ownLine)
    return try spliced([(node.range, Array(text.utf8))], expecting: value.changing(path) { _ in new }, at: path)
  }

  /// Removes items from an array or object by their positions.
  ///
  /// - Parameter interior: the white space that stays between the brackets where nothing else does.
  /// - Throws: `AgentClientsError.edit` as above.
  package func removing(
    _ positions: Set<Int>,
    from path: JSONPath,
    leaving interior: String = ""
  ) throws(AgentClientsError) -> JSONText {
    guard !positions.isEmpty else { return self }
    guard let node = node(at: path), positions.allSatisfy(node.items.indices.contains) else {
      throw .edit(file, path.pointer)
    }
    let expected = value.changing(path) { container in
      switch container {
      case .array(let elements):
        .array(elements.enumerated().filter { !positions.contains($0.offset) }.map(\.element))
      case .object(let object):
        .object(JSONObject(object.members.enumerated().filter { !positions.contains($0.offset) }.map(\.element)))
      default: nil
      }
    }
    let splices =
      positions.count == node.items.count
      ? [(node.interior, Array(interior.utf8))] : Self.cuts(positions, of: node).map { ($0, []) }
    return try spliced(splices, expecting: expected, at: path)
  }

  /// Removes the value at a place from what holds it.
  package func removing(_ path: JSONPath, leaving interior: String = "") throws(AgentClientsError) -> JSONText {
    guard let parent = path.parent, let step = path.steps.last, let container = value[at: parent],
      let (position, _) = Self.position(of: step, in: container)
    else { throw .edit(file, path.pointer) }
    return try removing([position], from: parent, leaving: interior)
  }

  /// The bytes to cut for items of which at least one stays: a run at the end goes with the comma before it, so that this
  /// undoes an insertion exactly; any other run with the comma behind it.
  private static func cuts(_ positions: Set<Int>, of node: JSONNode) -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    var position = 0
    while position < node.items.count {
      guard positions.contains(position) else {
        position += 1
        continue
      }
      let first = position
      while positions.contains(position) { position += 1 }
      if position < node.items.count {
        cuts.append(node.items[first].start..<node.items[position].start)
      } else if first > 0 {
        cuts.append(node.items[first - 1].range.upperBound..<node.items[position - 1].range.upperBound)
      }
    }
    return cuts
  }

  /// The splice that adds items at a container's end, written for its arrangement.
  private func insertion(
    into node: JSONNode,
    at path: JSONPath,
    _ texts: (_ indentation: String?) -> [String]
  ) -> (Range<Int>, [UInt8]) {
    let arrangement = arrangement(of: node, at: path)
    let gap: String
    let items: [String]
    switch arrangement {
    case .lines(let indentation): (gap, items) = (layout.newline + indentation, texts(indentation))
    case .inline(let space): (gap, items) = (space, texts(nil))
    }
    let joined = items.joined(separator: "," + gap)
    if let last = node.items.last {
      let end = last.range.upperBound
      return (end..<end, Array(("," + gap + joined).utf8))
    }
    guard case .lines = arrangement else { return (node.interior, Array(joined.utf8)) }
    let outer = JSONLayout.lineIndentation(bytes, at: node.range.lowerBound)
    return (node.interior, Array((gap + joined + layout.newline + outer).utf8))
  }

  /// How a container's items are laid out; of an empty one, how they should be.
  private func arrangement(of node: JSONNode, at path: JSONPath) -> JSONLayout.Arrangement {
    if let last = node.items.last {
      if let indentation = JSONLayout.indentation(bytes, before: last.start) { return .lines(indentation: indentation) }
      guard node.items.count > 1 else { return .inline(gap: layout.afterColon) }
      var start = last.start
      while start > 0, JSONLayout.isWhitespace(bytes[start - 1]) { start -= 1 }
      return .inline(gap: String(decoding: bytes[start..<last.start], as: UTF8.self))
    }
    // An empty container opens up where it stands on a line of its own, or where the file is nothing but it.
    let isOnOwnLine = item(at: path)?.item.map { JSONLayout.indentation(bytes, before: $0.start) != nil } ?? true
    guard isOnOwnLine || bytes[node.interior].contains(UInt8(ascii: "\n")) else {
      return .inline(gap: layout.afterColon)
    }
    return .lines(indentation: JSONLayout.lineIndentation(bytes, at: node.range.lowerBound) + layout.unit)
  }

  /// Cuts and pastes, parses what comes out, and holds it against what was meant.
  private func spliced(
    _ splices: [(range: Range<Int>, text: [UInt8])],
    expecting expected: JSON?,
    at path: JSONPath
  ) throws(AgentClientsError) -> JSONText {
    var result = bytes
    // From the back, so that the places before stay where they are.
    for splice in splices.reversed() { result.replaceSubrange(splice.range, with: splice.text) }
    guard let expected, let changed = try? JSONText(result, file: file), changed.value == expected else {
      throw .edit(file, path.pointer)
    }
    return changed
  }
}
