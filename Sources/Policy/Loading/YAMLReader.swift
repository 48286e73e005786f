import Yams

/// Reads one YAML 1.1 document within bounds. What two readers could take differently is refused: duplicate keys, several
/// documents, tags of other types.
package enum YAMLReader {
  /// 1 MiB of text, 64 levels, 200,000 values: bounds that also hold for what aliases expand to.
  private static let longestText = 1 << 20
  private static let deepest = 64
  private static let mostValues = 200_000

  /// The document's value.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: its name for messages.
  /// - Throws: `PolicyError` with the code `yaml` and the place.
  package static func read(_ bytes: [UInt8], file: String) throws(PolicyError) -> YAMLValue {
    let top = SourcePlace(file: file)
    guard bytes.count <= longestText else {
      throw PolicyError(.yaml, at: top, "is longer than \(longestText) bytes, split it")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PolicyError(.yaml, at: top, "is not well-formed utf-8, save it as utf-8")
    }
    if let anchor = YAMLAnchors.first(in: bytes, file: file) {
      throw PolicyError(.yaml, at: anchor, "anchors and aliases are not taken, write the value out (in text, `& x`)")
    }
    let node: Node?
    // No resolver: what a scalar is, is said below. The encoding is named because the library else asks the environment, and
    // prints what it finds.
    do { node = try Yams.compose(yaml: text, .basic, .default, .utf8) } catch {
      throw translated(error, file: file)
    }
    guard let node else { throw PolicyError(.yaml, at: top, "is empty, a mapping is due") }
    var converter = Converter(file: file)
    return try converter.value(node, depth: 0)
  }

  private struct Converter {
    let file: String
    var count = 0

    mutating func value(_ node: Node, depth: Int) throws(PolicyError) -> YAMLValue {
      let place = place(node)
      count += 1
      guard depth <= deepest, count <= mostValues else {
        throw PolicyError(.yaml, at: place, "holds too much: at most \(deepest) levels and \(mostValues) values")
      }
      switch node {
      case .scalar(let scalar): return YAMLValue(content: try content(scalar, place), place: place)
      case .sequence(let sequence):
        var elements: [YAMLValue] = []
        for element in sequence { elements.append(try value(element, depth: depth + 1)) }
        return YAMLValue(content: .list(elements), place: place)
      case .mapping(let mapping):
        var members: [(key: String, place: SourcePlace, value: YAMLValue)] = []
        var names: Set<[UInt8]> = []
        for (key, member) in mapping {
          // YAML 1.1 takes the plain words `on`, `yes`, `no` for booleans; as a key each is just its text.
          guard case .scalar(let scalar) = key else {
            throw PolicyError(.yaml, at: self.place(key), "a key must be a plain word or a string")
          }
          guard names.insert(Array(scalar.string.utf8)).inserted else {
            throw PolicyError(.yaml, at: self.place(key), "`\(scalar.string.prefix(64))` stands twice in one mapping")
          }
          members.append((scalar.string, self.place(key), try value(member, depth: depth + 1)))
        }
        return YAMLValue(content: .map(members), place: place)
      case .alias: throw PolicyError(.yaml, at: place, "aliases are not taken, write the value out")
      }
    }

    /// The library's own resolution tries seven regular expressions on every scalar, which was most of the time that a
    /// process took to start; the words of the core schema (YAML 1.2 section 10.3.2) are few.
    private func content(_ scalar: Node.Scalar, _ place: SourcePlace) throws(PolicyError) -> YAMLValue.Content {
      switch scalar.tag.description {
      case "!", "tag:yaml.org,2002:str": return .string(scalar.string)
      case "": if let content = PlainScalar.content(of: scalar.string) { return content }
      default: break
      }
      throw PolicyError(
        .yaml,
        at: place,
        "`\(scalar.string.prefix(64))` is no string, boolean or integer, put it in quotes"
      )
    }

    private func place(_ node: Node) -> SourcePlace {
      SourcePlace(file: file, line: node.mark?.line, column: node.mark?.column)
    }
  }

  /// Yams's errors with our kind of place.
  private static func translated(_ error: any Error, file: String) -> PolicyError {
    func fault(_ mark: Mark?, _ reason: String) -> PolicyError {
      PolicyError(.yaml, at: SourcePlace(file: file, line: mark?.line, column: mark?.column), reason)
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return fault(mark, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let list = duplicates.map { "`\($0.prefix(64))`" }.joined(separator: ", ")
      return fault(context.mark, "\(list) stands twice in one mapping")
    case .reader(let problem, _, _, _): return fault(nil, problem)
    default: return fault(nil, "cannot be read as yaml")
    }
  }
}
