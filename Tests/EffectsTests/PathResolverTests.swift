import Model
import Testing

@testable import Effects

@Suite struct PathResolverTests {
  static let world = MemoryWorld(entries: [
    "/srv/app/.env": .file("SECRET=1"), "/srv/app/src/main.swift": .file(""), "/srv/app/.git/HEAD": .file(""),
    "/srv/app/notes": .link(".env"), "/srv/app/config": .link("/etc/app"), "/etc/app/db.conf": .file(""),
    "/srv/app/up": .link("../other"), "/srv/other/x": .file(""), "/srv/app/dangling": .link("/nowhere/key.pem"),
    "/srv/app/loop": .link("loop2"), "/srv/app/loop2": .link("loop"), "/srv/app/closed": .forbidden,
    "/srv/app/self": .link("/proc/self/cwd/.env"), "/root/.ssh/id_rsa": .file(""),
    "/dev/stderr": .link("/proc/self/fd/2"), "/proc/self/fd/2": .link("/srv/app/log"),
    "/proc/thread-self/fd/7": .link("/srv/app/log"), "/proc/4711/fd/2": .link("/srv/app/notes"),
  ])

  /// given, the path by text, the place that is reached; worked in /srv/app.
  @Test(arguments: [
    [".env", "/srv/app/.env", "/srv/app/.env"],
    ["./src/../.env", "/srv/app/.env", "/srv/app/.env"],
    ["/srv//app/./.env/", "/srv/app/.env", "/srv/app/.env"],
    ["notes", "/srv/app/notes", "/srv/app/.env"],
    ["config/db.conf", "/srv/app/config/db.conf", "/etc/app/db.conf"],
    // For the kernel `..` leaves the directory that the link led to.
    ["config/../shadow", "/srv/app/shadow", "/etc/shadow"],
    ["up/x", "/srv/app/up/x", "/srv/other/x"],
    ["up/../app/.env", "/srv/app/app/.env", "/srv/app/.env"],
    ["dangling", "/srv/app/dangling", "/nowhere/key.pem"],
    ["new/dir/file", "/srv/app/new/dir/file", "/srv/app/new/dir/file"],
    ["config/new", "/srv/app/config/new", "/etc/app/new"],
    ["../../../../etc/passwd", "/etc/passwd", "/etc/passwd"],
    ["~/.ssh/id_rsa", "/home/dev/.ssh/id_rsa", "/home/dev/.ssh/id_rsa"],
    ["~root/.ssh/id_rsa", "/root/.ssh/id_rsa", "/root/.ssh/id_rsa"],
    ["~", "/home/dev", "/home/dev"],
    ["a~b", "/srv/app/a~b", "/srv/app/a~b"],
    ["file:///srv/app/%2eenv", "/srv/app/.env", "/srv/app/.env"],
    ["FILE://localhost/etc/shadow", "/etc/shadow", "/etc/shadow"],
    ["/proc/self/cwd/.env", "/proc/self/cwd/.env", "/srv/app/.env"],
    ["/proc/self/root/etc/shadow", "/proc/self/root/etc/shadow", "/etc/shadow"],
    ["/proc/4711/root/srv/app/notes", "/proc/4711/root/srv/app/notes", "/srv/app/.env"],
    ["/proc/thread-self/cwd/../other/x", "/proc/thread-self/other/x", "/srv/other/x"],
    ["/proc/self/environ", "/proc/self/environ", "/proc/self/environ"],
    ["/dev/stderr", "/dev/stderr", "/proc/self/fd/2"],
    ["/proc/thread-self/fd/7", "/proc/thread-self/fd/7", "/proc/thread-self/fd/7"],
    ["/proc/4711/fd/2", "/proc/4711/fd/2", "/srv/app/.env"],
    ["self", "/srv/app/self", "/srv/app/.env"],
    ["/", "/", "/"],
  ])
  func resolves(row: [String]) throws {
    let target = try PathResolver(workspace: Self.world.workspace).resolve(row[0], in: "/srv/app")
    #expect(target == FileTarget(given: row[0], path: row[1], real: row[2]))
  }

  @Test(arguments: [
    ("", EffectsError.Code.badPath), ("a\u{0}b", .badPath), ("loop", .linkLoop), ("loop/x", .linkLoop),
    ("closed/x", .unreadable), ("~nobody-here/x", .noHome), ("file://host/x", .notFileURL),
    ("file:///x?y", .notFileURL),
    ("file:///%zz", .notFileURL), ("file:///%ff", .notFileURL),
  ])
  func refuses(path: String, code: EffectsError.Code) {
    do {
      let target = try PathResolver(workspace: Self.world.workspace).resolve(path, in: "/srv/app")
      Issue.record("`\(path)` was resolved to \(target)")
    } catch {
      #expect(error.code == code)
    }
  }

  @Test func boundsAndBase() {
    let resolver = PathResolver(workspace: Self.world.workspace)
    let long = String(repeating: "a/", count: 2100)
    #expect(throws: EffectsError.self) { try resolver.resolve(long, in: "/srv/app") }
    #expect(throws: EffectsError.self) { try resolver.resolve("x", in: "srv/app") }
  }

  @Test func workTrees() throws {
    let workspace = Self.world.workspace
    #expect(try WorkTree.root(of: "/srv/app/src/main.swift", workspace: workspace) == "/srv/app")
    #expect(try WorkTree.root(of: "/srv/app", workspace: workspace) == "/srv/app")
    #expect(try WorkTree.root(of: "/srv/other/x", workspace: workspace) == nil)
  }
}
