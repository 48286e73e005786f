package import Model

/// Works out what a command line would do.
package struct CommandExpander: Sendable {
  private let workspace: Workspace
  private let limits: EffectLimits

  package init(workspace: Workspace, limits: EffectLimits = EffectLimits()) {
    self.workspace = workspace
    self.limits = limits
  }

  /// The effects of a line as bash would run it in a directory, without repetitions, in the order in which they would come.
  ///
  /// Nothing is run and nothing is thrown: what cannot be told is an opaque effect. A line that does nothing at all is the
  /// run of the builtin `:`, so that an empty list never stands for "could not tell".
  package func expand(_ line: String, in directory: String) -> [Effect] {
    guard PathText.isAbsolute(directory), !directory.utf8.contains(0) else {
      return [Effect(.opaque("the directory `\(directory.prefix(80))` is not absolute"))]
    }
    var effects = EffectList()
    // What the shell may be: the line does what it does in one of them.
    for definitions in workspace.shell.definitions {
      for effect in walk(line, in: directory, definitions).effects.effects { effects.add(effect) }
    }
    return effects.effects.isEmpty ? [Self.nothing] : effects.effects
  }

  /// The same walk with the commands that were met, once for each way that the shell may be defined.
  ///
  /// The effects of the traces together are those of `expand`; an effect that several commands have is told for each.
  package func traces(_ line: String, in directory: String) -> [CommandTrace] {
    guard PathText.isAbsolute(directory), !directory.utf8.contains(0) else {
      return [CommandTrace(steps: [], effects: expand(line, in: directory), stepOfEffect: [nil])]
    }
    return workspace.shell.definitions.map { definitions in
      let walker = walk(line, in: directory, definitions, recorder: StepRecorder())
      let found = walker.effects
      return CommandTrace(
        steps: walker.recorder?.steps ?? [],
        effects: found.effects.isEmpty ? [Self.nothing] : found.effects,
        stepOfEffect: found.effects.isEmpty ? [nil] : found.steps
      )
    }
  }

  private func walk(
    _ line: String,
    in directory: String,
    _ definitions: ShellDefinitions,
    recorder: StepRecorder? = nil
  ) -> Walker {
    var walker = Walker(workspace: workspace, limits: limits)
    walker.recorder = recorder
    walker.start = PathText.normalized(directory)
    var state = ShellState(directories: [walker.start])
    state.shell = ShellFacts(workspace.shell.kind, definitions)
    walker.walkCode(line, &state, Place(source: [], documents: [], via: []))
    walker.runTraps(state)
    walker.walkUncalledFunctions(state)
    return walker
  }

  /// What a line does that does nothing at all.
  private static let nothing = Effect(.run(ProgramRun(program: ":", written: "", arguments: [])))
}
