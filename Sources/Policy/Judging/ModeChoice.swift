package import Model

/// Which mode is in force, from what each place states.
package enum ModeChoice {
  /// The strictest of what the enterprise and the user chose; without a choice what the user's pack states, else `enforce`.
  /// A repository can raise the mode and never lower it.
  ///
  /// - Parameters:
  ///   - enterprise: from the enterprise's configuration or pack.
  ///   - user: from the user's configuration.
  ///   - userPack: from the pack of the user layer.
  ///   - repositories: from the packs of the repository layers.
  package static func choose(enterprise: Mode?, user: Mode?, userPack: Mode?, repositories: [Mode]) -> Mode {
    let chosen = [enterprise, user].compactMap(\.self).max() ?? userPack ?? .enforce
    return repositories.reduce(chosen, max)
  }
}
