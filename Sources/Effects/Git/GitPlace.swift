import Model

/// One Git command at its place: the directory it works in and where in the action it stands.
struct GitPlace {
  let workspace: Workspace
  let directory: String
  let origin: EffectOrigin
  /// What `HEAD` names by then.
  var head = GitHead.stored

  private var files: FileEffects { FileEffects(workspace: workspace) }
  private var repository: GitRepository { GitRepository(around: directory, workspace: workspace, head: head) }

  /// The effects of `git push`.
  func push(_ arguments: [String]) -> [Effect] {
    let push = GitPush(arguments, repository: repository)
    let operation = GitOperation(
      operation: push.operation,
      remote: push.remote,
      refs: push.refs,
      force: push.force,
      deletes: push.deletes
    )
    var effects = [git(operation)]
    if push.skipsHooks { effects.append(git(GitOperation(operation: "push --no-verify"))) }
    if let remote = push.remote { effects += contact(remote) }
    return effects + push.opaque.map(opaque)
  }

  /// The effects of `git config`: looking is harmless, setting depends on the key.
  func config(_ arguments: [String]) -> [Effect] {
    let source = GitWords(arguments, valued: ["-f", "--file"])
    let read = (source.values(of: "-f") + source.values(of: "--file")).flatMap { file(.read, $0) }
    return read + configEffects(arguments)
  }

  private func configEffects(_ arguments: [String]) -> [Effect] {
    let reading = [
      "--get", "--get-all", "--get-regexp", "--get-urlmatch", "--list", "-l", "get", "list", "--get-color",
      "--show-origin",
    ]
    if arguments.contains(where: { reading.contains($0) }) { return [git(GitOperation(operation: "config get"))] }
    var operands = GitWords(arguments, valued: ["-f", "--file", "--blob", "--type", "--default", "--comment"]).operands
    if operands.first == "set" || operands.first == "unset" {
      operands.removeFirst()
    } else if operands.count == 1, !arguments.contains(where: { $0.hasPrefix("--unset") }) {
      return [git(GitOperation(operation: "config get"))]
    }
    let scopes = ["--global", "--system", "--worktree", "--file", "-f"]
    let files = GitWords(arguments, valued: ["-f", "--file", "--blob", "--type", "--default", "--comment"])
    let named = (files.values(of: "-f") + files.values(of: "--file")).flatMap { file(.write, $0) }
    let scope = arguments.first { word in scopes.contains { word == $0 || word.hasPrefix($0 + "=") } }
    var effects = [git(GitOperation(operation: scope.map { "config set \($0.prefix { $0 != "=" })" } ?? "config set"))]
    effects += named
    let key = operands.first?.lowercased() ?? ""
    if !GitSetting.isHarmless(key) { effects.append(opaque("the setting `\(key)` can make Git run another program")) }
    return effects
  }

  /// The effects of a subcommand that the catalogue describes.
  func effects(of name: String, _ subcommand: GitSubcommand, _ arguments: [String]) -> [Effect] {
    // Alone it asks for the usage, but where it stands for something else (`git ls-remote -h` lists heads).
    if arguments == ["-h"], name != "ls-remote" { return [git(GitOperation(operation: "help"))] }
    if name == "symbolic-ref", Self.onlyShows(arguments) { return [git(GitOperation(operation: "symbolic-ref show"))] }
    let words = GitWords(
      arguments,
      valued: subcommand.valued + subcommand.runs + subcommand.writes + subcommand.reads
    )
    var effects = operations(name, subcommand, words)
    if let reason = subcommand.opaque { effects.append(opaque(reason)) }
    for option in subcommand.runs where words.has(option) {
      effects.append(opaque("`git \(name) \(option)` runs a program or sets what Git runs"))
    }
    for option in subcommand.writes { effects += words.values(of: option).flatMap { file(.write, $0) } }
    for option in subcommand.reads { effects += words.values(of: option).flatMap { file(.read, $0) } }
    return effects + operandEffects(name, subcommand, words)
  }

  /// Whether it only shows what it would do.
  private static func isRehearsal(_ words: GitWords) -> Bool {
    (words.has("-n") || words.has("--dry-run")) && !words.all.contains { $0.hasPrefix("--no-d") }
  }

  /// `git symbolic-ref` with one name says what that leads to; with two it changes it.
  private static func onlyShows(_ arguments: [String]) -> Bool {
    let options = arguments.filter { $0.hasPrefix("-") }
    return arguments.count - options.count == 1
      && options.allSatisfy { ["--short", "-q", "--quiet", "--recurse", "--no-recurse"].contains($0) }
  }

  /// The subcommand as one operation, or one for each mark that is there.
  private func operations(_ name: String, _ subcommand: GitSubcommand, _ words: GitWords) -> [Effect] {
    if let first = subcommand.verbs.first {
      guard let verb = words.all.first(where: { !$0.hasPrefix("-") || $0 == "-v" }) else {
        return [git(GitOperation(operation: "\(name) \(first)"))]
      }
      if subcommand.verbs.contains(verb) {
        let isDryRun = subcommand.rehearses.contains(verb) && Self.isRehearsal(words)
        return [git(GitOperation(operation: "\(name) \(verb)\(isDryRun ? " --dry-run" : "")"))]
      }
      return [git(GitOperation(operation: name)), opaque("`git \(name) \(verb)` is not known")]
    }
    var found = subcommand.marks.filter { mark in
      mark.long.map(words.has) ?? false || mark.short.map { words.has("-\($0)") } ?? false
    }
    guard !found.isEmpty else { return [git(GitOperation(operation: name))] }
    // A dry run stays one whatever else is asked for, but `--no-dry-run`: `git clean -nf` removes nothing.
    if let dryRun = found.first(where: { $0.name == "--dry-run" }) {
      let isDenied = words.all.contains { $0.hasPrefix("--no-d") }
      found = isDenied ? found.filter { $0.name != "--dry-run" } : [dryRun]
    }
    guard !found.isEmpty else { return [git(GitOperation(operation: name))] }
    return found.map { git(GitOperation(operation: "\(name) \($0.name)", force: $0.name == "--force")) }
  }

  private func operandEffects(_ name: String, _ subcommand: GitSubcommand, _ words: GitWords) -> [Effect] {
    switch subcommand.operands {
    case .none:
      let verb = words.all.first { !$0.hasPrefix("-") } ?? ""
      return subcommand.contacts.contains(verb) ? contact(defaultRemote) : []
    case .revisionsAndPaths: return words.operands.flatMap(revisionOrPath) + words.paths.flatMap { file(.read, $0) }
    case .readPaths: return (words.operands + words.paths).flatMap { file(.read, $0) }
    case .createdPath: return words.operands.flatMap { file(.write, $0, recursive: true) }
    case .workTreePaths:
      let paths = words.operands.dropFirst()
      switch words.operands.first {
      // Git takes only a directory that is empty or not there: nothing is lost, wherever that is.
      case "add": return paths.prefix(1).flatMap { file(.write, $0, recursive: true, possible: true) }
      case "move": return paths.prefix(1).flatMap { file(.delete, $0) } + paths.dropFirst().flatMap(target)
      case "remove": return paths.flatMap { file(.delete, $0) }
      default: return []
      }
    case .bundleFile:
      guard let path = words.operands.dropFirst().first else { return [] }
      return file(words.operands.first == "create" ? .write : .read, path)
    case .patches: return patched(name, words)
    case .deletedPaths:
      let isDryRun = (words.has("--dry-run") || words.has("-n")) && !words.all.contains { $0.hasPrefix("--no-d") }
      if words.has("--cached") || isDryRun { return [] }
      return (words.operands + words.paths).flatMap { file(.delete, $0) }
    case .overwrittenPaths:
      if name == "restore", words.has("--staged") || words.has("-S"), !words.has("--worktree"), !words.has("-W") {
        return []
      }
      let named = name == "restore" ? words.operands : words.operands.filter(exists)
      let paths = named + words.paths
      guard !paths.isEmpty else { return [] }
      return [git(GitOperation(operation: "\(name) --"))] + paths.flatMap { file(.write, $0) }
    case .movedPaths:
      guard let destination = words.operands.last else { return [] }
      if Self.isRehearsal(words) { return [] }
      // What is tracked goes on under its new name, and the index knows both: nothing is lost.
      return (words.operands.dropLast() + words.paths).flatMap(target) + target(destination)
    case .remote: return contact(words.operands.first ?? defaultRemote)
    case .cloneSource:
      guard let source = words.operands.first else { return [] }
      let name = source.split(separator: "/").last.map { $0.hasSuffix(".git") ? $0.dropLast(4) : $0 } ?? "repository"
      return contact(source) + file(.write, words.operands.dropFirst().first ?? String(name), recursive: true)
    }
  }

  /// A revision, or a path that exists, or the path behind the colon of `REV:path`.
  private func revisionOrPath(_ word: String) -> [Effect] {
    if let colon = word.firstIndex(of: ":") {
      let path = String(word[word.index(after: colon)...])
      return path.isEmpty ? [] : file(.read, path)
    }
    return exists(word) ? file(.read, word) : []
  }

  private func exists(_ word: String) -> Bool {
    // What cannot be looked up counts as there: it is then judged as a path, or found to be opaque.
    guard let target = try? PathResolver(workspace: workspace).resolveLiteral(word, in: directory) else { return true }
    do { return try workspace.kind(target.real) != nil } catch { return true }
  }

  /// Where something is moved to: a whole directory may take the place of another.
  private func target(_ path: String) -> [Effect] { file(.write, path, recursive: true) }

  /// What patches change, as far as they can be read.
  private func patched(_ name: String, _ words: GitWords) -> [Effect] {
    let paths = words.operands + words.paths
    let reads = paths.flatMap { file(.read, $0) }
    let looks = ["--abort", "--skip", "--quit", "--continue", "--check", "--stat", "--numstat", "--summary"]
    if looks.contains(where: words.has), !words.has("--apply") { return reads }
    return reads
      + paths.flatMap { path -> [Effect] in
        // One that is not there changes nothing.
        guard let target = try? PathResolver(workspace: workspace).resolveLiteral(path, in: directory),
          workspace.mayExist(target.real)
        else { return [] }
        guard let bytes = try? workspace.contents(target.real, PatchFiles.largest),
          let changed = PatchFiles.changed(bytes)
        else {
          return [opaque("what the patch `\(path)` changes cannot be told")]
        }
        let top = (try? WorkTree.root(of: directory, workspace: workspace)) ?? directory
        let below = words.values(of: "--directory").last.map { PathText.join(top, $0) } ?? top
        return changed.flatMap { name in file(.write, PathText.join(below, name)) }
      }
  }

  private func file(
    _ operation: FileEffects.Operation,
    _ path: String,
    recursive: Bool = false,
    possible: Bool = false
  ) -> [Effect] {
    if path.hasPrefix(":") { return [opaque("which files the pathspec `\(path)` means cannot be told")] }
    do {
      let effect = try files.effect(operation, path, in: directory, origin: origin)
      guard recursive, case .write(let file) = effect.kind else { return [effect] }
      let whole = FileTarget(given: file.given, path: file.path, real: file.real, recursive: true, possible: possible)
      return [Effect(.write(whole), origin: origin)]
    } catch {
      return [opaque("\(error)")]
    }
  }

  private var defaultRemote: String {
    let config = repository.config
    return config["branch.\(repository.currentBranch ?? "").remote"] ?? "origin"
  }

  /// The host behind a remote's name or URL.
  private func contact(_ remote: String) -> [Effect] {
    let url = repository.config["remote.\(remote).pushurl"] ?? repository.config["remote.\(remote).url"] ?? remote
    guard let peer = GitURL.peer(url) else {
      return [opaque("where the remote `\(remote)` leads cannot be told")]
    }
    switch peer {
    case .host(let endpoint): return [Effect(.connect(endpoint), origin: origin)]
    case .localPath: return []
    }
  }

  private func git(_ operation: GitOperation) -> Effect { Effect(.git(operation), origin: origin) }

  private func opaque(_ reason: String) -> Effect { Effect(.opaque(reason), origin: origin) }
}
