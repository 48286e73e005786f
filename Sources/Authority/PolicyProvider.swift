import CanonicalJSON
package import Effects
package import Model
package import Policy
import Signing
import Synchronization

/// Which layers apply to an action, and what they say of it.
///
/// The layers above the repository are fixed when the process starts. Repository layers are those of the session's project
/// and of every work tree that the action touches: who writes into another repository is bound by its rules too.
package final class PolicyProvider: Sendable {
  /// What is fixed at the start.
  package struct Base: Sendable {
    /// Built-in, enterprise, user.
    package let layers: [Layer]
    package let enterpriseMode: Mode?
    package let userMode: Mode?

    package init(layers: [Layer], enterpriseMode: Mode?, userMode: Mode?) {
      self.layers = layers
      self.enterpriseMode = enterpriseMode
      self.userMode = userMode
    }
  }

  /// The places that rules ask about.
  package struct Places: Sendable {
    /// The session's project directory, absolute.
    package let project: String
    package let home: String
    package let temporary: [String]

    package init(project: String, home: String, temporary: [String]) {
      self.project = project
      self.home = home
      self.temporary = temporary
    }
  }

  /// Where a repository keeps its layer.
  private static let repositoryFile = ".cavra/policy.yaml"
  private static let longestFile = 1 << 20
  /// More than this many work trees in one action are not looked into; the action is refused.
  private static let mostWorkTrees = 32

  private let base: Base
  private let places: Places
  private let workspace: Workspace
  private let loader: PackLoader
  /// The layers of repositories by the digest of their text.
  private let compiled = Mutex<[Digest: Layer]>([:])
  /// The same by the file that they were read from, for as long as nothing says that it changed.
  private let unchanged = Mutex<[ByteKey: (stamp: FileStamp, layer: Layer)]>([:])

  package init(base: Base, places: Places, workspace: Workspace, loader: PackLoader) {
    self.base = base
    self.places = places
    self.workspace = workspace
    self.loader = loader
  }

  /// Judges the effects of a request by the layers that apply.
  ///
  /// - Throws: `PolicyError` where a layer does not load, `EffectsError` where a work tree cannot be looked up.
  package func judge(_ request: ActionRequest, _ effects: [Effect]) throws -> LocalAuthority.Judgement {
    try judge(effects, in: request.action.cwd, trust: request.trust)
  }

  /// - Parameters:
  ///   - directory: the action's, absolute.
  ///   - trust: what the trust registry says of the downstream server that is called.
  func judge(
    _ effects: [Effect],
    in directory: String,
    trust: TrustStanding? = nil
  ) throws -> LocalAuthority.Judgement {
    var trees = try trees(directory)
    try addTargets(of: effects, to: &trees)
    let set = try policy(roots: trees.all)
    let surroundings = Surroundings(
      workTrees: trees.own,
      otherTrees: trees.others,
      home: places.home,
      temporary: places.temporary
    )
    let verdict = set.judge(effects, in: surroundings, trust: trust)
    return LocalAuthority.Judgement(
      verdict: verdict,
      outcome: set.settle(verdict),
      mode: set.mode,
      policyDigest: set.digest
    )
  }

  /// The layers that apply to what happens in a directory, without targets elsewhere.
  package func policy(in directory: String) throws -> PolicySet {
    try policy(roots: try trees(directory).all)
  }

  private func policy(roots: [String]) throws -> PolicySet {
    var layers = base.layers
    for root in roots {
      if let layer = try repositoryLayer(root) { layers.append(layer) }
    }
    let userPack = base.layers.last { $0.kind == .user }?.pack.mode
    let repositories = layers.filter { $0.kind == .repository }.compactMap(\.pack.mode)
    let mode = ModeChoice.choose(
      enterprise: base.enterpriseMode,
      user: base.userMode,
      userPack: userPack,
      repositories: repositories
    )
    return PolicySet(layers: layers, mode: mode)
  }

  /// The roots that matter for an action.
  private struct Trees {
    /// The session's project, unless it is so wide that being in it says nothing.
    var own: [String] = []
    /// Those of the action's directory and of the files that it touches.
    var others: [String] = []

    var all: [String] { own + others }

    mutating func add(other root: String) {
      if !all.contains(where: { $0.sameBytes(as: root) }) { others.append(root) }
    }
  }

  /// The project's tree and that of the action's directory. A directory outside any work tree stands for itself.
  ///
  /// Only the project counts as the session's own: `cwd` is the caller's word, and a caller that says `/` must not gain the
  /// whole machine. Nor does a project that is the home directory or above it.
  private func trees(_ cwd: String) throws -> Trees {
    var trees = Trees()
    let project = try root(places.project)
    let home = try PathResolver(workspace: workspace).resolveLiteral(places.home, in: "/").real
    if isInside(home, project) { trees.others = [project] } else { trees.own = [project] }
    trees.add(other: try root(cwd))
    return trees
  }

  private func root(_ directory: String) throws -> String {
    let real = try PathResolver(workspace: workspace).resolveLiteral(directory, in: "/").real
    return try WorkTree.root(of: real, workspace: workspace) ?? real
  }

  private func isInside(_ path: String, _ directory: String) -> Bool {
    let prefix = directory == "/" ? "/" : directory + "/"
    return path.sameBytes(as: directory) || path.utf8.starts(with: prefix.utf8)
  }

  /// Adds the work trees of the files that the effects are on.
  private func addTargets(of effects: [Effect], to trees: inout Trees) throws {
    var known = WorkTree.Roots()
    for effect in effects {
      guard let real = effect.file?.real, let root = try WorkTree.root(of: real, workspace: workspace, &known) else {
        continue
      }
      trees.add(other: root)
      guard trees.others.count <= Self.mostWorkTrees else { throw TooManyWorkTrees(limit: Self.mostWorkTrees) }
    }
  }

  private func repositoryLayer(_ root: String) throws -> Layer? {
    let path = root == "/" ? "/\(Self.repositoryFile)" : "\(root)/\(Self.repositoryFile)"
    let target = try PathResolver(workspace: workspace).resolveLiteral(path, in: "/").real
    guard try workspace.kind(target) != nil else { return nil }
    // Through a link the error messages would quote a file of the user's that the repository must not see.
    guard isInside(target, root) else { throw PolicyError.unreadable(path, "it leads out of its work tree") }
    // Taken before the file is read: what changes in between has another one.
    let stamp = workspace.stamp(target)
    if let stamp, let known = unchanged.withLock({ $0[ByteKey(target)] }), known.stamp == stamp { return known.layer }
    guard let bytes = try workspace.contents(target, Self.longestFile) else {
      throw PolicyError.unreadable(path, "it is longer than \(Self.longestFile) bytes")
    }
    let layer = try layer(bytes, path)
    if let stamp {
      unchanged.withLock { Self.keep((stamp, layer), for: ByteKey(target), in: &$0) }
    }
    return layer
  }

  private func layer(_ bytes: [UInt8], _ path: String) throws -> Layer {
    let digest = SHA256.hash(bytes)
    if let layer = compiled.withLock({ $0[digest] }) { return layer }
    let layer = Layer(.repository, try loader.load(bytes, file: path))
    compiled.withLock { Self.keep(layer, for: digest, in: &$0) }
    return layer
  }

  /// Keeps a value for as many work trees as one action may touch.
  private static func keep<Key, Value>(_ value: Value, for key: Key, in cache: inout [Key: Value]) {
    if cache.count >= mostWorkTrees { cache.removeAll() }
    cache[key] = value
  }
}

/// An action touches more work trees than are looked into.
private struct TooManyWorkTrees: Error, CustomStringConvertible {
  let limit: Int

  var description: String { "the action touches more than \(limit) work trees, split it" }
}
