import Authority
import Effects
import Model
import Policy
import ShippedPacks

/// The steps of a decision that look and think: expand, judge, settle.
struct Judge {
  let workspace: Workspace
  private let provider: PolicyProvider

  /// - Parameter further: how many rules the repository adds to those that are built in and those that ship.
  init(further: Int) throws {
    workspace = World.workspace(policy: further == 0 ? nil : FurtherRules.pack(further))
    guard let shipped = ShippedPacks.yaml(id: PolicyBase.defaultPack) else {
      throw BenchFault("no pack `\(PolicyBase.defaultPack)` ships")
    }
    let pack = try PolicyBase.loader.load(Array(shipped.utf8), file: "policy.yaml")
    let builtIn = try BuiltInRules.layer(
      ProtectedPlaces(
        state: "/home/dev/.local/state/cavra",
        configuration: "/home/dev/.config/cavra",
        enterprise: "/etc/cavra",
        binary: "/usr/local/bin/cavra-mcp"
      )
    )
    provider = PolicyProvider(
      base: PolicyProvider.Base(layers: [builtIn, Layer(.user, pack)], enterpriseMode: nil, userMode: nil),
      places: PolicyProvider.Places(project: World.tree, home: World.home, temporary: ["/tmp", "/var/tmp"]),
      workspace: workspace,
      loader: PolicyBase.loader
    )
  }

  /// What becomes of the action; nil where it could not be judged, which would make the figure worthless.
  func outcome(_ action: Action) -> Outcome? {
    let request = ActionRequest(
      action: action,
      claimed: ClaimedIdentity(sessionID: "bench", agentID: "bench", actor: "bench"),
      observed: ObservedIdentity(uid: 0, pid: 0, ancestors: []),
      surface: .guardTool,
      force: .advice,
      repository: nil,
      correlationID: "bench"
    )
    return try? provider.judge(request, EffectExpander.expand(action, workspace: workspace)).outcome
  }
}
