import CanonicalJSON

/// What the hook's process gives back to Claude Code (hooks reference, "Hook output"): one JSON object on standard output or
/// nothing at all, one line on standard error, and an exit code.
package struct HookReply: Sendable, Equatable {
  /// Empty, or one JSON object and a line feed: the client ignores an answer with anything beside it.
  package let stdout: [UInt8]
  /// One line without a line feed.
  package let stderr: String?
  /// 0: the answer is in `stdout`. 2: the client blocks and shows `stderr` to the model. 1: the client shows `stderr` to its
  /// user and goes on.
  package let exitCode: Int32

  /// Nothing to say: the client goes on as if there were no hook, and its own prompts stay.
  package static let silent = HookReply(stdout: [], stderr: nil, exitCode: 0)

  static func answer(_ object: JSON) -> HookReply {
    HookReply(stdout: object.serialized() + [0x0A], stderr: nil, exitCode: 0)
  }

  static func failure(_ line: String, blocks: Bool) -> HookReply {
    HookReply(stdout: [], stderr: line, exitCode: blocks ? 2 : 1)
  }
}
