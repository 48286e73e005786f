/// The kinds of effect by the names that packs use.
package enum EffectKind: String, Sendable, CaseIterable {
  case run, read, write, delete, connect, git, mcp, tool, privilege, opaque
}
