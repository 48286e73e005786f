/// The environment that a child gets: what programs need to run at all, and what its record names, never the rest, in
/// which tokens of other services lie.
package enum ChildEnvironment {
  /// The variables that every child gets where they are set.
  package static let standard: Set<String> = ["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER", "LANG"]

  /// The part of `full` that a child gets.
  ///
  /// A value that begins with `()` is a function that some shells would define at their start (CVE-2014-6271), so it is
  /// dropped from what is inherited.
  ///
  /// - Parameters:
  ///   - full: our own environment.
  ///   - named: what the record names; it wins over what is inherited.
  package static func minimal(from full: [String: String], adding named: [String: String]) -> [String: String] {
    let inherited = full.filter { name, value in
      (standard.contains(name) || name.utf8.starts(with: "LC_".utf8)) && !value.utf8.starts(with: "()".utf8)
    }
    return inherited.merging(named) { _, new in new }
  }
}
