import Glibc

/// What of a sandbox can be enforced on this machine.
package struct SandboxProbe: Sendable, Hashable {
  /// The path of bubblewrap; nil where it is not installed.
  package let bubblewrap: String?
  /// Whether a program ran in namespaces with the system call filter on.
  package let works: Bool
  /// Why it does not work, in one line; nil where it does.
  package let problem: String?

  /// Runs a program that does nothing in a full sandbox and tells how it went.
  package static func run(limits: ChildLimits = ChildLimits()) async -> SandboxProbe {
    guard let bubblewrap = findBubblewrap() else {
      return SandboxProbe(bubblewrap: nil, works: false, problem: "bubblewrap is not installed")
    }
    let trial = ChildDefinition(program: "/bin/true", sandbox: Sandbox())
    do {
      let child = try await ChildProcess.start(trial, limits: limits)
      // It ends by itself; only one that hangs is made to.
      let end = await child.stop(grace: .seconds(20))
      if end == .exited(0) { return SandboxProbe(bubblewrap: bubblewrap, works: true, problem: nil) }
      let words = child.stderrTail().split(separator: "\n").first.map(String.init) ?? end.description
      return SandboxProbe(bubblewrap: bubblewrap, works: false, problem: words)
    } catch {
      return SandboxProbe(bubblewrap: bubblewrap, works: false, problem: error.description)
    }
  }

  /// Looked for only where the system installs it: a search path may be the agent's to change.
  static func findBubblewrap() -> String? {
    ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"].first { access($0, X_OK) == 0 }
  }
}
