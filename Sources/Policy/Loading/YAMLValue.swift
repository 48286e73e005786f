/// A YAML value with its place: what the loaders read, so that they can name line and column.
package struct YAMLValue: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case list([YAMLValue])
    /// Keys in their order, each once.
    case map([(key: String, place: SourcePlace, value: YAMLValue)])
  }

  package let content: Content
  package let place: SourcePlace

  /// What kind of value this is, for messages.
  var kindName: String {
    switch content {
    case .null: "nothing"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .string: "a string"
    case .list: "a list"
    case .map: "a mapping"
    }
  }

  func fault(_ reason: String) -> PolicyError { PolicyError(.form, at: place, reason) }
}
