/// How the client asks its user, by the client's names (hooks reference, `permission_mode`).
enum PermissionMode {
  /// Whether an `ask` of a hook reaches a person in that mode. `bypassPermissions`, `dontAsk` and `auto` decide without one;
  /// of a mode that is missing or new, nobody knows.
  static func asksAPerson(_ name: String?) -> Bool {
    guard let name else { return false }
    return ["default", "acceptEdits", "plan"].contains { $0.utf8.elementsEqual(name.utf8) }
  }
}
