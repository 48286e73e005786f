import CanonicalJSON
import Inspection

/// The policy in force told in words.
enum PolicyWords {
  /// A few lines from the summary object that `PolicyDescription` gives.
  static func text(_ summary: JSONObject) -> String {
    var lines = ["Mode: \(shown(summary["mode"])). Policy digest: \(shown(summary["policy_digest"]))."]
    for layer in summary["layers"]?.arrayValue ?? [] {
      let count = layer["rule_count"]?.intValue.map { ", \($0) rules" } ?? ""
      lines.append("Layer \(shown(layer["layer"])): \(shown(layer["policy_pack"])) \(shown(layer["version"]))\(count)")
    }
    lines.append("Every layer is judged and the strictest answer holds; nobody who asks can choose the policy.")
    return lines.joined(separator: "\n")
  }

  private static func shown(_ value: JSON?) -> String {
    value?.stringValue.map { VisibleText.escape($0) } ?? "-"
  }
}
