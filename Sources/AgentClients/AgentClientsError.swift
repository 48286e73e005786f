/// Why a client's configuration cannot be read or changed, or what it tells its hook cannot be taken.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct AgentClientsError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: Sendable, Hashable {
    /// A configuration file is no strict JSON.
    case unparsable
    /// A place in a configuration file has another shape than the client documents.
    case shape
    /// What is to be written has a name that somebody else's entry bears.
    case foreignEntry
    /// An edit did not come out as planned; nothing is written.
    case edit
    /// A file or folder is a link, no regular file, or not ours.
    case unsafeFile
    /// The file changed between reading and writing.
    case changed
    /// Another run holds the lock.
    case busy
    /// The running binary must not be named in a configuration.
    case binary
    /// The project's directory cannot be used.
    case project
    /// The operating system refused.
    case system
    /// A hook's payload is no JSON object.
    case notJSON
    /// A member that is needed is not in a hook's payload.
    case missing
    /// A member of a hook's payload is of another type than the client documents.
    case wrongType
    /// A text of a hook's payload is out of its bounds: empty, too long, a relative directory, control characters.
    case badText
  }

  /// What went wrong, to decide on.
  package let code: Code
  /// The hook event at fault by the client's name; nil where there is none, or where not even that could be read.
  package let event: String?
  private let reason: String

  /// One line that names file and place, and what to do.
  package var description: String { reason }

  init(code: Code, event: String? = nil, reason: String) {
    self.code = code
    self.event = event
    self.reason = reason
  }

  static func unparsable(_ file: String, line: Int, column: Int, _ problem: String) -> AgentClientsError {
    AgentClientsError(
      code: .unparsable,
      reason: "`\(file)`:\(line):\(column): \(problem), mend the file; it is left as it is"
    )
  }

  static func unparsable(_ file: String, _ problem: String) -> AgentClientsError {
    AgentClientsError(code: .unparsable, reason: "`\(file)`: \(problem); it is left as it is")
  }

  static func badServer(_ file: String, _ problem: String) -> AgentClientsError {
    AgentClientsError(code: .shape, reason: "`\(file)`: \(problem), mend it by hand")
  }

  static func shape(_ file: String, _ place: String, is kind: String, wanted: String) -> AgentClientsError {
    AgentClientsError(
      code: .shape,
      reason:
        "`\(file)`: `\(place.isEmpty ? "/" : place)` is of kind \(kind) where \(wanted) is due, mend it by hand; the "
        + "file is left as it is"
    )
  }

  static func foreignEntry(_ file: String, _ place: String) -> AgentClientsError {
    AgentClientsError(
      code: .foreignEntry,
      reason: "`\(file)`: `\(place)` is an entry that cavra-mcp did not write, rename or remove it by hand"
    )
  }

  static func edit(_ file: String, _ place: String) -> AgentClientsError {
    AgentClientsError(
      code: .edit,
      reason: "`\(file)`: the change at `\(place.isEmpty ? "/" : place)` would not come out as planned, so nothing is "
        + "written; make it by hand and report this file's form"
    )
  }

  static func unsafeFile(_ path: String, _ problem: String, fix: String) -> AgentClientsError {
    AgentClientsError(code: .unsafeFile, reason: "`\(path)` \(problem), \(fix)")
  }

  static func changed(_ path: String) -> AgentClientsError {
    AgentClientsError(
      code: .changed,
      reason: "`\(path)` was changed by somebody else meanwhile, close the client and run the command again"
    )
  }

  static func busy(_ path: String) -> AgentClientsError {
    AgentClientsError(
      code: .busy,
      reason: "another run of `cavra-mcp init` holds `\(path)`, try again when it has ended"
    )
  }

  static func binary(_ path: String, _ problem: String, fix: String) -> AgentClientsError {
    AgentClientsError(code: .binary, reason: "the binary `\(path)` \(problem), \(fix)")
  }

  static func project(_ path: String, _ problem: String, fix: String) -> AgentClientsError {
    AgentClientsError(code: .project, reason: "`\(path)` \(problem), \(fix)")
  }

  static func system(_ operation: String, _ path: String, _ message: String) -> AgentClientsError {
    AgentClientsError(code: .system, reason: "\(operation) `\(path)` failed: \(message)")
  }
}

extension AgentClientsError: Equatable {
  package static func == (left: AgentClientsError, right: AgentClientsError) -> Bool { left.code == right.code }
}

extension AgentClientsError {
  /// The same error, with the files that could not be put back.
  func leavingBehind(_ files: [String]) -> AgentClientsError {
    let names = files.map { "`\($0)`" }.joined(separator: ", ")
    return AgentClientsError(code: code, reason: "\(reason); \(names) could not be put back, look at it by hand")
  }
}
