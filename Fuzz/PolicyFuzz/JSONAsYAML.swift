import CanonicalJSON

/// Stands in for the reader of YAML: the same values from JSON.
enum YAMLReader {
  static func read(_ bytes: [UInt8], file: String) throws(PolicyError) -> YAMLValue {
    do { return value(try JSON.parse(bytes)) } catch {
      throw PolicyError(.yaml, at: SourcePlace(file: file), "\(error)")
    }
  }

  private static func value(_ json: JSON) -> YAMLValue {
    let content: YAMLValue.Content =
      switch json {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .number(let number): PlainScalar.content(of: number.lexeme) ?? .string(number.lexeme)
      case .string(let text): .string(text)
      case .array(let elements): .list(elements.map(value))
      case .object(let object):
        .map(object.members.map { (key: $0.name, place: SourcePlace(file: "fuzz"), value: value($0.value)) })
      }
    return YAMLValue(content: content, place: SourcePlace(file: "fuzz"))
  }
}
