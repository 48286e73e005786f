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
