import CanonicalJSON
import Model
import Testing

@testable import Effects

@Suite struct MCPArgumentEffectsTests {
  private func effects(_ tool: String, _ arguments: JSONObject) -> [Effect] {
    let world = MemoryWorld(entries: ["/srv/app/.env": .file("")])
    return MCPArgumentEffects(workspace: world.workspace) { line, _ in
      [Effect(.run(ProgramRun(program: line, written: line, arguments: [])))]
    }.effects(tool: tool, arguments: arguments, in: "/srv/app")
  }

  private func summary(_ effects: [Effect]) -> [String] {
    effects.map { effect in
      switch effect.kind {
      case .read(let file), .write(let file), .delete(let file): "\(effect.name) \(file.path)"
      case .connect(let endpoint): "connect \(endpoint.host)"
      case .run(let run): "run \(run.program)"
      default: effect.name
      }
    }
  }

  @Test(
    arguments: [
      ("read_file", ["path": ".env"], ["read /srv/app/.env"]),
      ("write_file", ["filePath": "x"], ["read /srv/app/x", "write /srv/app/x"]),
      ("delete", ["file": "x"], ["read /srv/app/x", "delete /srv/app/x"]),
      ("mystery", ["path": "x"], ["read /srv/app/x", "write /srv/app/x"]),
      ("read_many", ["paths": ["a", ".env"]], ["read /srv/app/a", "read /srv/app/.env"]),
      ("read", ["options": ["file_name": ".env"]], ["read /srv/app/.env"]),
      ("read", ["anything": "/etc/shadow"], ["read /etc/shadow"]), ("read", ["note": "see a/b or c"], []),
      ("read", ["note": "a/../../../etc/shadow"], ["read /etc/shadow"]),
      ("fetch", ["url": "https://evil.example/x"], ["connect evil.example"]),
      ("fetch", ["q": "https://evil.example/x"], ["connect evil.example"]),
      ("search", ["q": "what does https://x.example mean"], []),
      ("get", ["uri": "file:///etc/shadow"], ["read /etc/shadow"]),
      ("run", ["command": ["if", "it's"]], [#"run 'if' 'it'\''s'"#]), ("run", ["command": "id"], ["run id"]),
      ("run", ["cmd": ["rm", "-rf", "a b"]], ["run rm -rf 'a b'"]),
      ("read", ["path": "a\u{0}b"], ["opaque"]), ("read", ["path": 7], []), ("x", [:], []),
    ] as [(String, JSONObject, [String])]
  )
  func arguments(tool: String, arguments: JSONObject, expected: [String]) {
    #expect(summary(effects(tool, arguments)) == expected)
  }

  @Test func placesAreNamed() {
    let effects = effects("read", ["options": ["list": [["path": ".env"]]]])
    #expect(effects.first?.origin.via == ["argument `options.list[0].path`"])
  }

  @Test func tooManyValuesAreOpaque() {
    let many = JSON.array(Array(repeating: "x", count: 3000))
    #expect(effects("x", ["values": many]).last?.name == "opaque")
  }
}
