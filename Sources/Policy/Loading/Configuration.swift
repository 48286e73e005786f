package import Model

/// A `config.yaml`: what is chosen for a machine or a user beside the policy itself.
package struct Configuration: Sendable, Equatable {
  /// Where signed checkpoints are sent.
  package enum Sink: Sendable, Equatable {
    case file(path: String)
    case syslog
    case command(program: String, arguments: [String])
  }

  package var mode: Mode?
  package var sinks: [Sink] = []
  /// The most records that one session may write.
  package var recordsPerSession: Int?
  /// The most bytes that the log may have.
  package var maximumLogBytes: Int?

  package init() {}

  /// Reads a configuration file.
  ///
  /// - Throws: `PolicyError` with file, line and column.
  package init(_ bytes: [UInt8], file: String) throws(PolicyError) {
    let value = try YAMLReader.read(bytes, file: file)
    let fields = try Fields(
      value,
      "config",
      allowed: ["mode", "checkpoint_sinks", "records_per_session", "maximum_log_bytes"]
    )
    if let name = try fields.optionalText("mode") {
      guard let mode = Mode(name: name) else {
        throw value.fault("`mode` is `\(name.prefix(64))`, use audit_only, enforce or strict")
      }
      self.mode = mode
    }
    recordsPerSession = try fields.positive("records_per_session")
    maximumLogBytes = try fields.positive("maximum_log_bytes")
    guard let list = fields.value("checkpoint_sinks") else { return }
    guard case .list(let elements) = list.content else {
      throw list.fault("`checkpoint_sinks` is \(list.kindName), a list is due")
    }
    for element in elements { sinks.append(try Self.sink(element)) }
  }

  private static func sink(_ value: YAMLValue) throws(PolicyError) -> Sink {
    let fields = try Fields(value, "checkpoint_sinks", allowed: ["file", "syslog", "command"])
    guard fields.keys.count == 1 else { throw value.fault("a sink has one of `file`, `syslog`, `command`") }
    if let path = try fields.optionalText("file") {
      guard path.hasPrefix("/") else { throw value.fault("`file` is `\(path.prefix(256))`, give an absolute path") }
      return .file(path: path)
    }
    if try fields.flag("syslog") == true { return .syslog }
    let words = try fields.texts("command").map(\.text)
    guard let program = words.first, program.hasPrefix("/") else {
      throw value.fault("`command` must be a list whose first entry is an absolute path")
    }
    return .command(program: program, arguments: Array(words.dropFirst()))
  }
}

extension Fields {
  /// A whole number above zero.
  func positive(_ key: String) throws(PolicyError) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let number) = value.content, number > 0 else {
      throw value.fault("`\(key)` must be a whole number above 0")
    }
    return number
  }
}
