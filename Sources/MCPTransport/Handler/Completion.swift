package import CanonicalJSON

/// What `completion/complete` asks.
package struct CompletionRequest: Sendable {
  /// What the argument belongs to.
  package enum Reference: Sendable, Hashable {
    case prompt(name: String)
    /// A resource or a template, by its URI (template).
    case resource(uri: String)
  }

  /// What the argument belongs to.
  package let reference: Reference
  /// The argument's name.
  package let argument: String
  /// What the person has typed so far.
  package let value: String
  /// Arguments that are filled in already; values are strings.
  package let arguments: JSONObject

  init(_ params: JSONObject) throws(MCPError) {
    guard let argument = params["argument"], let name = argument["name"]?.stringValue,
      let value = argument["value"]?.stringValue
    else { throw .invalidParams("`argument` needs the strings `name` and `value`") }
    let kind = params["ref"]?["type"]?.stringValue ?? ""
    if kind.sameBytes(as: "ref/prompt"), let name = params["ref"]?["name"]?.stringValue {
      reference = .prompt(name: name)
    } else if kind.sameBytes(as: "ref/resource"), let uri = params["ref"]?["uri"]?.stringValue {
      reference = .resource(uri: uri)
    } else {
      throw .invalidParams("`ref` must be a `ref/prompt` with `name` or a `ref/resource` with `uri`")
    }
    self.argument = name
    self.value = value
    arguments = params["context"]?["arguments"]?.objectValue ?? JSONObject()
  }
}

/// Proposals for an argument, best first.
package struct Completion: Sendable {
  /// MCP allows at most this many in one answer.
  package static let maximumValues = 100

  let values: [String]
  let total: Int
  let hasMore: Bool

  /// Another server's result, to be passed on as it is.
  private let passed: JSONObject?

  /// Takes another server's result.
  package init(passed result: JSONObject) {
    values = []
    total = 0
    hasMore = false
    passed = result
  }

  /// Takes all proposals and shows the first 100.
  package init(_ values: [String]) {
    self.values = Array(values.prefix(Self.maximumValues))
    total = values.count
    hasMore = values.count > Self.maximumValues
    passed = nil
  }

  var json: JSONObject {
    passed ?? ["completion": ["values": JSON(values), "total": JSON(total), "hasMore": .bool(hasMore)]]
  }
}
