import CanonicalJSON

/// An MCP server as a client's configuration has it.
package struct ClientServer: Sendable, Equatable {
  /// How the server is reached.
  package enum Reach: Sendable, Equatable {
    case program(command: String, arguments: [String], directory: String?)
    case address(String)
  }

  /// A name and its text: a variable or a header.
  package struct Pair: Sendable, Equatable {
    package let name: String
    package let text: String
  }

  /// The file that it stands in.
  package let file: String
  /// What the client calls it.
  package let name: String
  package let reach: Reach
  package let environment: [Pair]
  package let headers: [Pair]

  package init(file: String, name: String, reach: Reach, environment: [Pair], headers: [Pair]) {
    self.file = file
    self.name = name
    self.reach = reach
    self.environment = environment
    self.headers = headers
  }

  /// Reads one entry of `mcpServers` or `servers`.
  ///
  /// - Throws: `AgentClientsError.shape` where it says neither a command nor an address.
  init(_ entry: JSON, name: String, file: String) throws(AgentClientsError) {
    guard let object = entry.objectValue else { throw .badServer(file, "the server `\(name)` is no object") }
    let arguments = object["args"]?.arrayValue ?? []
    guard arguments.allSatisfy({ $0.stringValue != nil }) else {
      throw .badServer(file, "an argument of the server `\(name)` is no text")
    }
    // Each client has its own word for the address.
    let address = ["url", "httpUrl", "serverUrl"].lazy.compactMap { object[$0]?.stringValue }.first
    if let command = object["command"]?.stringValue {
      reach = .program(
        command: command,
        arguments: arguments.compactMap(\.stringValue),
        directory: object["cwd"]?.stringValue
      )
    } else if let address {
      reach = .address(address)
    } else {
      throw .badServer(file, "the server `\(name)` has neither `command` nor `url`")
    }
    self.file = file
    self.name = name
    environment = try Self.pairs(object["env"], "env", name, file)
    headers = try Self.pairs(object["headers"] ?? object["http_headers"], "headers", name, file)
  }

  private static func pairs(
    _ value: JSON?,
    _ member: String,
    _ name: String,
    _ file: String
  ) throws(AgentClientsError) -> [Pair] {
    guard let value, !value.isNull else { return [] }
    guard let object = value.objectValue else {
      throw .badServer(file, "`\(member)` of the server `\(name)` is no object")
    }
    var pairs: [Pair] = []
    for each in object.members {
      switch each.value {
      case .string(let text): pairs.append(Pair(name: each.name, text: text))
      case .number(let number): pairs.append(Pair(name: each.name, text: number.lexeme))
      case .bool(let flag): pairs.append(Pair(name: each.name, text: flag ? "true" : "false"))
      case .null, .array, .object:
        throw .badServer(file, "`\(each.name)` in `\(member)` of the server `\(name)` is no text")
      }
    }
    return pairs
  }
}

extension ClientServer: Comparable {
  package static func < (left: ClientServer, right: ClientServer) -> Bool { left.name < right.name }
}
