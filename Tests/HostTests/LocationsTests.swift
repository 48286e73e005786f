import Host
import Testing

@Suite struct LocationsTests {
  @Test(
    arguments: [
      (["HOME": "/home/dev"], "/home/dev/.local/state/cavra", "/home/dev/.config/cavra"),
      (["HOME": "/home/dev/"], "/home/dev/.local/state/cavra", "/home/dev/.config/cavra"),
      (["HOME": "/h", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"], "/s/cavra", "/c/cavra"),
      (["HOME": "/h", "XDG_STATE_HOME": "/s", "CAVRA_HOME": "/own"], "/own", "/h/.config/cavra"),
      (["HOME": "/h", "CAVRA_HOME": ""], "/h/.local/state/cavra", "/h/.config/cavra"),
    ] as [([String: String], String, String)]
  )
  func places(environment: [String: String], state: String, configuration: String) throws {
    let locations = try Locations.resolve(environment: environment, binary: nil)
    #expect(locations.state == state)
    #expect(locations.configuration == configuration)
    #expect(locations.enterprise == "/etc/cavra")
  }

  @Test(arguments: [("/run/env.sh", "/run/env.sh"), ("env.sh", nil), ("", nil)] as [(String, String?)])
  func environmentFile(value: String, expected: String?) throws {
    let locations = try Locations.resolve(environment: ["HOME": "/h", "CLAUDE_ENV_FILE": value], binary: nil)
    #expect(locations.environmentFile == expected)
  }

  @Test func passwordDatabaseStandsIn() throws {
    #expect(try Locations.resolve(environment: [:], binary: nil) { "/home/x" }.userHome == "/home/x")
    #expect(throws: HostError.self) { try Locations.resolve(environment: [:], binary: nil) { nil } }
  }

  /// A relative directory would move with the process's own, so that an agent could choose it.
  @Test(arguments: ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "CAVRA_HOME"])
  func relativeDirectoriesAreRefused(variable: String) {
    let environment = ["HOME": "/h"].merging([variable: "x/y"]) { $1 }
    do {
      _ = try Locations.resolve(environment: environment, binary: nil)
      Issue.record("`\(variable)` was taken")
    } catch {
      #expect(error.code == .relativeDirectory)
    }
  }

  @Test(
    arguments: [
      (nil, nil, "/home/agent", "/pw/.local/state/cavra", "/pw/.config/cavra", "/home/agent"),
      (nil, nil, nil, "/pw/.local/state/cavra", "/pw/.config/cavra", "/pw"),
      ("/s/", "/c", "/home/agent", "/s", "/c", "/home/agent"), ("/s", nil, "", "/s", "/pw/.config/cavra", "/pw"),
    ] as [(String?, String?, String?, String, String, String)]
  )
  func fixedPlaces(
    given: String?,
    configuration: String?,
    home: String?,
    state: String,
    wanted: String,
    userHome: String
  ) throws {
    let locations = try Locations.fixed(state: given, configuration: configuration, home: home, binary: nil) { "/pw" }
    #expect(locations.state == state)
    #expect(locations.configuration == wanted)
    #expect(locations.userHome == userHome)
  }

  @Test func fixedPlacesNeedAHome() {
    #expect(throws: HostError.self) { try Locations.fixed(home: "/home/agent", binary: nil) { nil } }
    #expect(throws: HostError.self) { try Locations.fixed(state: "s", home: "/home/agent", binary: nil) { "/pw" } }
    #expect(throws: Never.self) {
      try Locations.fixed(state: "/s", configuration: "/c", home: "/h", binary: nil) { nil }
    }
  }
}
