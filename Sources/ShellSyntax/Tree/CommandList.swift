/// Commands one after the other. All ranges in the tree are UTF-8 byte offsets into the whole text.
package struct CommandList: Sendable, Equatable {
  package let items: [ListItem]
  package let range: Range<Int>
}

/// One and-or list with what ends it.
package struct ListItem: Sendable, Equatable {
  /// The first pipeline.
  package let first: Pipeline
  /// The pipelines after it, each with the operator before it.
  package let rest: [Link]
  /// Whether it ends with `&` and so runs beside what follows, in a shell of its own.
  package let background: Bool
  package let range: Range<Int>

  /// A pipeline that runs depending on what went before.
  package struct Link: Sendable, Equatable {
    package enum Condition: Sendable { case and, or }
    package let condition: Condition
    package let pipeline: Pipeline
  }
}

/// Commands joined by `|`.
package struct Pipeline: Sendable, Equatable {
  /// Whether `!` stands before it an odd number of times.
  package let negated: Bool
  /// Whether the reserved word `time` stands before it.
  package let timed: Bool
  /// Whether that is `time -p`.
  package let timedPortably: Bool
  /// The commands; empty for a lone `!` or `time`.
  package let commands: [Command]
  /// Which of the commands are joined to the next by `|&`, so that their standard error goes there too.
  package let errorsPiped: [Int]
  package let range: Range<Int>
}
