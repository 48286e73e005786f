import Effects
import Policy

/// A small machine in memory: a home and a work tree, in which some files lie.
enum World {
  static let home = "/home/dev"
  static let tree = "/srv/app"
  private static let directories: Set<String> = [
    "/", "/srv", tree, "/srv/app/.git", "/srv/app/src", "/srv/app/tests", "/srv/app/.cavra", "/home", home, "/tmp",
    "/usr",
    "/usr/bin", "/etc", "/home/dev/.ssh",
  ]
  private static let files: [String: String] = [
    "/srv/app/README.md": "# Sample\n",
    "/srv/app/package.json": #"{"name": "app", "scripts": {"test": "node --test", "build": "tsc -p ."}}"#,
    "/srv/app/Makefile": "test:\n\tpytest -q\n",
    "/srv/app/src/main.py": "print('hello')\n",
    "/srv/app/src/app.py": "import main\n",
    "/srv/app/tests/test_app.py": "def test(): pass\n",
    "/srv/app/.env": "KEY=value\n",
    "/srv/app/.git/HEAD": "ref: refs/heads/topic\n",
    "/srv/app/.git/config": "[remote \"origin\"]\n\turl = https://git.example.com/app.git\n",
    "/home/dev/.ssh/id_ed25519": "key\n",
    "/etc/passwd": "dev:x:1000:1000::/home/dev:/bin/bash\n",
  ]

  /// - Parameter policy: the text of the repository's own pack; nil where it has none.
  static func workspace(policy: String?) -> Workspace {
    var contents = files.mapValues { Array($0.utf8) }
    contents["/srv/app/.cavra/policy.yaml"] = policy.map { Array($0.utf8) }
    let all = contents
    var names: [String: [String]] = [:]
    for path in directories.union(all.keys) where path != "/" {
      let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      names[parent.isEmpty ? "/" : parent, default: []].append(String(path.dropFirst(parent.utf8.count + 1)))
    }
    let listed = names
    var workspace = Workspace(
      kind: { path throws(EffectsError) in
        all[path] != nil ? .file : directories.contains(path) ? .directory : nil
      },
      linkTarget: { path throws(EffectsError) in path },
      names: { path, limit throws(EffectsError) in
        let found = listed[path] ?? []
        return found.count > limit ? nil : found
      },
      contents: { path, limit throws(EffectsError) in all[path].flatMap { $0.count > limit ? nil : $0 } },
      home: { $0.isEmpty || $0 == "dev" ? home : nil }
    )
    workspace.stamp = { path in
      all[path].map { FileStamp(device: 1, inode: 1, size: Int64($0.count), modified: [0, 0], changed: [0, 0]) }
    }
    return workspace
  }
}
