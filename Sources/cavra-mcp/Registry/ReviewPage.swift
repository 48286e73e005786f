import CanonicalJSON

/// The registry as a page of Markdown that a security reviewer can read.
enum ReviewPage {
  /// - Parameters:
  ///   - lines: what `ReviewWords` says of each; what servers said stands in them escaped.
  ///   - document: the signed document of the same, whose signature the page names.
  static func text(_ lines: [String], _ document: JSON) -> String {
    let content = document["content"]
    return """
      # Trust registry

      - log: `\(content?["log"]?.stringValue ?? "")`
      - time: \(content?["time"]?.stringValue ?? "")
      - key: `\(document["verifier_key"]?.stringValue ?? "")`

      This page proves nothing by itself; `cavra-mcp registry servers export` gives the same as a signed document.

      \(fence)text
      \(lines.map { $0.replacing("`", with: "'") }.joined(separator: "\n"))
      \(fence)
      """
  }

  private static let fence = "```"
}
