import Policy
import Testing

struct ReadBlockListTests {
  @Test func onlyWhatBlocksReadingWhateverHappens() throws {
    let pack = try PolicyFixtures.pack(
      """
      filesystem:
        block_read: ["**/.env", "~/.ssh/**", "**/.env"]
        block_write: ["**/w"]
      rules:
        - {id: a, on: read, match: {path: ["/a", "/b/**"]}, outcome: block, severity: high, reason: x}
        - {id: b, on: read, match: {path: "/c", not_path: "/c/d"}, outcome: block, severity: high, reason: x}
        - {id: c, on: read, match: {path: "/e", where: home}, outcome: block, severity: high, reason: x}
        - {id: d, on: read, match: {path: "/f"}, outcome: require_approval, severity: high, reason: x}
        - {id: e, on: write, match: {path: "/g"}, outcome: block, severity: high, reason: x}
      """
    )
    #expect(pack.unconditionalReadBlocks == ["**/.env", "~/.ssh/**", "/a", "/b/**"])
  }

  @Test func theBaselineHasThem() throws {
    let patterns = try PolicyFixtures.baseline().unconditionalReadBlocks
    #expect(patterns.contains("**/.env") && patterns.contains("/etc/shadow") && !patterns.contains("**/*.pem"))
  }
}
