import Model

@testable import Effects

/// The world of the command tables with a shell that a snapshot describes.
enum ShellWorld {
  static func effects(
    _ line: String,
    _ kind: ShellIdentity.Kind,
    snapshot: String = "",
    world: MemoryWorld = CommandWorld.world
  ) -> [Effect] {
    var workspace = world.workspace
    workspace.shell = SnapshotReader(kind: kind).read(Array(snapshot.utf8))
    return CommandExpander(workspace: workspace).expand(line, in: "/srv/app")
  }

  static func summary(_ line: String, _ kind: ShellIdentity.Kind, snapshot: String = "") -> String {
    CommandWorld.summary(effects(line, kind, snapshot: snapshot))
  }

  /// Why something cannot be told.
  static func reasons(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .opaque(let reason) = $0.kind { reason } else { nil } }
  }
}
