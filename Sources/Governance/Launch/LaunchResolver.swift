import CanonicalJSON
import Foundation
import Glibc
import Signing

/// Finds what a launch definition runs and takes its digests.
package struct LaunchResolver: Sendable {
  /// Where programs are looked for, in order; absolute directories.
  private let searchPath: [String]
  /// What relative paths are relative to where the definition names no directory.
  private let directory: String

  /// - Parameters:
  ///   - path: a `PATH`; what is not absolute in it is left out.
  ///   - directory: absolute.
  package init(path: String, directory: String) {
    searchPath = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    self.directory = directory
  }

  /// The real path of the program that a command names.
  ///
  /// - Throws: `GovernanceError.badContent` where there is none.
  package func program(_ command: String) throws(GovernanceError) -> String {
    let path = try Pinning(base: directory, searchPath: searchPath).program(command)
    return FileReading.real(path) ?? path
  }

  /// Resolves a definition.
  ///
  /// - Throws: `GovernanceError.badContent` where the program is not there or cannot be read.
  package func pin(_ definition: LaunchDefinition) throws(GovernanceError) -> PinnedLaunch {
    guard definition.transport == .stdio else {
      return PinnedLaunch(definition: definition, files: [], executable: "", arguments: [], loose: nil)
    }
    var pinning = Pinning(base: definition.directory ?? directory, searchPath: searchPath)
    let program = try pinning.program(definition.command)
    try pinning.resolve(program, arguments: definition.arguments)
    return PinnedLaunch(
      definition: definition,
      files: pinning.files,
      executable: pinning.executable,
      arguments: pinning.arguments,
      loose: pinning.loose
    )
  }
}

/// One resolution.
private struct Pinning {
  /// The longest first line of a script that the kernel reads (`BINPRM_BUF_SIZE`).
  private static let longestFirstLine = 256

  let base: String
  let searchPath: [String]
  private(set) var files: [PinnedLaunch.File] = []
  private(set) var executable = ""
  private(set) var arguments: [String] = []
  private(set) var loose: String?

  init(base: String, searchPath: [String]) {
    self.base = base
    self.searchPath = searchPath
  }

  /// The absolute path of a program by its name.
  func program(_ name: String) throws(GovernanceError) -> String {
    if name.contains("/") { return absolute(name) }
    for directory in searchPath {
      let path = "\(directory)/\(name)"
      if access(path, X_OK) == 0, FileReading.real(path) != nil { return path }
    }
    throw GovernanceError(
      .badContent,
      "there is no program `\(name.prefix(200))` in \(searchPath.joined(separator: ":")), install it or give its full path"
    )
  }

  private func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] { return home + path.dropFirst() }
    return "\(base)/\(path)"
  }

  mutating func resolve(_ program: String, arguments words: [String]) throws(GovernanceError) {
    guard let line = try firstLine(of: program) else {
      try add(.executable, program)
      executable = program
      arguments = words
      try interpreted(program, words)
      return
    }
    // The kernel would look for the interpreter when it starts the script; here it is looked for once, and pinned.
    var parts = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard var interpreter = parts.first else {
      throw GovernanceError(.badContent, "`\(program)` begins with `#!` and names no interpreter")
    }
    parts.removeFirst()
    if (interpreter as NSString).lastPathComponent == "env" {
      parts.removeAll { $0 == "-S" }
      guard let name = parts.first, !name.hasPrefix("-"), !name.contains("=") else {
        throw GovernanceError(
          .badContent,
          "the first line of `\(program)` cannot be told, start its interpreter yourself"
        )
      }
      interpreter = try self.program(name)
      parts.removeFirst()
    }
    try add(.interpreter, interpreter)
    try add(.script, program)
    executable = interpreter
    arguments = parts + [program] + words
    if Self.isPython(interpreter) {
      try addPackage(interpreter, entryPoint: (program as NSString).lastPathComponent, module: nil)
    }
    if let reason = Self.fetches((program as NSString).lastPathComponent, words) { loose = reason }
  }

  /// What a program runs that is itself an interpreter or a runner of packages.
  private mutating func interpreted(_ program: String, _ words: [String]) throws(GovernanceError) {
    let name = (program as NSString).lastPathComponent
    if let reason = Self.fetches(name, words) {
      loose = reason
      return
    }
    guard Self.isInterpreter(name) else { return }
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
      rest = rest.dropFirst()
      if Self.isPython(program), word == "-m" {
        guard let module = rest.first else { break }
        try addPackage(program, entryPoint: nil, module: module)
        if !files.contains(where: { $0.role == .package }) {
          loose = "the module `\(module)` belongs to no package whose files are listed"
        }
        return
      }
      // Code on the command line is pinned with it.
      if ["-c", "-e", "--eval", "-p", "--print", "-E"].contains(word) { return }
      if Self.takesValue.contains(word) { rest = rest.dropFirst() }
    }
    // `deno run`, `bun run`.
    if ["deno", "bun"].contains(name), rest.first == "run" {
      rest = rest.dropFirst()
      rest = rest.drop { $0.hasPrefix("-") }
    }
    guard let script = rest.first else {
      loose = "`\(name)` names no script, it would read what it runs from somewhere else"
      return
    }
    guard FileReading.real(absolute(script)) != nil else {
      loose = "`\(script.prefix(200))` is no file that could be pinned"
      return
    }
    try add(.script, absolute(script))
  }

  private mutating func addPackage(_ interpreter: String, entryPoint: String?, module: String?) throws(GovernanceError)
  {
    guard let record = PythonPackage.record(interpreter: interpreter, entryPoint: entryPoint, module: module),
      let real = FileReading.real(record), let digest = PythonPackage.digest(record: real)
    else { return }
    files.append(PinnedLaunch.File(role: .package, path: record, real: real, digest: digest))
  }

  private mutating func add(_ role: PinnedLaunch.File.Role, _ path: String) throws(GovernanceError) {
    guard let real = FileReading.real(path), let digest = FileReading.digest(of: real) else {
      throw GovernanceError(.badContent, "`\(path)` is not there or cannot be read, see the server's launch")
    }
    files.append(PinnedLaunch.File(role: role, path: path, real: real, digest: digest))
  }

  /// What stands behind `#!`; nil where the file is no script.
  private func firstLine(of path: String) throws(GovernanceError) -> String? {
    guard let real = FileReading.real(path), let file = FileReading.open(real) else {
      throw GovernanceError(.badContent, "`\(path)` is not there or cannot be read, see the server's launch")
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: Self.longestFirstLine)
    let count = max(0, read(file, &bytes, bytes.count))
    guard bytes.prefix(count).starts(with: Array("#!".utf8)) else { return nil }
    return String(decoding: bytes.prefix(count).dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }
}

extension Pinning {
  private static let interpreters = [
    "python", "pypy", "node", "nodejs", "bun", "deno", "ruby", "perl", "php", "bash", "sh", "dash", "zsh", "tsx", "lua",
    "Rscript",
  ]
  /// Options whose value is the next word.
  private static let takesValue: Set<String> = ["-X", "-W", "-r", "--require", "--import", "--loader", "-I", "-C"]

  private static func isInterpreter(_ name: String) -> Bool {
    let stem = name.prefix { !$0.isNumber && $0 != "." }
    return interpreters.contains(String(stem))
  }

  static func isPython(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent
    return name.hasPrefix("python") || name.hasPrefix("pypy")
  }

  /// Why a program runs something that is only fetched, or made, when it starts; nil where it does not.
  static func fetches(_ program: String, _ words: [String]) -> String? {
    let verb = words.first { !$0.hasPrefix("-") } ?? ""
    switch program {
    case "npx", "npx-cli.js", "uvx", "pipx", "bunx", "pnpx":
      return "`\(program)` fetches the package when it starts, so that nobody can say which code will run"
    case "npm", "npm-cli.js", "pnpm", "pnpm.cjs", "yarn", "yarn.js", "bun":
      guard ["exec", "dlx", "x", "run", "start"].contains(verb) else { return nil }
      return "`\(program) \(verb)` runs what the package manager finds when it starts"
    case "uv", "poetry", "hatch", "pdm", "go", "cargo", "dotnet", "mvn", "gradle", "make":
      return "`\(program)` builds or fetches what it runs when it starts"
    case "docker", "podman", "nerdctl":
      guard !words.contains(where: { $0.contains("@sha256:") }) else { return nil }
      return "the image has no digest: `\(program)` runs what its tag means that day (write IMAGE@sha256:…)"
    default: return nil
    }
  }
}
