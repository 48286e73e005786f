extension GitSubcommand {
  /// The subcommands by name. One that is not here may be an alias or a program `git-NAME`, and is opaque.
  static let catalogue: [String: GitSubcommand] = looking.merging(changing) { $1 }.merging(talking) { $1 }

  private static let log = GitSubcommand(
    operands: .revisionsAndPaths,
    marks: [Mark("--ext-diff"), Mark("--no-index")],
    writes: ["--output"],
    reads: ["--contents", "--ignore-revs-file", "-O"],
    valued: [
      "-n", "-S", "-G", "-L", "--max-count", "--skip", "--since", "--after", "--until", "--before", "--author",
      "--committer", "--grep", "--format", "--pretty", "--date", "--diff-filter", "--word-diff-regex", "-U",
    ]
  )

  /// Subcommands that look.
  private static let looking: [String: GitSubcommand] = [
    "status": GitSubcommand(), "log": log, "show": log, "diff": log, "whatchanged": log, "diff-tree": log,
    "diff-index": log, "diff-files": log, "shortlog": log, "blame": log, "annotate": log, "rev-list": log,
    "cat-file": GitSubcommand(operands: .revisionsAndPaths, marks: [Mark("--textconv"), Mark("--filters")]),
    "grep": GitSubcommand(
      operands: .revisionsAndPaths,
      marks: [Mark("--no-index")],
      runs: ["--open-files-in-pager", "-O"],
      reads: ["-f"],
      valued: ["-e", "-A", "-B", "-C", "-m", "--max-depth", "--threads"]
    ),
    "archive": GitSubcommand(
      operands: .revisionsAndPaths,
      runs: ["--exec"],
      writes: ["--output", "-o"],
      valued: ["--remote", "--format", "--prefix"]
    ),
    "rev-parse": GitSubcommand(), "describe": GitSubcommand(), "name-rev": GitSubcommand(),
    "for-each-ref": GitSubcommand(), "show-ref": GitSubcommand(), "show-branch": GitSubcommand(),
    "merge-base": GitSubcommand(), "ls-files": GitSubcommand(), "ls-tree": GitSubcommand(), "var": GitSubcommand(),
    "count-objects": GitSubcommand(), "fsck": GitSubcommand(), "check-ignore": GitSubcommand(),
    "check-attr": GitSubcommand(), "check-ref-format": GitSubcommand(), "verify-commit": GitSubcommand(),
    "verify-tag": GitSubcommand(), "version": GitSubcommand(), "help": GitSubcommand(), "range-diff": GitSubcommand(),
    "cherry": GitSubcommand(), "merge-tree": GitSubcommand(), "patch-id": GitSubcommand(),
    "stripspace": GitSubcommand(), "column": GitSubcommand(), "request-pull": GitSubcommand(),
    "interpret-trailers": GitSubcommand(marks: [Mark("--in-place")]), "get-tar-commit-id": GitSubcommand(),
    "show-index": GitSubcommand(), "fmt-merge-msg": GitSubcommand(),
    "rerere": GitSubcommand(verbs: ["status", "diff", "remaining", "clear", "forget", "gc"]),
    "commit-graph": GitSubcommand(verbs: ["verify", "write"]),
    "multi-pack-index": GitSubcommand(verbs: ["verify", "write", "repack", "expire"]),
    "verify-pack": GitSubcommand(operands: .readPaths),
    "fast-export": GitSubcommand(writes: ["--export-marks"], reads: ["--import-marks"]),
  ]

  /// Subcommands that change the repository or the work tree.
  private static let changing: [String: GitSubcommand] = [
    "add": GitSubcommand(operands: .readPaths, marks: [Mark("--force", short: "f")], reads: ["--pathspec-from-file"]),
    "stage": GitSubcommand(operands: .readPaths, marks: [Mark("--force", short: "f")]),
    "commit": GitSubcommand(
      marks: [Mark("--amend"), Mark("--no-verify", short: "n")],
      reads: ["-F", "--file", "-t", "--template"],
      valued: ["-m", "--message", "-C", "-c", "--author", "--date", "--fixup", "--squash", "--trailer", "--cleanup"]
    ),
    "checkout": GitSubcommand(
      operands: .overwrittenPaths,
      marks: [Mark("--force", short: "f"), Mark(short: "B")],
      valued: ["-b", "-B", "--orphan", "--conflict"]
    ),
    "switch": GitSubcommand(
      marks: [Mark("--force", short: "f"), Mark("--discard-changes", as: "--force"), Mark(short: "C")],
      valued: ["-c", "-C", "--orphan"]
    ),
    "restore": GitSubcommand(operands: .overwrittenPaths, valued: ["-s", "--source", "--conflict"]),
    "reset": GitSubcommand(marks: [Mark("--hard"), Mark("--merge"), Mark("--keep")]),
    "clean": GitSubcommand(
      marks: [Mark("--dry-run", short: "n"), Mark("--force", short: "f")],
      valued: ["-e", "--exclude"]
    ),
    "rm": GitSubcommand(operands: .deletedPaths, marks: [Mark("--cached"), Mark("--force", short: "f")]),
    "mv": GitSubcommand(operands: .movedPaths, marks: [Mark("--force", short: "f")]),
    "branch": GitSubcommand(
      marks: [
        Mark("--delete", short: "d"), Mark(short: "D"), Mark("--move", short: "m"), Mark(short: "M"),
        Mark("--force", short: "f"), Mark(short: "C"),
      ],
      valued: [
        "-u", "--set-upstream-to", "--contains", "--no-contains", "--merged", "--no-merged", "--points-at", "--sort",
      ]
    ),
    "tag": GitSubcommand(
      marks: [Mark("--delete", short: "d"), Mark("--force", short: "f")],
      reads: ["-F", "--file"],
      valued: ["-m", "--message", "-u", "--local-user", "--contains", "--sort", "--points-at"]
    ),
    "stash": GitSubcommand(
      valued: ["-m", "--message"],
      verbs: ["push", "list", "show", "pop", "apply", "branch", "drop", "clear", "save", "create", "store"]
    ),
    "merge": GitSubcommand(
      marks: [Mark("--abort"), Mark("--no-verify")],
      reads: ["-F", "--file"],
      valued: ["-m", "-s", "--strategy", "-X", "--strategy-option"]
    ),
    "rebase": GitSubcommand(
      marks: [Mark("--abort"), Mark("--no-verify")],
      runs: ["--exec", "-x"],
      valued: ["--onto", "-s", "--strategy", "-X", "--strategy-option"]
    ),
    "cherry-pick": GitSubcommand(marks: [Mark("--abort")], valued: ["-m", "--mainline", "-s", "-X"]),
    "revert": GitSubcommand(marks: [Mark("--abort")], valued: ["-m", "--mainline", "-s", "-X"]),
    "am": GitSubcommand(
      operands: .patches,
      marks: [Mark("--abort"), Mark("--no-verify", short: "n")],
      valued: ["--directory", "--exclude", "--include", "-C", "-p", "--whitespace", "--patch-format", "--resolvemsg"]
    ),
    "apply": GitSubcommand(
      operands: .patches,
      marks: [Mark("--unsafe-paths"), Mark("--index"), Mark("--check")],
      valued: ["--directory", "--exclude", "--include", "-C", "-p", "--whitespace", "--build-fake-ancestor"]
    ),
    "init": GitSubcommand(
      operands: .createdPath,
      // Its hooks are copied into the new repository.
      runs: ["--template"],
      writes: ["--separate-git-dir"],
      valued: ["-b", "--initial-branch", "--object-format", "--ref-format"]
    ),
    "config": GitSubcommand(opaque: "set through its own reading"),
    "remote": GitSubcommand(
      verbs: [
        "show", "add", "rename", "rm", "remove", "set-head", "set-branches", "get-url", "set-url", "prune", "update",
        "-v",
      ],
      rehearses: ["prune"],
      contacts: ["update"]
    ),
    "reflog": GitSubcommand(verbs: ["show", "list", "exists", "expire", "delete"]),
    "worktree": GitSubcommand(
      operands: .workTreePaths,
      marks: [Mark("--force", short: "f")],
      valued: ["-b", "-B", "--reason", "--orphan", "--expire"],
      verbs: ["list", "add", "remove", "prune", "move", "lock", "unlock", "repair"]
    ),
    "notes": GitSubcommand(
      reads: ["-F", "--file"],
      valued: ["-m", "-C", "-c", "--ref"],
      verbs: ["list", "show", "add", "append", "copy", "edit", "remove", "merge", "prune"]
    ),
    "bundle": GitSubcommand(operands: .bundleFile, verbs: ["verify", "list-heads", "create", "unbundle"]),
    "sparse-checkout": GitSubcommand(verbs: ["list", "set", "add", "init", "disable", "reapply", "check-rules"]),
    "update-ref": GitSubcommand(marks: [Mark(short: "d"), Mark("--stdin")]),
    "symbolic-ref": GitSubcommand(marks: [Mark("--delete", short: "d")]),
    "gc": GitSubcommand(marks: [Mark("--prune"), Mark("--aggressive")]),
    "prune": GitSubcommand(marks: [Mark("--dry-run", short: "n")], valued: ["--expire"]),
    "repack": GitSubcommand(), "pack-refs": GitSubcommand(),
    "maintenance": GitSubcommand(verbs: ["run", "start", "stop"]),
    "write-tree": GitSubcommand(), "commit-tree": GitSubcommand(reads: ["-F"], valued: ["-p", "-m"]),
    "update-index": GitSubcommand(marks: [
      Mark("--refresh", short: "q"), Mark("--really-refresh"), Mark("--chmod"), Mark("--force-remove"),
      Mark("--index-info"),
      Mark("--cacheinfo"), Mark("--remove"), Mark("--assume-unchanged"), Mark("--skip-worktree"), Mark("--add"),
    ]), "read-tree": GitSubcommand(marks: [Mark("--reset")]),
    "hash-object": GitSubcommand(operands: .readPaths), "replace": GitSubcommand(marks: [Mark("--delete", short: "d")]),
    "filter-branch": GitSubcommand(opaque: "`git filter-branch` rewrites history with shell commands"),
    "filter-repo": GitSubcommand(opaque: "`git filter-repo` rewrites history"),
    "format-patch": GitSubcommand(writes: ["-o", "--output-directory", "--output"]),
    "bisect": GitSubcommand(
      verbs: [
        "log", "start", "bad", "good", "new", "old", "skip", "reset", "next", "visualize", "view", "replay", "terms",
      ]
    ),
    "lfs": GitSubcommand(
      verbs: [
        "version", "ls-files", "status", "env", "locks", "logs", "track", "untrack", "pull", "fetch", "checkout",
        "push",
        "install", "uninstall", "migrate", "prune", "lock", "unlock", "fsck",
      ],
      contacts: ["pull", "fetch", "push", "locks"]
    ),
    "submodule": GitSubcommand(
      verbs: ["status", "init", "update", "add", "deinit", "sync", "summary", "set-url", "set-branch", "absorbgitdirs"]
    ),
  ]

  /// Subcommands that reach a remote.
  private static let talking: [String: GitSubcommand] = [
    "fetch": GitSubcommand(
      operands: .remote,
      marks: [Mark("--force", short: "f")],
      runs: ["--upload-pack"],
      valued: ["--depth", "--deepen", "-o", "--server-option", "-j", "--jobs", "--refmap", "--shallow-since"]
    ),
    "pull": GitSubcommand(
      operands: .remote,
      marks: [Mark("--force", short: "f"), Mark("--rebase", short: "r")],
      runs: ["--upload-pack"],
      valued: ["--depth", "-s", "-X", "-o", "-j"]
    ),
    "ls-remote": GitSubcommand(operands: .remote, runs: ["--upload-pack", "--exec"], valued: ["-o", "--sort"]),
    "clone": GitSubcommand(
      operands: .cloneSource,
      runs: ["--upload-pack", "-u", "--config", "-c", "--template"],
      writes: ["--separate-git-dir"],
      reads: ["--reference", "--reference-if-able"],
      valued: [
        "-b", "--branch", "-o", "--origin", "--depth", "-j", "--jobs", "--filter", "--shallow-since", "--bundle-uri",
        "--server-option", "--shallow-exclude",
      ]
    ),
  ]
}
