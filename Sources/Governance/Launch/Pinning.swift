import Foundation
import Glibc
import Signing

/// One resolution of a launch: what is started, which files decide what that does, and what cannot be pinned.
struct Pinning {
  /// The longest first line of a script that the kernel reads (`BINPRM_BUF_SIZE`).
  private static let longestFirstLine = 256

  private let search: ProgramSearch
  private let definition: LaunchDefinition
  private(set) var files: [PinnedLaunch.File] = []
  private(set) var executable = ""
  private(set) var arguments: [String] = []
  private(set) var loose: String?

  init(_ definition: LaunchDefinition, base: String, searchPath: [String]) {
    self.definition = definition
    search = ProgramSearch(base: base, path: searchPath)
    loose = definition.environment.lazy.compactMap { LooseLaunch.variable($0.name) }.first
  }

  func program(_ name: String) throws(GovernanceError) -> String { try search.program(name) }

  mutating func resolve(_ program: String, arguments words: [String]) throws(GovernanceError) {
    let name = Self.name(program)
    // A link may hide what it leads to; an interpreter by its own name is one, whatever it leads to.
    let real = InterpreterOptions(of: program) == nil ? FileReading.real(program).map(Self.name) : nil
    let reason = LooseLaunch.program(name, words) ?? real.flatMap { LooseLaunch.program($0, words) }
    loosen(reason)
    arguments = words
    guard let line = try firstLine(of: program) else {
      try add(.executable, program)
      executable = program
      if reason == nil { try interpreted(program, words) }
      return
    }
    // The kernel would look for the interpreter when it starts the script; here it is looked for once, and pinned.
    let (interpreter, option) = try interpreter(line, of: program)
    try add(.interpreter, interpreter)
    try add(.script, program)
    executable = interpreter
    arguments = option + [program] + words
    if InterpreterOptions.isPython(interpreter) {
      try addPackage(interpreter, entryPoint: name, module: nil)
    }
  }

  private static func name(_ path: String) -> String { (path as NSString).lastPathComponent }

  private mutating func loosen(_ reason: String?) { if loose == nil { loose = reason } }

  /// The interpreter that stands behind `#!`, and its one argument, as execve(2) has it.
  private func interpreter(_ line: String, of script: String) throws(GovernanceError) -> (String, [String]) {
    let parts = line.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    guard let path = parts.first, path.hasPrefix("/") else {
      throw GovernanceError(.badContent, "the first line of `\(script)` names no interpreter by its full path")
    }
    guard (path as NSString).lastPathComponent == "env" else { return (path, rest.isEmpty ? [] : [rest]) }
    var words = rest.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    let splits = words.first == "-S"
    if splits { words.removeFirst() }
    guard let name = words.first, !name.hasPrefix("-"), !name.contains("="), splits || words.count == 1 else {
      throw GovernanceError(.badContent, "the first line of `\(script)` cannot be told, start its interpreter yourself")
    }
    return (try search.program(name), Array(words.dropFirst()))
  }

  /// What a program runs that is itself an interpreter.
  private mutating func interpreted(_ program: String, _ words: [String]) throws(GovernanceError) {
    let options = InterpreterOptions(of: program) ?? FileReading.real(program).flatMap { InterpreterOptions(of: $0) }
    guard let options else { return }
    switch options.read(words) {
    case .loose(let reason): loosen(reason)
    case .module(let name, let isSafe):
      loosen(LooseLaunch.program(name, words))
      try addPackage(program, entryPoint: nil, module: name)
      if !files.contains(where: { $0.role == .package }) {
        loosen("the module `\(name)` belongs to no package whose files are listed")
      }
      let variable = definition.environment.first { $0.name == "PYTHONSAFEPATH" }
      if !isSafe, variable?.value != .literal("1") {
        loosen(
          "`-m` looks for modules in the directory that it is started in first: give `-P`, or start the entry point"
        )
      }
    case .script(let place):
      // Started somewhere else the same word would be another file.
      let script = search.absolute(words[place])
      guard FileReading.digest(of: script) != nil else {
        return loosen("`\(words[place].prefix(200))` is no file that could be pinned")
      }
      try add(.script, script)
      arguments[place] = script
      loosen(LooseLaunch.program(Self.name(script), Array(words[(place + 1)...])))
    }
  }

  private mutating func addPackage(
    _ interpreter: String,
    entryPoint: String?,
    module: String?
  ) throws(GovernanceError) {
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
    let line = String(decoding: bytes.prefix(count).dropFirst(2).prefix { $0 != 0x0A }, as: UTF8.self)
    return line.trimmingCharacters(in: .whitespaces)
  }
}
