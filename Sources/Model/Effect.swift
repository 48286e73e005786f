/// What an action would do, as far as can be told. One action has many effects, and each is judged by itself.
package struct Effect: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A program is started.
    case run(ProgramRun)
    case read(FileTarget)
    case write(FileTarget)
    case delete(FileTarget)
    /// A host is reached.
    case connect(Endpoint)
    case git(GitOperation)
    /// A tool of another MCP server is called.
    case mcp(server: String, tool: String)
    /// A tool of the agent's client itself is used.
    case tool(client: String, tool: String)
    /// Rights are changed or borrowed, for example by `sudo`; the text names the means.
    case privilege(String)
    /// Something that cannot be told; the text says what and why. Never silence in its place.
    case opaque(String)
  }

  package let kind: Kind
  package let origin: EffectOrigin

  /// Whether it is a matter of rules that name it alone: what is only possible, and what was looked into. Defaults and
  /// silence do not speak on it.
  package var isForNamingRulesOnly: Bool {
    switch kind {
    case .run(let run): run.isRead
    default: file?.possible ?? false
    }
  }

  /// The file that it is on; nil for an effect that is on none.
  package var file: FileTarget? {
    switch kind {
    case .read(let file), .write(let file), .delete(let file): file
    default: nil
    }
  }

  package init(_ kind: Kind, origin: EffectOrigin = .action) {
    self.kind = kind
    self.origin = origin
  }
}

/// Where in the action an effect comes from.
package struct EffectOrigin: Sendable, Equatable {
  /// The place in the command line as UTF-8 byte offsets, nil where the action is no command or the effect is of the whole.
  package let range: Range<Int>?
  /// How it was reached, outermost first: `sudo`, `bash -c`, `> redirection`, `argument path`.
  package let via: [String]

  package init(range: Range<Int>? = nil, via: [String] = []) {
    self.range = range
    self.via = via
  }

  /// The action itself.
  package static let action = EffectOrigin()
}

/// A program and its arguments, after quotes and known expansions.
package struct ProgramRun: Sendable, Equatable {
  /// The last component of what was written, for matching: `terraform` for `/usr/local/bin/terraform`.
  package let program: String
  /// What was written as the command word.
  package let written: String
  /// The words after it. A word that could not be told stands as its source text, beside an opaque effect of its own.
  package let arguments: [String]
  /// Whether it is a script that was read, so that what it does stands in the effects beside this one. Rules that name it
  /// speak of it; defaults, which are for programs of which nothing is known, do not.
  package let isRead: Bool
  /// The arguments without the options before or between the verbs that only choose where or how to look: a namespace, a
  /// profile, a format. Rules that name verbs are held against both readings.
  package let verbs: [String]
  /// Whether the program only shows its help or rehearses, by its own options: `--help`, `--dry-run=client`.
  package let rehearses: Bool
  /// What it does, where the catalogue knows.
  package let acts: [Act]

  package init(
    program: String,
    written: String,
    arguments: [String],
    isRead: Bool = false,
    verbs: [String]? = nil,
    rehearses: Bool = false,
    acts: [Act] = []
  ) {
    self.program = program
    self.written = written
    self.arguments = arguments
    self.isRead = isRead
    self.verbs = verbs ?? arguments
    self.rehearses = rehearses
    self.acts = acts
  }

  package static func == (left: ProgramRun, right: ProgramRun) -> Bool {
    left.isRead == right.isRead && left.rehearses == right.rehearses && left.acts == right.acts
      && Effect.same([left.program, left.written] + left.arguments, [right.program, right.written] + right.arguments)
  }
}

/// A file or directory under both of its names.
package struct FileTarget: Sendable, Equatable {
  /// As it was given.
  package let given: String
  /// Absolute, `~` and `.` and `..` removed by text alone.
  package let path: String
  /// Absolute, every symbolic link followed; for what does not exist yet, the deepest existing directory followed.
  package let real: String
  /// Whether everything below it is meant too.
  package let recursive: Bool
  /// Whether it is only possible that the file is meant: a word of a program whose options are not all known. Rules that
  /// restrict files by name speak of it; defaults, zones and permissions do not.
  package let possible: Bool
  /// Of a recursive reading, the files that it would open, absolute, where they were listed; no part of a record.
  package let below: [String]

  package init(
    given: String,
    path: String,
    real: String,
    recursive: Bool = false,
    possible: Bool = false,
    below: [String] = []
  ) {
    self.given = given
    self.path = path
    self.real = real
    self.recursive = recursive
    self.possible = possible
    self.below = below
  }

  package static func == (left: FileTarget, right: FileTarget) -> Bool {
    left.recursive == right.recursive && left.possible == right.possible
      && Effect.same([left.given, left.path, left.real], [right.given, right.path, right.real])
      && Effect.same(left.below, right.below)
  }
}

/// A network peer.
package struct Endpoint: Sendable, Equatable {
  /// The host name or address in lower case, without a port.
  package let host: String
  /// The port where it is written.
  package let port: Int?
  /// The scheme or protocol: `https`, `ssh`, `tcp`.
  package let scheme: String

  package init(host: String, port: Int? = nil, scheme: String) {
    self.host = host
    self.port = port
    self.scheme = scheme
  }
}

/// What Git would do to a repository or its remote.
package struct GitOperation: Sendable, Equatable {
  /// The subcommand, with the option that makes it another thing where there is one: `push`, `commit`, `reset --hard`.
  package let operation: String
  /// The remote that is reached, by name or URL, where one is.
  package let remote: String?
  /// The destination refs that change, as branch names without `refs/heads/`; `*` where all of them may.
  package let refs: [String]
  /// Whether history on the other side may be overwritten.
  package let force: Bool
  /// Whether refs are deleted.
  package let deletes: Bool

  package init(
    operation: String,
    remote: String? = nil,
    refs: [String] = [],
    force: Bool = false,
    deletes: Bool = false
  ) {
    self.operation = operation
    self.remote = remote
    self.refs = refs
    self.force = force
    self.deletes = deletes
  }
}

extension Effect {
  /// Whether both lists are the same strings byte for byte.
  static func same(_ left: [String], _ right: [String]) -> Bool {
    left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
  }
}
