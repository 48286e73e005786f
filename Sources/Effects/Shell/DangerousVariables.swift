/// Variables that change which programs run, or make programs run code.
///
/// Single names stand here; families of names, such as `CARGO_TARGET_*_RUSTFLAGS`, in `VariableFamily`.
enum DangerousVariables {
  /// Why setting the variable makes what follows impossible to tell; nil where it does not.
  ///
  /// - Parameter value: the new value where it is known; some are harmless.
  static func reason(_ name: String, value: String? = nil) -> String? {
    if let value, isHarmless(name, value) { return nil }
    if harmless.contains(name) { return nil }
    let family = VariableFamily.of(name)
    if let family, family.isForName(name) || family.kind == .origin { return family.reason(name, value: value) }
    if names.contains(name) || prefixes.contains(where: { name.hasPrefix($0) })
      || endings.contains(where: { name.hasSuffix($0) })
    {
      return "setting `\(name)` changes what programs run"
    }
    return family?.reason(name, value: value)
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
    "CC", "CXX", "LD", "AR", "RUSTC_WRAPPER", "RUSTC", "CARGO", "GOFLAGS", "CARGO_HOME", "GCONV_PATH",
    "LOCPATH", "NLSPATH", "HOSTALIASES", "TERMINFO",
    "OPENSSL_CONF", "OPENSSL_MODULES", "KUBECONFIG", "DOCKER_HOST", "DOCKER_CONFIG", "HGRCPATH", "GNUPGHOME",
    "XDG_CONFIG_HOME", "XDG_STATE_HOME", "AWS_CONFIG_FILE",
    "KUBECTL_EXTERNAL_DIFF", "VAULT_ADDR", "RESTIC_PASSWORD_COMMAND", "RIPGREP_CONFIG_PATH", "BAT_PAGER", "DELTA_PAGER",
    "PSQL_PAGER", "PSQLRC", "SYSTEMD_PAGER", "AWS_PAGER", "GH_PAGER",
    "GLAB_PAGER", "KUBE_EDITOR", "HGEDITOR", "SVN_EDITOR", "SUDO_EDITOR", "PSQL_EDITOR", "VIMINIT", "EXINIT",
    "MYVIMRC", "NVIM_APPNAME", "GH_BROWSER",
    "FZF_DEFAULT_COMMAND", "FZF_DEFAULT_OPTS", "RSYNC_PROXY", "CURL_HOME", "WGETRC", "SYSTEM_WGETRC", "ANSIBLE_CONFIG",
    "ANSIBLE_LIBRARY", "TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG", "TF_PLUGIN_CACHE_DIR", "HELM_PLUGINS",
    "HELM_POST_RENDERER",
    "BUILDKIT_HOST", "CONTAINER_HOST", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "NODE_TLS_REJECT_UNAUTHORIZED",
    // Compilers and builders.
    "GCC_EXEC_PREFIX", "COMPILER_PATH", "GCC_SPECS", "CCACHE_PREFIX", "CCACHE_COMPILER", "CCC_OVERRIDE_OPTIONS",
    "CLANG_CONFIG_FILE_SYSTEM_DIR", "SWIFT_EXEC", "SWIFT_DRIVER_SWIFT_FRONTEND_EXEC", "TOOLCHAINS", "DEVELOPER_DIR",
    "GOROOT", "GOENV", "GOTOOLCHAIN", "GOPROXY", "GONOSUMDB", "GONOSUMCHECK", "GOINSECURE", "CGO_LDFLAGS_ALLOW",
    "RUSTDOC",
    "RUSTC_WORKSPACE_WRAPPER", "RUSTC_LINKER", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "CARGO_BUILD_RUSTC_WRAPPER",
    "CMAKE_TOOLCHAIN_FILE", "CMAKE_C_COMPILER_LAUNCHER", "CMAKE_CXX_COMPILER_LAUNCHER", "CMAKE_PREFIX_PATH",
    "CMAKE_PROGRAM_PATH", "PKG_CONFIG", "PKG_CONFIG_PATH", "BAZEL_SH", "USE_BAZEL_VERSION",
    "M2_HOME", "MAVEN_HOME", "GRADLE_HOME", "GRADLE_USER_HOME", "JAVA_HOME", "ANT_ARGS", "MAVEN_ARGS",
    "RAKEOPT", "BUNDLE_GEMFILE", "BUNDLE_PATH", "GEM_PATH", "GEM_HOME", "COMPOSER_HOME", "DOTNET_STARTUP_HOOKS",
    "DOTNET_ROOT", "MSBUILD_EXE_PATH", "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "COVERAGE_PROCESS_START", "COVERAGE_RCFILE",
    "PYLINTRC", "MYPYPATH", "TOX_CONFIG_FILE", "UV_PYTHON",
    "POETRY_HOME", "PRE_COMMIT_HOME", "YARN_RC_FILENAME", "DENO_DIR",
    // Interpreters.
    "NODE_OPTIONS", "NODE_PATH", "PERL5OPT", "PERL5LIB", "PERLLIB", "PERL5DB", "RUBYOPT", "RUBYLIB",
    "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS",
    "CLASSPATH", "LUA_INIT", "LUA_PATH", "LUA_CPATH", "PHPRC", "PHP_INI_SCAN_DIR", "R_PROFILE", "R_PROFILE_USER",
    "AWKPATH", "AWKLIBPATH", "NPM_CONFIG_SCRIPT_SHELL",
  ]

  private static let prefixes = [
    "LD_", "DYLD_", "GIT_", "PYTHON", "BASH_FUNC_", "npm_config_", "NPM_CONFIG_", "PIP_", "CAVRA_", "CORECLR_", "COR_",
    "TF_CLI_ARGS", "YARN_",
  ]

  /// How variables end that hand options to a program that runs code, or name a program.
  private static let endings = [
    "_OPTS", "_ASKPASS", "_RUSTC_WRAPPER", "_RUNNER", "_LINKER", "_RSH", "_SSH_COMMAND", "_JVM_OPTIONS",
    "_JAVA_OPTIONS", "_LAUNCHER",
  ]

  /// Lists of directories and files with code: what is named in the project is the project's own.
  private static let codePlaces: Set<String> = [
    "KUBECONFIG", "PYTHONPATH", "NODE_PATH", "RUBYLIB", "PERL5LIB", "CLASSPATH", "BUNDLE_GEMFILE", "MYPYPATH",
    "GEM_HOME", "GEM_PATH",
    "BUNDLE_PATH", "PYTHONPYCACHEPREFIX", "COVERAGE_RCFILE", "PYLINTRC", "CMAKE_PREFIX_PATH",
    "PKG_CONFIG_PATH", "CARGO_HOME", "GRADLE_USER_HOME", "RIPGREP_CONFIG_PATH", "ANSIBLE_CONFIG", "PYTHONSTARTUP",
    "CMAKE_TOOLCHAIN_FILE", "TOX_CONFIG_FILE",
  ]

  /// Compilers and tools that may stand in a variable that names one.
  private static let tools: Set<String> = [
    "cc", "gcc", "clang", "c++", "g++", "clang++", "ccache", "sccache", "ld", "lld", "mold", "ar", "llvm-ar", "rustc",
    "cargo", "musl-gcc", "ccache gcc", "ccache clang", "ccache g++", "ccache clang++", "make", "pkg-config",
  ]

  /// Those that only change what is shown, or who is named.
  private static let harmless: Set<String> = [
    "GIT_TERMINAL_PROMPT", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE", "GIT_OPTIONAL_LOCKS", "GIT_MERGE_AUTOEDIT", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE",
    "PYTHONIOENCODING", "PYTHONHASHSEED", "PYTHONUTF8", "PYTHONFAULTHANDLER", "PYTHONNOUSERSITE", "PYTHONDEVMODE",
    "PYTHONOPTIMIZE", "PYTHONTRACEMALLOC", "PYTHONASYNCIODEBUG", "PYTHONSAFEPATH", "GIT_LFS_SKIP_SMUDGE",
    "GIT_CURL_VERBOSE", "PIP_DISABLE_PIP_VERSION_CHECK", "PIP_NO_CACHE_DIR", "PIP_NO_INPUT", "PIP_QUIET",
    "PIP_DEFAULT_TIMEOUT", "PIP_PROGRESS_BAR", "PIP_REQUIRE_VIRTUALENV", "YARN_ENABLE_IMMUTABLE_INSTALLS",
    "YARN_ENABLE_TELEMETRY", "npm_config_loglevel", "npm_config_yes", "npm_config_audit", "npm_config_fund",
    "npm_config_progress", "npm_config_update_notifier", "NPM_CONFIG_LOGLEVEL", "NPM_CONFIG_YES",
    "NPM_CONFIG_UPDATE_NOTIFIER", "NPM_CONFIG_FUND", "NPM_CONFIG_AUDIT",
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
      allWords(
        value,
        begin: [
          "--max-old-space-size=", "--no-warnings", "--trace-", "--no-deprecation", "--stack-trace-limit=",
          "--experimental-vm-modules", "--enable-source-maps", "--unhandled-rejections=", "--max-http-header-size=",
        ]
      )
    case "GOFLAGS":
      allWords(
        value,
        begin: [
          "-mod=mod", "-mod=vendor", "-mod=readonly", "-v", "-race", "-count=", "-tags=", "-trimpath",
          "-buildvcs=", "-short", "-p=",
        ]
      )
    case "GOPROXY": ["off", "direct", "https://proxy.golang.org", "https://proxy.golang.org,direct"].contains(value)
    case "GOTOOLCHAIN": ["local", "auto"].contains(value)
    case "GOENV": value == "off"
    case "PYTHONWARNINGS": !value.contains("::")
    case "GIT_TRACE", "GIT_TRACE_PERFORMANCE", "GIT_TRACE_SETUP": ["0", "1", "2", "true", "false"].contains(value)
    case "MAKEFLAGS", "MFLAGS":
      allWords(value, begin: ["-j", "-k", "-s", "--no-print-directory", "--silent", "-w"]) && !value.contains("eval")
    case "PYTEST_ADDOPTS":
      allWords(
        value,
        begin: ["-q", "-v", "-x", "-s", "-rA", "-ra", "--tb=", "--color=", "--maxfail=", "--durations=", "--no-header"]
      )
    case "CC", "CXX", "LD", "AR", "RUSTC_WRAPPER", "RUSTC", "CARGO", "PKG_CONFIG", "MAKE", "CMAKE_C_COMPILER_LAUNCHER",
      "CMAKE_CXX_COMPILER_LAUNCHER", "RUSTC_WORKSPACE_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER":
      isTool(value)
    case "RUSTUP_TOOLCHAIN": !value.utf8.contains(PathText.slash)
    case "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS":
      value.isEmpty || value.hasPrefix("/etc/ssl/certs")
    case "VIMINIT", "EXINIT", "PYTHONBREAKPOINT": value.isEmpty || value == "0"
    case "AWS_PAGER", "GH_PAGER", "SYSTEMD_PAGER", "BAT_PAGER", "PSQL_PAGER", "DELTA_PAGER", "GLAB_PAGER":
      ["", "cat", "less"].contains(value)
    case "JAVA_HOME", "DOTNET_ROOT", "DEVELOPER_DIR", "GOROOT", "MAVEN_HOME", "M2_HOME", "GRADLE_HOME":
      ["/usr/", "/opt/homebrew/", "/Library/", "/Applications/"].contains { value.hasPrefix($0) }
        && !value.contains("..")
    case _ where name.hasSuffix("_OPTS"):
      allWords(
        value,
        begin: [
          "-Xm", "-Xss", "-XX:Max", "-XX:+Use", "-ea", "-Dfile.encoding=", "-Dspring.profiles.active=", "-Duser.",
          "-Dorg.gradle.daemon=", "-Dorg.gradle.parallel=", "-Dorg.gradle.caching=",
          "-Dorg.gradle.workers.max=", "-Dmaven.test.skip=", "-DskipTests", "-Djava.awt.headless=",
          "--height", "--layout", "--reverse", "--border",
        ]
      )
    case _ where codePlaces.contains(name):
      !value.isEmpty
        && value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).allSatisfy { part in
          part.first != PathText.slash && part.first != UInt8(ascii: "~")
            && !String(decoding: part, as: UTF8.self).contains("..")
        }
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

  private static func allWords(_ value: String, begin beginnings: [String]) -> Bool {
    value.split(separator: " ").allSatisfy { word in beginnings.contains { word.hasPrefix($0) } }
  }

  /// A name of a tool that is known, a version behind it or not.
  private static func isTool(_ value: String) -> Bool {
    var name = Array(value.utf8)
    while let last = name.last, last >= 0x30 && last <= 0x39 || last == UInt8(ascii: ".") { name.removeLast() }
    if name.last == UInt8(ascii: "-") { name.removeLast() }
    return value.isEmpty || tools.contains(value) || tools.contains(String(decoding: name, as: UTF8.self))
  }
}
