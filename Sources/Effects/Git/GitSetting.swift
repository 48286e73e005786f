/// Which configuration keys cannot make Git run a program or reach another place (git-config(1)).
enum GitSetting {
  /// Whether setting the key (lower case) is harmless. A list of what is known to be, because new keys that are not appear.
  static func isHarmless(_ key: String) -> Bool {
    exact.contains(key) || sections.contains { key.hasPrefix($0) }
  }

  private static let sections = [
    "advice.", "color.", "column.", "user.", "author.", "committer.", "log.", "status.", "blame.",
  ]

  private static let exact: Set<String> = [
    "core.abbrev", "core.autocrlf", "core.eol", "core.filemode", "core.ignorecase", "core.precomposeunicode",
    "core.quotepath", "core.safecrlf", "core.symlinks", "core.whitespace", "commit.gpgsign", "commit.verbose",
    "commit.cleanup", "tag.gpgsign", "tag.sort", "branch.sort", "branch.autosetupmerge", "branch.autosetuprebase",
    "diff.algorithm", "diff.renames", "diff.renamelimit", "diff.context", "diff.noprefix", "diff.mnemonicprefix",
    "diff.wserrorhighlight", "diff.colormoved", "fetch.prune", "fetch.parallel", "gc.auto", "grep.linenumber",
    "grep.patterntype", "init.defaultbranch", "merge.conflictstyle", "merge.ff", "merge.renames", "pull.ff",
    "pull.rebase",
    "push.autosetupremote", "push.followtags", "rebase.autosquash", "rebase.autostash", "rerere.enabled",
    "submodule.recurse", "format.pretty", "pack.threads", "index.threads", "http.postbuffer", "protocol.version",
    "checkout.workers", "feature.manyfiles", "maintenance.auto",
  ]
}
