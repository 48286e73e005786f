/// What is started: a program, its words and its whole surroundings. Nothing is inherited but what is named here.
package struct ChildDefinition: Sendable, Hashable {
  /// The program's absolute path. No search path is consulted, so that what was pinned is what runs.
  package var program: String
  /// The arguments after the program's name.
  package var arguments: [String]
  /// All environment variables of the child; see `ChildEnvironment.minimal(from:adding:)`.
  package var environment: [String: String]
  /// The absolute directory in which the child starts.
  package var directory: String
  /// What the child is confined to; nil where its record asks for no sandbox.
  package var sandbox: Sandbox?

  package init(
    program: String,
    arguments: [String] = [],
    environment: [String: String] = [:],
    directory: String = "/",
    sandbox: Sandbox? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.sandbox = sandbox
  }
}

/// Bounds of one child that are ours rather than its record's.
package struct ChildLimits: Sendable {
  /// How many bytes of the end of standard error are kept.
  package var errorTail: Int
  /// How many bytes of one line of standard error are handed on; the rest of a longer line comes as further lines.
  package var errorLine: Int
  /// How long the program may take until it is being executed; a directory on a hanging file system can take for ever.
  package var start: Duration
  /// The program and first words that start a supervisor.
  ///
  /// By default it is this very program: `/proc/self/exe` names its file even after an upgrade replaced it.
  package var supervisor: [String]
  /// Called with each line of standard error, control characters made visible, on a thread of ours that drains it: it must
  /// not block.
  package var onErrorLine: @Sendable (String) -> Void

  package init(
    errorTail: Int = 16_384,
    errorLine: Int = 4096,
    start: Duration = .seconds(20),
    supervisor: [String] = ["/proc/self/exe", Supervisor.command],
    onErrorLine: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.errorTail = errorTail
    self.errorLine = errorLine
    self.start = start
    self.supervisor = supervisor
    self.onErrorLine = onErrorLine
  }
}
