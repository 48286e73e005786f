import Model

/// What the files of the repository around a directory say: the current branch and the configuration. Git is not run.
struct GitRepository: Sendable {
  /// The most bytes that are read of one file.
  private static let longestFile = 262_144

  /// The branch that `HEAD` names; nil where it is detached, or there is no repository that can be read.
  private(set) var currentBranch: String?
  /// The repository's configuration, after the requester's own.
  private(set) var config = GitConfig()

  /// - Parameter head: what `HEAD` names by then.
  init(around directory: String, workspace: Workspace, head: GitHead = .stored) {
    self.init(stored: directory, workspace)
    switch head {
    case .stored: break
    case .branch(let name): currentBranch = name
    case .unknown: currentBranch = nil
    }
  }

  private init(stored directory: String, _ workspace: Workspace) {
    func text(_ path: String) -> String? {
      guard let bytes = try? workspace.contents(path, Self.longestFile) else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
    if let home = workspace.home("") {
      for file in [".config/git/config", ".gitconfig"] {
        if let settings = text(PathText.join(home, file)) { config.add(settings) }
      }
    }
    guard let real = try? PathResolver(workspace: workspace).resolveLiteral(".", in: directory).real,
      let root = try? WorkTree.root(of: real, workspace: workspace)
    else { return }
    var place = PathText.join(root, ".git")
    // In a linked work tree or a submodule `.git` is a file that says where the repository is.
    if let link = text(place).map(Self.firstLine), link.hasPrefix("gitdir: ") {
      let target = String(link.dropFirst(8))
      place = PathText.normalized(PathText.isAbsolute(target) ? target : PathText.join(root, target))
    }
    if let head = text(PathText.join(place, "HEAD")).map(Self.firstLine), head.hasPrefix("ref: refs/heads/") {
      currentBranch = String(head.dropFirst(16))
    }
    // A linked work tree shares the configuration of the repository that it belongs to.
    var shared = place
    if let common = text(PathText.join(place, "commondir")).map(Self.firstLine) {
      shared = PathText.normalized(PathText.isAbsolute(common) ? common : PathText.join(place, common))
    }
    for file in [PathText.join(shared, "config"), PathText.join(place, "config.worktree")] {
      if let settings = text(file) { config.add(settings) }
    }
  }

  private static func firstLine(_ text: String) -> String { String(text.prefix { !$0.isNewline }) }
}
