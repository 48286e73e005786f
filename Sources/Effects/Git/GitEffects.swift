package import Model

/// What a Git command line would do: the words after `git` to effects.
///
/// Git runs programs for many reasons (aliases, hooks, pagers, helpers named in options and configuration). What is known
/// to run none is described by the catalogue; everything else is an opaque effect, never silence.
package struct GitEffects: Sendable {
  private let workspace: Workspace

  package init(workspace: Workspace) { self.workspace = workspace }

  /// The effects of `git` with these arguments.
  ///
  /// - Parameters:
  ///   - arguments: the words after `git`, quotes removed.
  ///   - directory: the absolute directory in which it would run.
  ///   - origin: the place and the way by which the command was reached.
  package func effects(arguments: [String], in directory: String, origin: EffectOrigin) -> [Effect] {
    effects(arguments: arguments, in: directory, head: .stored, origin: origin)
  }

  /// - Parameter head: what `HEAD` names by then.
  func effects(arguments: [String], in directory: String, head: GitHead, origin: EffectOrigin) -> [Effect] {
    var global = GitGlobalOptions(arguments, directory: directory, workspace: workspace)
    var effects = global.opaque.map { Effect(.opaque($0), origin: origin) }
    guard let name = global.rest.popFirst() else {
      return effects + [Effect(.git(GitOperation(operation: "help")), origin: origin)]
    }
    let place = GitPlace(workspace: workspace, directory: global.directory, origin: origin, head: head)
    switch name {
    case "push": effects += place.push(Array(global.rest))
    case "config": effects += place.config(Array(global.rest))
    default:
      if let subcommand = GitSubcommand.catalogue[name] {
        effects += place.effects(of: name, subcommand, Array(global.rest))
      } else {
        effects.append(
          Effect(
            .opaque("`git \(name)` is no subcommand of Git itself: it may be an alias or another program"),
            origin: origin
          )
        )
      }
    }
    return effects
  }
}
