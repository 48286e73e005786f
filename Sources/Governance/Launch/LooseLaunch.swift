/// Launches of which nobody can say beforehand which code will run.
enum LooseLaunch {
  /// Why a program with these arguments is one; nil where it is not.
  static func program(_ name: String, _ words: [String]) -> String? {
    let verb = words.first { !$0.hasPrefix("-") } ?? ""
    switch name {
    case "npx", "npx-cli.js", "uvx", "pipx", "bunx", "pnpx", "corepack":
      return "`\(name)` fetches the package when it starts, so that nobody can say which code will run"
    case "npm", "npm-cli.js", "pnpm", "pnpm.cjs", "yarn", "yarn.js":
      return "`\(name)` runs what the package manager finds when it starts"
    case "bun" where verb == "x" || verb == "create": return "`bun \(verb)` fetches the package when it starts"
    case "uv", "poetry", "hatch", "pdm", "pipenv", "conda", "mamba", "go", "cargo", "dotnet", "mvn", "gradle", "make",
      "nix",
      "nix-shell", "mise", "asdf":
      return "`\(name)` builds, fetches or looks for what it runs when it starts"
    case "docker", "podman", "nerdctl":
      guard !words.contains(where: { $0.contains("@sha256:") }) else { return nil }
      return "the image has no digest: `\(name)` runs what its tag means that day (write IMAGE@sha256:…)"
    case "env", "nice", "nohup", "timeout", "setsid", "stdbuf", "time", "ionice", "chrt", "taskset", "sudo", "doas",
      "su",
      "xargs", "unshare", "nsenter", "bwrap", "firejail", "chroot", "flock", "script", "watch", "systemd-run",
      "busybox",
      "ssh", "xvfb-run", "dumb-init", "tini", "direnv", "op", "doppler", "infisical", "ld.so", "ld-linux-x86-64.so.2",
      "ld-linux-aarch64.so.1":
      return "`\(name)` starts another program, which is not pinned: register that one"
    default: return nil
    }
  }

  /// Why a variable of the server's environment makes it one; nil where it does not.
  static func variable(_ name: String) -> String? {
    let loads = [
      "NODE_OPTIONS", "NODE_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PERL5LIB",
      "PERL5OPT",
      "RUBYOPT", "RUBYLIB", "BASH_ENV", "ENV", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH",
      "BUN_OPTIONS", "GCONV_PATH",
    ]
    guard name.hasPrefix("LD_") || name.hasPrefix("DYLD_") || loads.contains(name) else { return nil }
    return "the variable `\(name)` makes it load other code"
  }
}
