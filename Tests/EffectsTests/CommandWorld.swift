import Model

@testable import Effects

/// The world of the command tables, and effects in one line.
enum CommandWorld {
  static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"),
    "/srv/app/.git/config": .file(
      """
      [remote "origin"]
      \turl = git@github.com:acme/app.git
      [remote "local"]
      \turl = /srv/origin.git
      [branch "feature"]
      \tremote = origin
      \tmerge = refs/heads/feature
      """
    ), "/srv/app/.env": .file(""), "/srv/app/a": .file(""), "/srv/app/b": .file(""), "/srv/app/A.md": .file(""),
    "/srv/app/B.md": .file(""), "/srv/app/src/main.c": .file(""), "/srv/app/docs/a": .file(""),
    "/srv/app/package.json": .file(#"{"name":"app","scripts":{"test":"jest","build":"tsc"}}"#),
    "/srv/app/config": .link("/etc/app"), "/etc/app/db.conf": .file(""),
  ])

  static func expand(_ line: String) -> [Effect] {
    CommandExpander(workspace: world.workspace).expand(line, in: "/srv/app")
  }

  /// The effects as words: `run cat`, `read a`, where paths below `/srv/app` are relative; `*` marks what is recursive.
  static func summary(_ line: String) -> String { summary(expand(line)) }

  static func summary(_ effects: [Effect]) -> String { effects.map(summary).joined(separator: "; ") }

  static func summary(_ effect: Effect) -> String {
    switch effect.kind {
    case .run(let run):
      ([run.program] + run.arguments).joined(separator: " ").split(separator: "\n").joined(separator: "⏎").prefixed(
        "run "
      )
    case .read(let file), .write(let file), .delete(let file):
      "\(effect.name) \(short(file.path))" + (file.real.sameText(as: file.path) ? "" : "→\(short(file.real))")
        + (file.recursive ? " *" : "")
    case .connect(let endpoint):
      "connect \(endpoint.scheme)://\(endpoint.host)" + (endpoint.port.map { ":\($0)" } ?? "")
    case .git(let git):
      "git \(git.operation)" + (git.refs.isEmpty ? "" : " [\(git.refs.joined(separator: ","))]")
        + (git.force ? " force" : "")
        + (git.deletes ? " deletes" : "")
    case .mcp(let server, let tool): "mcp \(server)/\(tool)"
    case .tool(let client, let tool): "tool \(client)/\(tool)"
    case .privilege(let means): "privilege \(means)"
    case .opaque: "opaque"
    }
  }

  private static func short(_ path: String) -> String {
    path.hasPrefix("/srv/app/") ? String(path.dropFirst(9)) : path == "/srv/app" ? "." : path
  }
}

extension String {
  fileprivate func prefixed(_ prefix: String) -> String { prefix + self }
}
