import ShellSyntax

extension Walker {
  mutating func walk(_ list: CommandList, _ state: inout ShellState, _ place: Place) {
    for item in list.items where !isExhausted { walk(item, &state, place) }
  }

  mutating func walk(_ item: ListItem, _ state: inout ShellState, _ place: Place) {
    if item.background {
      inOwnShell(state) { walker, inner in _ = walker.walkChain(item, &inner, place) }
      return
    }
    var inner = state
    let ending = walkChain(item, &inner, place)
    // What runs in the background runs in a shell of its own.
    if let after = ending.either { state = after }
  }

  /// `a && b || c`: each part starts from what is known where it is reached.
  private mutating func walkChain(_ item: ListItem, _ state: inout ShellState, _ place: Place) -> Ending {
    var ending = walk(item.first, state, place)
    for link in item.rest {
      switch link.condition {
      case .and:
        guard let start = ending.success else { continue }
        let next = walk(link.pipeline, start, place)
        ending = Ending(success: next.success, failure: Self.merged(ending.failure, next.failure))
      case .or:
        // A branch that cannot be reached is walked all the same; only what it leaves behind is dropped.
        guard let start = ending.failure else {
          if let start = ending.success { _ = walk(link.pipeline, start, place) }
          continue
        }
        let next = walk(link.pipeline, start, place)
        ending = Ending(success: Self.merged(ending.success, next.success), failure: next.failure)
      }
    }
    return ending
  }

  private static func merged(_ left: ShellState?, _ right: ShellState?) -> ShellState? {
    guard let left else { return right }
    guard let right else { return left }
    return .merged(left, right)
  }

  private mutating func walk(_ pipeline: Pipeline, _ state: ShellState, _ place: Place) -> Ending {
    var ending = Ending(state)
    let mark = endless.count
    if pipeline.commands.count == 1, let command = pipeline.commands.first {
      var inner = state
      ending = walk(command, &inner, place)
    } else {
      // Each command of a pipeline runs in a shell of its own.
      var here = place
      for (index, command) in pipeline.commands.enumerated() {
        if index > 0 {
          here.secretInput = nil
          here.isInputEndless = endless.count > mark
          endless.removeSubrange(mark...)
        }
        if index > 0 { here.input = output(of: pipeline.commands[index - 1], here.input, state, place) }
        let place = here
        let isLast = index == pipeline.commands.count - 1
        inOwnShell(state) { walker, inner in
          _ = walker.walk(command, &inner, place)
          // With `lastpipe`, and in zsh always, the last one runs in this shell.
          if isLast, inner.shell.kind == .zsh || state.shell.isOn("lastpipe") != false {
            ending = Ending(.merged(state, inner))
          }
        }
      }
    }
    reportEndless(since: mark, pipeline.range, place)
    return pipeline.negated ? Ending(success: ending.failure, failure: ending.success) : ending
  }

  @discardableResult
  mutating func walk(_ command: Command, _ state: inout ShellState, _ place: Place) -> Ending {
    switch command {
    case .simple(let simple):
      return walk(simple, &state, place)
    case .compound(let compound, let redirections, _):
      var here = place
      if let given = redirect(redirections, &state, place) { (here.input, here.secretInput) = given }
      if let reason = EndlessLoop.reason(compound, redirections: redirections), !place.isTimed {
        opaque("how much it takes cannot be told: \(reason)", place.range(command.range), place.via)
      }
      walk(compound, &state, here)
      return Ending(state)
    case .function(let definition):
      let name = definition.name.constant.map { String(decoding: $0, as: UTF8.self) }
      guard let name else {
        opaque("the name of a function cannot be told", place.range(definition.range), place.via)
        return Ending(state)
      }
      let function = ShellState.Function(id: nextFunction(), body: definition.body, place: place)
      state.functions[name] = function
      if state.shell.base.functions[name] != nil { state.shell.hiddenFunctions.insert(name) }
      definitions.append((name, function))
      return Ending(success: state, failure: nil)
    case .coprocess(_, let body, _):
      inOwnShell(state) { walker, inner in _ = walker.walk(body, &inner, place) }
      return Ending(state)
    }
  }
}
