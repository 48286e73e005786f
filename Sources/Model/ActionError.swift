/// Why a JSON object is no action.
package struct ActionError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable {
    case missing, wrongType, unknownMember, unknownActionType, badDirectory, badText, notAChoice, outOfBounds, badTime
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static func missing(_ name: String) -> ActionError {
    ActionError(code: .missing, reason: "`\(name)` is missing")
  }

  static func wrongType(_ name: String, wanted: String, got: String) -> ActionError {
    ActionError(code: .wrongType, reason: "`\(name)` is of the type \(got), give a \(wanted)")
  }

  static func unknownMember(_ name: String, allowed: [String]) -> ActionError {
    let list = allowed.map { "`\($0)`" }.joined(separator: ", ")
    return ActionError(code: .unknownMember, reason: "unknown member `\(name.prefix(64))`, allowed are \(list)")
  }

  static func unknownActionType(_ name: String) -> ActionError {
    let list = ActionType.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return ActionError(code: .unknownActionType, reason: "unknown action type `\(name.prefix(64))`, use one of \(list)")
  }

  static func badDirectory(_ path: String) -> ActionError {
    ActionError(code: .badDirectory, reason: "`cwd` is `\(path.prefix(256))`, give an absolute path")
  }

  static func notAChoice(_ name: String, _ text: String, _ words: [String]) -> ActionError {
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    return ActionError(code: .notAChoice, reason: "`\(name)` is `\(text.prefix(64))`, use one of \(list)")
  }

  static func outOfBounds(_ name: String, _ number: Int, _ bounds: ClosedRange<Int>) -> ActionError {
    let reason = "`\(name)` is \(number), give a number from \(bounds.lowerBound) to \(bounds.upperBound)"
    return ActionError(code: .outOfBounds, reason: reason)
  }

  static func badTime(_ name: String, _ text: String) -> ActionError {
    ActionError(code: .badTime, reason: "`\(name)` is `\(text.prefix(64))`, write it as 2026-01-31T09:30:00Z")
  }

  static func empty(_ name: String) -> ActionError {
    ActionError(code: .badText, reason: "`\(name)` is empty")
  }
}

extension ActionError: Equatable {
  package static func == (left: ActionError, right: ActionError) -> Bool { left.code == right.code }
}
