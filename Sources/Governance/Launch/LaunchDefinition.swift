package import CanonicalJSON
import Inspection

/// How an MCP server is reached, as a client's configuration has it.
package struct LaunchDefinition: Sendable, Equatable {
  package enum Transport: String, Sendable {
    case stdio
    case http
  }

  /// A variable of the server's environment, or a header of its requests.
  package struct Variable: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
      /// The text itself, which is no secret.
      case literal(String)
      /// What the variable of that name holds where CAVRA runs. Never written down.
      case reference(String)
    }

    package let name: String
    package let value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }

    /// Takes a configuration's value: what looks like a secret, and `${NAME}`, becomes a reference to a variable.
    ///
    /// - Returns: the variable, and whether its value was left out.
    package static func taking(_ name: String, _ text: String) -> (variable: Variable, wasSecret: Bool) {
      if let reference = referenced(text) { return (Variable(name: name, value: .reference(reference)), false) }
      let isSecret = !Redactor.redact(.object([name: .string(text)])).redactions.isEmpty
      return (Variable(name: name, value: isSecret ? .reference(name) : .literal(text)), isSecret)
    }

    /// The name in `${NAME}`, `${env:NAME}` or `$NAME` where that is the whole text.
    private static func referenced(_ text: String) -> String? {
      var name = text[...]
      if name.hasPrefix("${"), name.hasSuffix("}") {
        name = name.dropFirst(2).dropLast()
        if name.hasPrefix("env:") { name = name.dropFirst(4) }
      } else if name.hasPrefix("$") {
        name = name.dropFirst()
      } else {
        return nil
      }
      return LaunchDefinition.isVariableName(name) ? String(name) : nil
    }

    var json: JSON {
      switch value {
      case .literal(let text): ["name": .string(name), "text": .string(text)]
      case .reference(let source): ["name": .string(name), "from": .string(source)]
      }
    }

    init?(_ json: JSON) {
      guard let name = json["name"]?.stringValue else { return nil }
      if let text = json["text"]?.stringValue {
        self.init(name: name, value: .literal(text))
      } else if let source = json["from"]?.stringValue {
        self.init(name: name, value: .reference(source))
      } else {
        return nil
      }
    }
  }

  package let transport: Transport
  /// The program, as written; empty for a server that is reached by URL.
  package let command: String
  package let arguments: [String]
  /// The directory that it is started in, absolute; nil for the session's project.
  package let directory: String?
  /// What it gets beside the few variables that every server gets.
  package let environment: [Variable]
  /// The address of a server that is reached by URL.
  package let url: String?
  package let headers: [Variable]

  /// A server that is started.
  ///
  /// - Throws: `GovernanceError.badContent`.
  package init(
    command: String,
    arguments: [String],
    directory: String? = nil,
    environment: [Variable] = []
  ) throws(GovernanceError) {
    try self.init(
      transport: .stdio,
      command: command,
      arguments: arguments,
      directory: directory,
      environment: environment,
      url: nil,
      headers: []
    )
  }

  /// A server that is reached by URL: `https`, or `http` on this machine.
  ///
  /// - Throws: `GovernanceError.badContent`.
  package init(url: String, headers: [Variable] = []) throws(GovernanceError) {
    try self.init(
      transport: .http,
      command: "",
      arguments: [],
      directory: nil,
      environment: [],
      url: url,
      headers: headers
    )
  }

  private init(
    transport: Transport,
    command: String,
    arguments: [String],
    directory: String?,
    environment: [Variable],
    url: String?,
    headers: [Variable]
  ) throws(GovernanceError) {
    self.transport = transport
    self.command = command
    self.arguments = arguments
    self.directory = directory
    self.environment = environment
    self.url = url
    self.headers = headers
    try check()
  }

  /// As it is recorded and signed. Lists of objects, not objects by name: what a variable is called must not change how its
  /// value is read.
  package var json: JSON {
    [
      "transport": .string(transport.rawValue), "command": .string(command), "arguments": JSON(arguments),
      "directory": JSON(directory), "environment": .array(environment.map(\.json)), "url": JSON(url),
      "headers": .array(headers.map(\.json)),
    ]
  }

  init?(_ json: JSON) {
    guard let transport = json["transport"]?.stringValue.flatMap(Transport.init),
      let command = json["command"]?.stringValue, let arguments = json["arguments"]?.arrayValue,
      let environment = json["environment"]?.arrayValue, let headers = json["headers"]?.arrayValue
    else { return nil }
    do throws(GovernanceError) {
      try self.init(
        transport: transport,
        command: command,
        arguments: arguments.compactMap(\.stringValue),
        directory: json["directory"]?.stringValue,
        environment: environment.compactMap(Variable.init),
        url: json["url"]?.stringValue,
        headers: headers.compactMap(Variable.init)
      )
    } catch { return nil }
    guard self.json.isSame(as: json) else { return nil }
  }
}

extension LaunchDefinition {
  private static let mostWords = 256
  private static let longestWord = 4_096

  private func check() throws(GovernanceError) {
    func fail(_ reason: String) -> GovernanceError { GovernanceError(.badContent, reason) }
    for word in [command, url ?? "", directory ?? ""] + arguments {
      guard word.utf8.count <= Self.longestWord, !word.utf8.contains(0) else {
        throw fail("a word of the launch is longer than \(Self.longestWord) bytes or holds a zero byte")
      }
    }
    guard arguments.count <= Self.mostWords, environment.count <= Self.mostWords, headers.count <= Self.mostWords else {
      throw fail("the launch has more than \(Self.mostWords) arguments, variables or headers")
    }
    if let directory, !directory.hasPrefix("/") {
      throw fail("the directory `\(directory)` is relative, give it in full")
    }
    for variable in environment where !Self.isVariableName(variable.name[...]) {
      throw fail("`\(variable.name.prefix(80))` is no name of a variable")
    }
    let names = environment.map(\.name)
    guard Set(names).count == names.count else { throw fail("a variable of the launch stands twice") }
    if transport == .stdio {
      guard !command.isEmpty else { throw fail("the launch names no command") }
    } else {
      try Self.check(url: url ?? "")
    }
  }

  private static func check(url: String) throws(GovernanceError) {
    let isPlain = url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    let rest = url.hasPrefix("https://") ? url.dropFirst(8) : url.hasPrefix("http://") ? url.dropFirst(7) : ""
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard isPlain, !authority.isEmpty, !authority.contains("@") else {
      throw GovernanceError(.badContent, "`\(url.prefix(200))` is no address of a server, give `https://HOST/PATH`")
    }
    if url.hasPrefix("https://") { return }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    guard ["localhost", "127.0.0.1", "[::1]"].contains(String(host)) else {
      throw GovernanceError(.badContent, "`\(url.prefix(200))` would be read on the way, give an `https` address")
    }
  }

  static func isVariableName(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first), name.utf8.count <= 256 else { return false }
    return name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
    }
  }
}
