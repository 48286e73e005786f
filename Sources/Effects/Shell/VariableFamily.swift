import Model

/// Variables that many programs name alike, by what their values are.
///
/// A family has patterns for the names, with `*` for any text, and says which values are everyday: a compiler that is known,
/// a file of the project, a registry on this machine.
struct VariableFamily: Sendable {
  /// What the value is.
  enum Kind: Sendable {
    /// Code, or options that take code: never told by its looks.
    case code
    /// Options of the Erlang machine: those with `+` only tune it.
    case erlang
    /// A program that is run, perhaps with arguments.
    case program
    /// As `program`, under names that scripts also give to variables of their own: what cannot be told is left to its use.
    case command
    /// Files or directories whose contents are run, with colons between them, or the name of a module.
    case file
    /// Options of a compiler or linker.
    case flags
    /// URLs, or places, that code and data come from or go to.
    case origin
    /// A directory that is filled, and emptied by a verb such as `clean`.
    case place
  }

  let kind: Kind
  let patterns: [String]

  private init(_ kind: Kind, _ patterns: String) {
    self.kind = kind
    self.patterns = patterns.split(separator: " ").map(String.init)
  }

  /// From the manuals of the programs; the first that fits counts.
  private static let all: [VariableFamily] = [
    VariableFamily(
      .code,
      "GOCACHEPROG GOAUTH MANOPT GROFF_COMMAND_PREFIX GROFF_BIN_PATH GROFF_TMAC_PATH TOX_OVERRIDE CustomBefore* CustomAfter* CGO_*_ALLOW CGO_*_DISALLOW GOSUMDB GONOSUMDB GONOSUMCHECK GOPRIVATE GONOPROXY GOVCS BORG_PASSCOMMAND *_PASSWORD_COMMAND *_CREDENTIAL_COMMAND *_CREDENTIALS_COMMAND TESTCONTAINERS_HOST_OVERRIDE MAVEN_CLI_OPTS SBT_CREDENTIALS BUN_OPTIONS DART_VM_OPTIONS PERL_*_OPT HARNESS_PERL* LUA_INIT_* LUA_PATH_* LUA_CPATH_* CLOUDSDK_PYTHON_ARGS ANSIBLE_SSH_* ANSIBLE_PIPELINING_* NIX_CONFIG NIX_SSHOPTS NIX_USER_CONF_FILES NIX_CONF_DIR NIX_REMOTE PASSWORD_STORE_* RCLONE_CONFIG_* LESSKEY* GROFF_* MANROFFOPT shell_escape shell_escape_commands PreBuild* PostBuild* Csc* *ToolPath *ToolExe DirectoryBuild* DirectoryPackages* MSBuildSDKsPath MSBuildExtensionsPath* MSBUILDADDITIONAL* UV_INSECURE_HOST OCAMLRUNPARAM GHCRTS"
    ),
    VariableFamily(.erlang, "ERL_FLAGS ERL_AFLAGS ERL_ZFLAGS ERL_*FLAGS ELIXIR_ERL_OPTIONS ERL_LIBS"),
    VariableFamily(
      .flags,
      "CFLAGS CXXFLAGS CPPFLAGS LDFLAGS FFLAGS FCFLAGS ASFLAGS ARFLAGS OBJCFLAGS OBJCXXFLAGS LDLIBS DFLAGS NVCCFLAGS SWIFTFLAGS RUSTFLAGS RUSTDOCFLAGS CARGO_ENCODED_RUST*FLAGS *_RUSTFLAGS *_RUSTDOCFLAGS *_CFLAGS *_CXXFLAGS *_CPPFLAGS *_FFLAGS *_LDFLAGS CFLAGS_* CXXFLAGS_* CPPFLAGS_* LDFLAGS_* BINDGEN_EXTRA_CLANG_ARGS* GHC_OPTIONS OTHER_LDFLAGS OTHER_CFLAGS OTHER_SWIFT_FLAGS _CL_"
    ),
    VariableFamily(
      .program,
      "CARGO_BUILD_RUSTC CARGO_BUILD_RUSTDOC *_RUSTC *_RUSTDOC RUSTFMT CLIPPY_DRIVER_PATH PROTOC PROTOC_GEN_* BUF_* TARGET_CC TARGET_CXX TARGET_AR HOST_CC HOST_CXX HOST_AR HOSTCC HOSTCXX BUILD_CC CC_* CXX_* AR_* RANLIB_* FC F77 NVCC STRIP RANLIB OBJCOPY PYTHON PYTHON3 PYTHON_BIN NODE RUBY PERL JAVA JAVAC JAVACMD *_JAVA_CMD LEIN_JVM_CMD TERRAGRUNT_TFPATH TG_TF_PATH TERRAGRUNT_TF_PATH *_PYTHON GRAPHVIZ_DOT *_EXECUTABLE_PATH *_RUN_BINARY ESBUILD_BINARY_PATH *_BINARY_PATH CHROME_BIN CHROMIUM_BIN FIREFOX_BIN EDGE_BIN PRISMA_*_BINARY ANSIBLE_*_EXECUTABLE *_EDITOR *_PAGER *_BROWSER CONFIG_SHELL PIPENV_SHELL MAKESHELL NODE_GYP_* SASS_PATH_BINARY AIRFLOW_*_CMD KUBECTL HELM_BIN"
    ),
    VariableFamily(
      .file,
      "FLASK_APP DJANGO_SETTINGS_MODULE MIX_EXS MIX_HOME MIX_ARCHIVES STACK_YAML COMPOSE_FILE ANSIBLE_INVENTORY ANSIBLE_*_PLUGINS ANSIBLE_*_PATH ANSIBLE_*_PLUGIN_PATH ANSIBLE_HOME TS_NODE_COMPILER TS_NODE_PROJECT TS_NODE_CWD TSX_TSCONFIG_PATH BABEL_CONFIG_FILE NODE_CONFIG_DIR JEST_CONFIG VITE_CONFIG WEBPACK_CONFIG GULPFILE RUBY_GEMFILE CELERY_APP CELERY_CONFIG_MODULE UVICORN_APP FASTAPI_APP ALEMBIC_CONFIG SCRAPY_SETTINGS_MODULE NOX_FILE LEIN_HOME CONAN_HOME CONAN_USER_HOME VCPKG_ROOT CMAKE_MODULE_PATH ANDROID_HOME ANDROID_SDK_ROOT COMPOSER PIPENV_PIPFILE HATCH_CONFIG UV_CONFIG_FILE UV_ENV_FILE UV_CONSTRAINT UV_OVERRIDE JUPYTER_CONFIG_DIR JUPYTER_CONFIG_PATH JUPYTER_PATH IPYTHONDIR MPLBACKEND R_ENVIRON R_ENVIRON_USER JULIA_LOAD_PATH JULIA_PROJECT GUILE_LOAD_PATH CABAL_DIR CABAL_CONFIG STACK_ROOT OPAMROOT OCAMLPATH CAML_LD_LIBRARY_PATH CLOUDSDK_CONFIG HELM_REPOSITORY_CONFIG KUSTOMIZE_PLUGIN_HOME ANSIBLE_*_FILE ANSIBLE_STRATEGY ANSIBLE_PYTHON_INTERPRETER DOTNET_ADDITIONAL_DEPS DOTNET_SHARED_STORE DOTNET_HOST_PATH NUGET_*_PATHS BROWSERSLIST_CONFIG LEFTHOOK_CONFIG EMACSLOADPATH VIMRUNTIME MAVEN_BASEDIR RCLONE_CONFIG BAT_CONFIG_PATH PRISMA_*_LIBRARY GTK_MODULES *_PLUGIN_PATH *_PLUGINS_PATH *_PLUGIN_DIR JUST_JUSTFILE JUST_WORKING_DIRECTORY TASKFILE"
    ),
    VariableFamily(
      .origin,
      "*_INDEX_URL *_DEFAULT_INDEX UV_INDEX UV_INDEX_* UV_*_INDEX UV_*_MIRROR *_FIND_LINKS *_MIRROR *_MIRROR_* *_MIRROR_URL BUNDLE_MIRROR* *_REGISTRY *_REGISTRY_URL CARGO_REGISTR*_INDEX CARGO_SOURCE_* AWS_ENDPOINT_URL AWS_ENDPOINT_URL_* AWS_S3_ENDPOINT AWS_*_ENDPOINT HF_ENDPOINT CLOUDSDK_API_ENDPOINT_OVERRIDES_* AZURE_*_ENDPOINT *_HOSTED_URL *_STORAGE_BASE_URL *_DOWNLOAD_HOST *_DOWNLOAD_BASE_URL *_DOWNLOAD_URL *_BINARY_SITE *_BINARY_HOST *_BINARY_HOST_MIRROR *_DIST_SERVER *_DIST_ROOT *_UPDATE_ROOT HEX_API_URL HEX_REPO_URL COURSIER_REPOSITORIES SBT_REPOSITORIES MAVEN_REPO_URL HOMEBREW_*_DOMAIN HOMEBREW_*_REMOTE BAZELISK_BASE_URL COMPOSER_REPO_PACKAGIST NUGET_SOURCE RUBYGEMS_HOST GEM_HOST CONDA_CHANNEL_ALIAS CONDA_CHANNELS JSR_URL NPM_REGISTRY_URL TWINE_REPOSITORY_URL POETRY_REPOSITORIES_*_URL UV_PUBLISH_URL *_REPOURL BAZELISK_FORMAT_URL PULUMI_BACKEND_URL NIX_PATH"
    ),
    VariableFamily(
      .place,
      "*_TARGET_DIR GOCACHE GOMODCACHE GOPATH GOBIN GOTMPDIR *_CACHE_DIR *_CACHE_FOLDER *_CACHE_HOME *_CACHE_DIRECTORY PUB_CACHE COMPOSER_VENDOR_DIR POETRY_VIRTUALENVS_PATH CCACHE_DIR SCCACHE_DIR UV_PROJECT_ENVIRONMENT NUGET_PACKAGES DOTNET_CLI_HOME PLAYWRIGHT_BROWSERS_PATH CARGO_INSTALL_ROOT TF_DATA_DIR"
    ),
    VariableFamily(.command, "*CMD *PROG *_COMMAND *_BIN"),
  ]

  /// The families by the names that stand there in full.
  private static let byName: [String: VariableFamily] = {
    var result: [String: VariableFamily] = [:]
    for family in all {
      for name in family.patterns where !name.utf8.contains(UInt8(ascii: "*")) && result[name] == nil {
        result[name] = family
      }
    }
    return result
  }()

  private static let patterned: [(pattern: String, family: VariableFamily)] = all.flatMap { family in
    family.patterns.filter { $0.utf8.contains(UInt8(ascii: "*")) }.map { ($0, family) }
  }

  /// The family of a variable; nil for most.
  static func of(_ name: String) -> VariableFamily? {
    if let family = byName[name] { return family }
    // Every pattern has a capital letter: the variables of loops are none.
    guard name.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
    return patterned.first { VerbRow.matches($0.pattern.utf8[...], name.utf8[...]) }?.family
  }

  /// Whether the name itself is in the family, and not only one of its patterns.
  func isForName(_ name: String) -> Bool { patterns.contains { $0.sameText(as: name) } }

  /// Why a value makes what follows impossible to tell; nil for one that is everyday.
  func reason(_ name: String, value: String?) -> String? {
    guard let value else { return kind == .command ? nil : "setting `\(name)` changes what programs run" }
    if value.isEmpty || isEveryday(name, value) { return nil }
    return switch kind {
    case .origin: "setting `\(name)` changes where things come from or go to"
    case .place: "`\(name)` names a directory that is filled and emptied"
    default: "setting `\(name)` changes what programs run"
    }
  }

  private func isEveryday(_ name: String, _ value: String) -> Bool {
    switch kind {
    case .code: Self.everydayCode[name]?.contains(value) ?? false
    case .erlang:
      value.split(separator: " ").allSatisfy { word in
        word.utf8.first == UInt8(ascii: "+") || word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x3A }
      }
    case .program: Self.isProgram(value) && !value.utf8.contains(0x20)
    case .command: Self.isProgram(value)
    case .file:
      value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).allSatisfy {
        Self.isOwn(String(decoding: $0, as: UTF8.self))
      }
    case .flags: Self.areFlags(value)
    case .origin: Self.isOrigin(value)
    case .place: Self.isPlace(value)
    }
  }

  private static let everydayCode: [String: Set<String>] = [
    "GOAUTH": ["off", "netrc"], "GOCACHEPROG": [], "GOSUMDB": ["sum.golang.org"], "GOVCS": ["*:off"],
  ]

  /// A relative path that stays in the project, or the name of a module.
  private static func isOwn(_ path: String) -> Bool {
    path.utf8.first != PathText.slash && path.utf8.first != UInt8(ascii: "~")
      && !PathText.components(path).contains { $0 == ".." } && !path.contains("://")
  }

  /// Where a system keeps its own programs.
  private static let installed = [
    "/bin/", "/sbin/", "/usr/", "/opt/homebrew/", "/Applications/", "/Library/Developer/", "/nix/store/", "/snap/bin/",
  ]

  /// Programs that do harm by any arguments, or run what they are given.
  private static let powers: Set<String> = [
    "rm", "rmdir", "unlink", "dd", "shred", "truncate", "mv", "cp", "ln", "install", "tee", "chmod", "chown", "kill",
    "pkill", "killall", "sh", "bash", "dash", "zsh", "ksh", "fish", "eval", "exec", "source", "env", "sudo", "doas",
    "su",
    "xargs", "find", "curl", "wget", "nc", "ncat", "socat", "osascript", "open",
  ]

  /// A program by its name, as the system has it, or of the project.
  private static func isProgram(_ value: String) -> Bool {
    guard let first = value.split(separator: " ").first.map(String.init),
      !value.utf8.contains(where: { "$`;|&<>\n".utf8.contains($0) })
    else { return false }
    if powers.contains(PathText.baseName(first)) { return false }
    if first.contains("..") { return false }
    return isOwn(first) || installed.contains { first.hasPrefix($0) }
  }

  /// What in options of compilers names a program, a plug-in or a file with more options.
  private static let hidden = [
    "plugin", "wrapper", "specs", "-load", "linker", "toolexec", "codegen-backend", "-pgm", "--config", "@", "runner",
    "fuse-ld=/", "fuse-ld=.", "fuse-ld=~", "ld-path", "gcc-toolchain", "-Xlinker",
  ]

  private static func areFlags(_ value: String) -> Bool {
    // They end up in the commands of a makefile.
    if value.utf8.contains(where: { "$`;|&<>\n".utf8.contains($0) }) { return false }
    if hidden.contains(where: value.contains) { return false }
    return value.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x1F }).allSatisfy { word in
      let text = String(decoding: word, as: UTF8.self)
      if text.contains("link-arg") { return text.contains("link-arg=-fuse-ld=") || text.contains("link-arg=-s") }
      return !text.hasPrefix("-B") && !text.hasPrefix("-Z")
    }
  }

  /// Registries that everybody uses.
  private static let known: Set<String> = [
    "pypi.org", "files.pythonhosted.org", "registry.npmjs.org", "registry.yarnpkg.com", "crates.io", "index.crates.io",
    "static.crates.io", "proxy.golang.org", "sum.golang.org", "repo1.maven.org", "repo.maven.apache.org",
    "plugins.gradle.org", "rubygems.org", "hex.pm", "repo.hex.pm", "pub.dev", "static.rust-lang.org", "nodejs.org",
    "huggingface.co", "packagist.org", "repo.packagist.org", "download.pytorch.org", "jsr.io", "api.nuget.org",
  ]

  /// URLs of this machine, of a neighbour by its bare name, or of a registry that is known; or a place in the project.
  private static func isOrigin(_ value: String) -> Bool {
    value.utf8.split(whereSeparator: { " ,|;".utf8.contains($0) }).allSatisfy { part in
      let text = String(decoding: part, as: UTF8.self)
      guard let scheme = text.firstRange(of: "://") else { return isOwn(text) }
      // `name=URL`, `sparse+URL`.
      let head = text[..<scheme.lowerBound].utf8.reversed().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      let start = text.utf8.index(scheme.lowerBound, offsetBy: -head.count)
      guard let host = try? URLText.endpoint(String(text[start...])).host else { return false }
      return host == "localhost" || host.hasSuffix(".localhost") || host == "127.0.0.1" || host == "::1"
        || host == "host.docker.internal" || known.contains(host)
        || !host.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    }
  }

  /// Words in the names of directories that only hold what was made.
  private static let made = [
    "target", "build", "cache", "out", "dist", "tmp", "temp", "gen", "bin", "obj", "venv", "node_modules",
    "vendor", "artifacts", "terraform",
  ]

  /// Hidden directories that hold what a project is.
  private static let kept: Set<String> = [
    ".git", ".github", ".gitlab", ".claude", ".cursor", ".vscode", ".idea", ".husky", ".circleci", ".devcontainer",
    ".ssh", ".config", ".",
  ]

  /// A directory for what is made: in the project, or in the places of the system for it.
  private static func isPlace(_ value: String) -> Bool {
    let parts = PathText.components(value)
    if value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
    guard let last = parts.last, !parts.contains(".."), !value.contains("://") else { return value == "off" }
    if value.utf8.first == PathText.slash || value.utf8.first == UInt8(ascii: "~") {
      if parts.first == "tmp" || parts.starts(with: ["var", "tmp"]) { return parts.count > 1 }
      // The last one is what is emptied: it or one above is a place for such things.
      return parts.contains { [".cache", "Caches", "target", "go-build", "cache"].contains($0) }
        || [".venv", "venv", "go", "bin"].contains(last)
    }
    return parts.contains { part in
      let name = String(decoding: part.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
      return name == "env" || name.utf8.first == UInt8(ascii: ".") || name == "go"
        || made.contains(where: name.contains)
    } && !kept.contains(parts[0])
  }
}
