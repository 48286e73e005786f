package import Model

/// The effects of the actions that name one file or one URL.
package struct FileEffects: Sendable {
  private let workspace: Workspace
  private let resolver: PathResolver

  package init(workspace: Workspace) {
    self.workspace = workspace
    resolver = PathResolver(workspace: workspace)
  }

  /// What an operation does to a file.
  package enum Operation: Sendable { case read, write, delete }

  /// The effect of an operation on a path as given. A directory is meant with everything below it.
  package func effect(
    _ operation: Operation,
    _ path: String,
    in directory: String,
    origin: EffectOrigin = .action
  ) throws(EffectsError) -> Effect {
    let target = try resolver.resolve(path, in: directory)
    let isDirectory = try workspace.kind(target.real) == .directory
    let file = FileTarget(given: target.given, path: target.path, real: target.real, recursive: isDirectory)
    return switch operation {
    case .read: Effect(.read(file), origin: origin)
    case .write: Effect(.write(file), origin: origin)
    case .delete: Effect(.delete(file), origin: origin)
    }
  }

  /// The effect of fetching a URL: the host is reached, or a local file is read.
  package func fetch(
    _ url: String,
    in directory: String,
    origin: EffectOrigin = .action
  ) throws(EffectsError) -> Effect {
    if let path = try FileURL.path(url) { return try effect(.read, path, in: directory, origin: origin) }
    return Effect(.connect(try URLText.endpoint(url)), origin: origin)
  }
}
