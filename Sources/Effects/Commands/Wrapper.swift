/// A program that runs the command behind its own options.
struct Wrapper: Sendable {
  let names: [String]
  /// In the notation of `OptionTable`; everything from the first operand on is the command.
  let options: String
  /// How many operands stand before the command.
  let operands: Int
  /// Whether `NAME=value` may stand before the command.
  let takesAssignments: Bool
  /// Whether the command gets other rights.
  let changesRights: Bool
  /// Whether it ends the command after some time.
  let limitsTime: Bool
  /// Options with which it runs no command.
  let runsNothing: [String]
  /// Whether the words of the command are joined and given to a shell.
  let joins: Joining

  enum Joining: Sendable {
    case never
    case always
    case with(String)
    case unless(String)
  }

  init(
    _ names: String,
    _ options: String,
    operands: Int = 0,
    takesAssignments: Bool = false,
    changesRights: Bool = false,
    limitsTime: Bool = false,
    runsNothing: [String] = [],
    joins: Joining = .never
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.options = options
    self.operands = operands
    self.takesAssignments = takesAssignments
    self.changesRights = changesRights
    self.limitsTime = limitsTime
    self.runsNothing = runsNothing
    self.joins = joins
  }

  static let byName: [String: Wrapper] = {
    var result: [String: Wrapper] = [:]
    for wrapper in all { for name in wrapper.names { result[name] = wrapper } }
    return result
  }()
}
