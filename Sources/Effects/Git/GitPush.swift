import Model

/// Which refs of which remote a `git push` would change, and how (git-push(1)).
struct GitPush {
  private(set) var operation = "push"
  private(set) var remote: String?
  private(set) var refs: [String] = []
  private(set) var force = false
  private(set) var deletes = false
  /// What in the command line could run a program or cannot be told.
  private(set) var opaque: [String] = []
  private(set) var skipsHooks = false
  /// Whether a `--no-dry-run` stands somewhere.
  private var deniesDryRun = false

  private let repository: GitRepository
  private var pushesAll = false
  private var pushesTags = false

  /// Options that take their value from the next word.
  private static let valued: Set<String> = [
    "--repo", "--receive-pack", "--exec", "--push-option", "--recurse-submodules",
  ]

  init(_ arguments: [String], repository: GitRepository) {
    self.repository = repository
    var operands: [String] = []
    var repositoryOption: String?
    var words = arguments[...]
    var onlyOperands = false
    while let word = words.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else if word.hasPrefix("--") {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let glued = parts.count > 1 ? String(parts[1]) : nil
        let value = glued ?? (Self.valued.contains(name) ? words.popFirst() : nil)
        if name == "--repo" { repositoryOption = value }
        takeLong(name)
      } else {
        takeCluster(word, &words)
      }
    }
    // Which of the two counts is said by the order: that there is a second one is reason enough to judge the push.
    if deniesDryRun { operation = "push" }
    remote = operands.first ?? repositoryOption ?? defaultRemote
    takeRefspecs(Array(operands.dropFirst()))
  }

  private mutating func takeLong(_ name: String) {
    // Git takes any unambiguous beginning of a long option, so the dangerous ones are recognised by theirs.
    if name == "--no-force" {
      force = false
    } else if GitOption.isBeginning(name, of: "--force") {
      force = true
    } else if GitOption.isBeginning(name, of: "--mirror") {
      pushesAll = true
      force = true
      deletes = true
    } else if GitOption.isBeginning(name, of: "--delete") {
      deletes = true
    } else if GitOption.isBeginning(name, of: "--prune") {
      deletes = true
    } else if GitOption.isBeginning(name, of: "--all") || GitOption.isBeginning(name, of: "--branches") {
      pushesAll = true
    } else if name == "--tags" {
      pushesTags = true
    } else if GitOption.isBeginning(name, of: "--dry-run", atLeast: 4) {
      operation = "push --dry-run"
    } else if name.hasPrefix("--no-d") {
      deniesDryRun = true
    } else if GitOption.isBeginning(name, of: "--no-verify") {
      skipsHooks = true
    } else if name == "--receive-pack" || name == "--exec" {
      opaque.append("`git push \(name)` runs a program on the other side")
    }
  }

  private mutating func takeCluster(_ word: String, _ words: inout ArraySlice<String>) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      switch letter {
      case "f": force = true
      case "d": deletes = true
      case "n": operation = "push --dry-run"
      case "o":
        if letters.isEmpty { _ = words.popFirst() }
        return
      default: break
      }
    }
  }

  private mutating func takeRefspecs(_ refspecs: [String]) {
    var pending = refspecs[...]
    while let word = pending.popFirst() {
      if word == "tag", let name = pending.popFirst() {
        refs.append("refs/tags/\(name)")
      } else {
        take(refspec: word)
      }
    }
    if pushesAll { refs.append("*") }
    if pushesTags { refs.append("refs/tags/*") }
    if refspecs.isEmpty, !pushesAll, !pushesTags { takeDefaults() }
    refs = refs.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private mutating func take(refspec word: String) {
    var spec = Substring(word)
    if spec.hasPrefix("+") {
      force = true
      spec = spec.dropFirst()
    }
    guard let colon = spec.lastIndex(of: ":") else {
      refs.append(destination(String(spec)))
      return
    }
    let source = spec[..<colon]
    let target = spec[spec.index(after: colon)...]
    if source.isEmpty, target.isEmpty {
      refs.append("*")
    } else if target.isEmpty {
      refs.append(destination(String(source)))
    } else {
      if source.isEmpty { deletes = true }
      refs.append(destination(String(target)))
    }
  }

  /// A destination as a branch name; `HEAD` is the current branch.
  private mutating func destination(_ name: String) -> String {
    if name.contains("*") { return "*" }
    if name == "HEAD" || name == "@" {
      guard let branch = repository.currentBranch else {
        opaque.append("which branch `\(name)` is cannot be told")
        return "*"
      }
      return branch
    }
    for prefix in ["refs/heads/", "heads/"] where name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    return name
  }

  /// What a push without refspecs changes: `remote.NAME.push`, else by `push.default`.
  private mutating func takeDefaults() {
    if let remote {
      if repository.config["remote.\(remote).mirror"] == "true" { takeLong("--mirror") }
      let configured = repository.config.all("remote.\(remote).push")
      for spec in configured { take(refspec: spec) }
      if !configured.isEmpty { return }
    }
    if pushesAll || repository.config["push.default"] == "matching" {
      refs.append("*")
      return
    }
    guard let branch = repository.currentBranch else {
      opaque.append("which branch would be pushed cannot be told")
      refs.append("*")
      return
    }
    refs.append(branch)
    // With `upstream` and `simple` the upstream's name counts; both are judged, since the setting may come from elsewhere.
    if let upstream = repository.config["branch.\(branch).merge"] { refs.append(destination(upstream)) }
  }

  private var defaultRemote: String {
    let config = repository.config
    let branch = repository.currentBranch ?? ""
    return config["branch.\(branch).pushremote"] ?? config["remote.pushdefault"] ?? config["branch.\(branch).remote"]
      ?? "origin"
  }
}
