import Model
import Testing

@testable import Effects

/// Commands that once passed as something smaller than they are.
@Suite struct FoundByAttackTests {
  private func effects(_ line: String) -> [Effect] {
    let world = MemoryWorld(entries: [
      "/srv/app/.git/HEAD": .file("ref: refs/heads/x\n"), "/srv/app/.env": .file("S=1"),
    ])
    return CommandExpander(workspace: world.workspace).expand(line, in: "/srv/app")
  }

  @Test(arguments: [
    (#"find . -name .env -exec cat {} \;"#, "read", "/srv/app/.env"),
    (#"find . -iname .env -exec cat {} +"#, "read", "/srv/app/.env"),
    (#"find . -path '*/.env' -execdir head {} \;"#, "read", "/srv/app/.env"),
    ("find . -name .env -delete", "delete", "/srv/app/.env"), ("chmod -x .env", "write", "/srv/app/.env"),
    ("chmod -R -w .env", "write", "/srv/app/.env"), ("chmod u+x .env", "write", "/srv/app/.env"),
  ])
  func files(line: String, kind: String, path: String) {
    let found = effects(line).contains { effect in
      switch effect.kind {
      case .read(let file), .write(let file), .delete(let file): effect.name == kind && file.path == path
      default: false
      }
    }
    #expect(found, "\(line)")
  }

  /// Programs that were taken for functions, functions that were forgotten, patterns that were taken for names.
  @Test(arguments: [
    ("cat() { :; }; env cat .env", "/srv/app/.env"), ("cat() { :; }; echo .env | xargs cat", "/srv/app/.env"),
    ("cat() { :; }; exec cat .env", "/srv/app/.env"), ("cat() { :; }; find .env -exec cat {} +", "/srv/app/.env"),
    ("cat() { :; }; timeout 5 nice cat .env", "/srv/app/.env"), ("cat() { :; }; npx cat .env", "/srv/app/.env"),
    ("x && f() { :; } || f() { cat .env; }; f", "/srv/app/.env"), ("/x() { cat .env; }; /x", "/srv/app/.env"),
    ("shopt -s dotglob; cat *", "/srv/app/.env"), ("shopt -s nocaseglob; cat .E*", "/srv/app/.env"),
    ("sh -c \"alias x='cat .env'\nx\"", "/srv/app/.env"),
  ])
  func reads(line: String, path: String) {
    let found = effects(line).contains { if case .read(let file) = $0.kind { file.path == path } else { false } }
    #expect(found, "\(line)")
  }

  @Test(arguments: [
    "shopt -s extglob\nrm -rf !(README.md)", "shopt -s extglob; eval 'cat @(a|.env)'", "shopt -s globstar; cat **/x",
    "x && shopt -s dotglob; rm *", "x && alias cat=rm; shopt -s expand_aliases\ncat .env",
    "x && shopt -s expand_aliases; alias cat=rm\ncat .env", "shopt -s expand_aliases\nalias cat=rm; x=$(cat .env)",
    "shopt -s expand_aliases; alias if='rm -rf'\nif x", "CLAUDE_ENV_FILE=/x claude", "export CLAUDE_ENV_FILE=/x",
  ])
  func cannotBeTold(line: String) {
    #expect(effects(line).contains { $0.name == "opaque" }, "\(line)")
  }

  /// Lines that once ended the process.
  @Test(arguments: [
    "sudo -", "sudo - - -", "sudo A=1 -u x B=2 -u y ls", "echo {1..10..-9223372036854775808}",
    "echo {-9223372036854775808..9223372036854775807..9223372036854775807}",
  ])
  func survives(line: String) {
    #expect(!effects(line).isEmpty)
  }

  @Test(arguments: [
    "export CAVRA_HOME=/tmp", "CAVRA_HOME=/tmp cavra-mcp serve", "XDG_STATE_HOME=/x cavra-mcp evidence verify",
  ])
  func guardVariablesAreOpaque(line: String) {
    #expect(effects(line).contains { $0.name == "opaque" })
  }
}
