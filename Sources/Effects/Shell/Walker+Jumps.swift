import ShellSyntax

/// What ends a body or the shell itself, and what is run then.
extension Walker {
  /// `return`, `break`, `continue` and `exit`, which leave only where there is something to be left.
  mutating func jump(_ name: String, _ arguments: [Argument], _ state: ShellState, _ place: Place) -> Ending {
    let isInBody =
      switch name {
      case "return": !state.frames.isEmpty || Self.isSourced(place.via)
      case "break", "continue": state.loops > 0
      case "exit": true
      // It works in login shells only.
      default: false
      }
    // With words that make no sense they say so and go on.
    let makesSense = arguments.count <= 1 && arguments.allSatisfy { $0.isKnown && Int($0.text) != nil }
    if name == "exit" { runTraps(state) } else { leaveBody(state) }
    return isInBody && (makesSense || arguments.contains { !$0.isKnown && arguments.count == 1 })
      ? Ending(success: nil, failure: nil) : Ending(state)
  }

  /// Whether the innermost thing that runs code here is a sourced file or a function: from a shell of its own nothing returns.
  private static func isSourced(_ via: [String]) -> Bool {
    let innermost = via.last { step in
      step.hasPrefix("source") || step.hasPrefix("function") || step.hasSuffix(" -c") || step.contains("here-document")
    }
    return innermost.map { $0.hasPrefix("source") || $0.hasPrefix("function") } ?? false
  }

  /// `trap`: the code runs now at the earliest, and with what is known at the end at the latest.
  mutating func setTrap(
    _ action: Argument,
    _ signals: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let here = place.through("trap")
    var inner = state
    runCode(action, range, &inner, here)
    guard action.isKnown, !action.text.isEmpty else { return }
    state.traps.append(ShellState.Trap(code: action, range: range, place: here))
    let ends: Set<String> = [
      "EXIT", "0", "INT", "TERM", "HUP", "QUIT", "SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "2", "15", "1",
    ]
    if signals.allSatisfy({ $0.isKnown && ends.contains($0.text.uppercased()) }) { return }
    // The others may run before any of the commands that follow, and change what those see.
    state = .merged(state, inner)
    state.watched.formUnion(Self.names(in: Array(action.text.utf8)))
  }

  /// Runs the traps of a shell that ends with what it knows then.
  mutating func runTraps(_ state: ShellState) {
    guard !state.traps.isEmpty, !isExhausted else { return }
    var inner = state
    inner.traps = []
    for trap in state.traps.prefix(8) { runCode(trap.code, trap.range, &inner, trap.place) }
    if state.traps.count > 8 { opaque("more traps than are followed", state.traps[8].range, state.traps[8].place.via) }
  }

  /// Walks through what runs in a shell of its own, with the traps that it sets.
  mutating func inOwnShell(_ state: ShellState, _ body: (inout Walker, inout ShellState) -> Void) {
    var inner = state
    inner.traps = []
    body(&self, &inner)
    runTraps(inner)
  }
}
