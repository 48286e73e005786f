package import Effects
package import Model

extension PolicyProvider {
  /// How the verdict on an action comes about: expanded and judged as a decision would be, nothing recorded.
  ///
  /// - Parameter workspace: what the action is expanded in, the requester's shell included.
  /// - Returns: one explanation, or one for each way that the requester's shell may be defined; the strictest first.
  /// - Throws: what keeps a layer from loading, or a work tree from being looked up.
  package func explain(_ action: Action, workspace: Workspace) throws -> [Explanation] {
    let explanations = try EffectExpander.traces(action, workspace: workspace).map { trace in
      let judgement = try judge(trace.effects, in: action.cwd)
      return Explanation(
        action: action,
        trace: trace,
        verdict: judgement.verdict,
        outcome: judgement.outcome,
        mode: judgement.mode,
        policyDigest: judgement.policyDigest
      )
    }
    return explanations.sorted { $0.outcome > $1.outcome }
  }
}
