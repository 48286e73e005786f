/// Inspects the name of a tool, prompt or resource itself.
enum NameInspector {
  static func findings(for name: String, names: KnownNames) -> [TextFinding] {
    var found: [TextFinding] = []
    func add(_ severity: TextSeverity, _ reason: String) {
      found.append(
        TextFinding(
          kind: .lookAlikeName,
          severity: severity,
          place: 0..<name.utf8.count,
          excerpt: VisibleText.cut(VisibleText.escape(name), to: Excerpt.limit),
          reason: reason
        )
      )
    }
    if name.utf8.contains(where: { $0 >= 0x80 }) {
      add(.medium, "a name with letters beyond ASCII, which may imitate another")
    }
    guard let other = names.twin(of: name), let tool = other.tool else { return found }
    let (shown, server) = (VisibleText.escape(tool), VisibleText.escape(other.server))
    if tool.utf8.elementsEqual(name.utf8) {
      add(.low, "the server `\(server)` has a tool of the same name")
    } else {
      add(.high, "the name can be taken for `\(shown)` of the server `\(server)`")
    }
    return found
  }
}
