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
      var walker = Walker(workspace: workspace, limits: limits)
      walker.start = PathText.normalized(directory)
      var state = ShellState(directories: [walker.start])
      state.shell = ShellFacts(workspace.shell.kind, definitions)
      walker.walkCode(line, &state, Place(source: [], documents: [], via: []))
      walker.walkUncalledFunctions(state)
      for effect in walker.effects.effects { effects.add(effect) }
    }
    let found = effects.effects
    return found.isEmpty ? [Effect(.run(ProgramRun(program: ":", written: "", arguments: [])))] : found
  }
}
