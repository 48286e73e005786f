/// Variables that change which programs run, or make programs run code.
enum DangerousVariables {
  /// Why setting the variable makes what follows impossible to tell; nil where it does not.
  ///
  /// - Parameter value: the new value where it is known; some are harmless.
  static func reason(_ name: String, value: String? = nil) -> String? {
    if let value, isHarmless(name, value) { return nil }
    if harmless.contains(name) { return nil }
    if names.contains(name) || prefixes.contains(where: { name.hasPrefix($0) }) {
      return "setting `\(name)` changes what programs run"
    }
    return nil
  }

  /// From the manuals of bash, ld.so, git, and the interpreters.
  private static let names: Set<String> = [
    // The shell itself.
    "PATH", "IFS", "BASH_ENV", "ENV", "PS0", "PS1", "PS2", "PS4", "PROMPT_COMMAND", "SHELLOPTS", "BASHOPTS",
    "BASH_LOADABLES_PATH", "CDPATH",
    "GLOBIGNORE", "FCEDIT", "TMPPREFIX", "SHELL", "HOME", "ZDOTDIR", "BASH_XTRACEFD", "BASH_CMDS", "BASH_ALIASES",
    "BASH_COMPAT", "EXECIGNORE",
    // Files and programs that a client's shell takes from its environment.
    "CLAUDE_ENV_FILE", "CLAUDE_CODE_EXECPATH", "CLAUDE_CODE_SHELL", "CLAUDE_CODE_SHELL_PREFIX",
    // What other programs start.
    "EDITOR", "VISUAL", "PAGER", "MANPAGER", "BROWSER", "LESSOPEN", "LESSCLOSE", "LESS", "SUDO_ASKPASS", "SSH_ASKPASS",
    "SSH_ASKPASS_REQUIRE",
    "RSYNC_RSH", "RSYNC_CONNECT_PROG", "CVS_RSH", "SVN_SSH", "TAR_OPTIONS", "TAPE", "RSH", "ZIPOPT", "UNZIP",
    "MAKEFLAGS", "MAKE", "MFLAGS", "GNUMAKEFLAGS", "MAKEFILES",
    "CC", "CXX", "LD", "AR", "RUSTC_WRAPPER", "RUSTC", "CARGO", "RUSTFLAGS", "GOFLAGS", "CARGO_HOME", "GCONV_PATH",
    "LOCPATH", "NLSPATH", "HOSTALIASES", "TERMINFO",
    "OPENSSL_CONF", "OPENSSL_MODULES", "KUBECONFIG", "DOCKER_HOST", "DOCKER_CONFIG", "HGRCPATH", "GNUPGHOME",
    "XDG_CONFIG_HOME", "XDG_STATE_HOME", "AWS_CONFIG_FILE",
    // Interpreters.
    "NODE_OPTIONS", "NODE_PATH", "PERL5OPT", "PERL5LIB", "PERLLIB", "PERL5DB", "RUBYOPT", "RUBYLIB",
    "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS",
    "CLASSPATH", "LUA_INIT", "LUA_PATH", "LUA_CPATH", "PHPRC", "PHP_INI_SCAN_DIR", "R_PROFILE", "R_PROFILE_USER",
    "AWKPATH", "AWKLIBPATH", "NPM_CONFIG_SCRIPT_SHELL",
  ]

  private static let prefixes = [
    "LD_", "DYLD_", "GIT_", "PYTHON", "BASH_FUNC_", "npm_config_", "NPM_CONFIG_", "PIP_", "CAVRA_",
  ]

  /// Those that only change what is shown, or who is named.
  private static let harmless: Set<String> = [
    "GIT_TERMINAL_PROMPT", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE", "GIT_OPTIONAL_LOCKS", "GIT_MERGE_AUTOEDIT", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE",
    "PYTHONIOENCODING", "PYTHONHASHSEED", "PYTHONUTF8",
  ]

  /// Where a system keeps its own programs.
  private static let systemDirectories: Set<String> = [
    "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin",
  ]

  private static func isHarmless(_ name: String, _ value: String) -> Bool {
    switch name {
    case "PAGER", "GIT_PAGER", "MANPAGER", "EDITOR", "VISUAL", "GIT_EDITOR", "GIT_SEQUENCE_EDITOR":
      ["", "cat", "less", "true", ":", "vi", "vim", "nano"].contains(value)
    case "NODE_OPTIONS":
      value.split(separator: " ").allSatisfy { $0.hasPrefix("--max-old-space-size=") || $0 == "--no-warnings" }
    case "LESS": value.hasPrefix("-")
    case "PATH":
      value.split(separator: ":", omittingEmptySubsequences: false).allSatisfy {
        systemDirectories.contains(String($0))
      }
    // Words are split as it says.
    case "IFS": value.utf8.allSatisfy { $0 < 0x80 }
    case "PYTHONPATH":
      // Code of the work tree is run by what stands in it anyway.
      value.split(separator: ":", omittingEmptySubsequences: false).allSatisfy { entry in
        !entry.hasPrefix("/") && !entry.split(separator: "/").contains("..") && !entry.contains("~")
      }
    default: false
    }
  }
}
