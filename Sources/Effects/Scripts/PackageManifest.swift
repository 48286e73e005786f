import CanonicalJSON

/// The scripts of a `package.json`.
struct PackageManifest {
  let scripts: [String: String]
  /// The patterns of its workspaces' directories.
  let workspaces: [String]

  /// Nil where the text is no manifest.
  init?(_ bytes: [UInt8]) {
    guard let object = (try? JSON.parse(bytes))?.objectValue else { return nil }
    var scripts: [String: String] = [:]
    for member in object["scripts"]?.objectValue?.members ?? [] {
      guard let code = member.value.stringValue else { return nil }
      scripts[member.name] = code
    }
    self.scripts = scripts
    let listed = object["workspaces"]?.arrayValue ?? object["workspaces"]?["packages"]?.arrayValue ?? []
    workspaces = listed.compactMap(\.stringValue)
  }
}

/// Which scripts a package manager's command line runs.
struct PackageScriptCall {
  /// The names in the order in which they run; those that a package lacks are passed over.
  var scripts: [String] = []
  /// The words that are put behind the script's own.
  var arguments: [Argument] = []
  /// The directory that an option names.
  var directory: Argument?
  /// Whether packages of the workspace are meant, and which they are an option says.
  var isForWorkspaces = false

  private static let tables: [String: OptionTable] = [
    "npm": OptionTable(
      "prefix,C= w,workspace= ws,workspaces include-workspace-root if-present ignore-scripts s,silent q,quiet d dd ddd loglevel= f,force g,global foreground-scripts script-shell= no-audit no-fund omit= include= legacy-peer-deps prefer-offline offline y,yes save-dev D S save E save-exact no-save registry= cache= userconfig= production"
    ),
    "yarn": OptionTable(
      "cwd= T,top-level B,binaries-only inspect? silent s offline frozen-lockfile immutable ignore-scripts prod,production verbose non-interactive mode="
    ),
    "pnpm": OptionTable(
      "C,dir= r,recursive F,filter= filter-prod= w,workspace-root if-present ignore-scripts parallel stream aggregate-output no-bail s,silent reporter= frozen-lockfile prefer-offline offline P,prod D,dev workspace-concurrency= resume-from= report-summary"
    ),
    "bun": OptionTable("cwd= silent b,bun watch hot filter= F= ignore-scripts frozen-lockfile p,production"),
  ]
  private static let installs: Set<String> = ["install", "i", "ci", "add", "clean-install", "it", "install-test"]
  static let lifecycle = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"]
  /// Words of `yarn`, `pnpm` and `bun` that are commands of their own and never a package's script.
  private static let commands: [String: Set<String>] = [
    "yarn": [
      "add", "audit", "autoclean", "bin", "cache", "check", "config", "constraints", "create", "dedupe", "dlx", "exec",
      "explain", "generate-lock-entry", "global", "help", "import", "info", "init", "install", "licenses", "link",
      "list", "login", "logout", "node", "npm", "outdated", "owner", "pack", "patch", "plugin", "policies", "publish",
      "rebuild", "remove", "search", "set", "tag", "team", "unlink", "unplug", "up", "upgrade", "upgrade-interactive",
      "version", "versions", "why", "workspace", "workspaces",
    ],
    "pnpm": [
      "add", "audit", "bin", "cache", "cat-file", "config", "create", "dedupe", "deploy", "dlx", "doctor", "env",
      "exec",
      "fetch", "import", "init", "install", "i", "licenses", "link", "list", "ls", "login", "logout", "outdated",
      "pack",
      "patch", "prune", "publish", "rebuild", "rb", "remove", "rm", "root", "search", "server", "setup", "store",
      "unlink", "up", "update", "upgrade", "version", "whoami", "why", "dist-tag", "owner", "view", "info",
    ],
    "bun": [
      "add", "build", "bunx", "create", "completions", "exec", "help", "init", "install", "i", "link", "outdated",
      "patch", "pm", "publish", "remove", "repl", "rm", "test", "unlink", "update", "upgrade", "x", "audit", "why",
    ],
  ]

  /// Nil where the command line runs no script of a package.
  init?(_ name: String, _ arguments: [Argument]) {
    guard let table = Self.tables[name] else { return nil }
    var words = arguments[...]
    var verb: String?
    // Options may stand before and behind the verb; behind the script's name they are the script's own, but for npm.
    while verb == nil {
      let parsed = ParsedArguments(Array(words), table, stopsAtOperand: true)
      guard parsed.unknownOptions.isEmpty else { return nil }
      take(parsed, name)
      guard let first = parsed.firstOperand else {
        // `yarn` alone installs.
        verb =
          name == "yarn" && !words.contains { ["--version", "-v", "--help", "-h"].contains($0.text) } ? "install" : ""
        words = []
        break
      }
      words = words.dropFirst(first)
      guard let operand = words.popFirst(), operand.isKnown else { return nil }
      // The older yarn takes a package of the workspace as a word.
      if name == "yarn", operand.text == "workspace" {
        isForWorkspaces = true
        words = words.dropFirst()
        continue
      }
      if name == "yarn", operand.text == "workspaces" {
        isForWorkspaces = true
        guard let next = words.popFirst(), ["run", "foreach"].contains(next.text) else { return nil }
        verb = "run"
        while let option = words.first, option.text.hasPrefix("-") || option.text == "run" { words = words.dropFirst() }
        continue
      }
      verb = operand.text
    }
    guard let verb, !verb.isEmpty else { return nil }
    if Self.installs.contains(verb) {
      let parsed = ParsedArguments(Array(words), table)
      take(parsed, name)
      // Scripts of the package itself run when its own dependencies are installed, not when one is added.
      guard !parsed.has("ignore-scripts"), !parsed.has("g"), parsed.operands.isEmpty else { return nil }
      scripts = Self.lifecycle
      return
    }
    var script = verb
    switch verb {
    case "run", "run-script", "rum", "urn":
      let parsed = ParsedArguments(Array(words), table, stopsAtOperand: true)
      take(parsed, name)
      guard let first = parsed.firstOperand else { return nil }
      words = words.dropFirst(first)
      guard let operand = words.popFirst(), operand.isKnown else { return nil }
      script = operand.text
    case "t", "tst": script = "test"
    case "test", "start", "stop", "restart":
      if name == "bun" { return nil }
    default:
      guard name != "npm", !(Self.commands[name]?.contains(verb) ?? false) else { return nil }
    }
    if name == "npm" {
      let parsed = ParsedArguments(Array(words.prefix { $0.text != "--" }), table)
      take(parsed, name)
      self.arguments = parsed.operands + words.drop { $0.text != "--" }.dropFirst()
    } else {
      self.arguments = words.first?.text == "--" ? Array(words.dropFirst()) : Array(words)
    }
    // Bun runs files by the same words.
    if name == "bun", script.contains(where: { "./".contains($0) }) { return nil }
    scripts = ["pre" + script, script, "post" + script]
    if verb == "restart" {
      scripts = ["prerestart", "prestop", "stop", "poststop", "restart", "prestart", "start", "poststart"]
    }
  }

  private mutating func take(_ parsed: ParsedArguments, _ name: String) {
    directory = parsed.values(name == "npm" ? "prefix" : name == "pnpm" ? "C" : "cwd").last ?? directory
    isForWorkspaces =
      isForWorkspaces
      || parsed.has(anyOf: ["w", "ws", "r", "F", "filter", "filter-prod"]) && !(name == "pnpm" && parsed.has("w"))
  }
}
