/// One line that a supervisor writes to its gateway.
enum SupervisorReport: Sendable, Hashable {
  /// The program runs as that process, which leads its own session and group.
  case started(Int32)
  /// The program could not be executed: an `errno`.
  case notExecuted(Int32)
  /// The directory could not be entered: an `errno`.
  case notEntered(Int32)
  /// The supervisor itself could not be set up: an `errno`.
  case notReady(Int32)
  /// The child ended, and all of its descendants.
  case ended(ChildEnd)

  var line: String {
    switch self {
    case .started(let pid): "started \(pid)\n"
    case .notExecuted(let number): "not-executed \(number)\n"
    case .notEntered(let number): "not-entered \(number)\n"
    case .notReady(let number): "not-ready \(number)\n"
    case .ended(.exited(let code)): "exited \(code)\n"
    case .ended(.signalled(let number)): "signalled \(number)\n"
    case .ended(.lost): "lost 0\n"
    }
  }

  /// Nil where the line, without its line break, is no report.
  init?(line: some StringProtocol) {
    let words = line.split(separator: " ")
    guard words.count == 2, let number = Int32(words[1]) else { return nil }
    switch words[0] {
    case "started": self = .started(number)
    case "not-executed": self = .notExecuted(number)
    case "not-entered": self = .notEntered(number)
    case "not-ready": self = .notReady(number)
    case "exited": self = .ended(.exited(number))
    case "signalled": self = .ended(.signalled(number))
    case "lost": self = .ended(.lost)
    default: return nil
    }
  }
}
