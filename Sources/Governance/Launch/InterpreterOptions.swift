import Foundation

/// How an interpreter's arguments say what it runs.
struct InterpreterOptions {
  enum Reading: Equatable {
    /// The script is the argument at that place.
    case script(Int)
    /// A module by name; `isSafe` where it is not looked for in the directory that it is started in.
    case module(String, isSafe: Bool)
    /// What runs cannot be pinned, and why.
    case loose(String)
  }

  private enum Family { case python, node, java, other }

  private let name: String
  private let family: Family

  /// Nil for a program that is no interpreter.
  init?(of program: String) {
    name = (program as NSString).lastPathComponent
    let stem = String(name.prefix { !$0.isNumber && $0 != "." })
    switch stem {
    case "python", "pypy": family = .python
    case "node", "nodejs", "bun", "tsx": family = .node
    case "java": family = .java
    case "ruby", "perl", "php", "bash", "sh", "dash", "zsh", "ksh", "fish", "lua", "luajit", "Rscript", "deno", "tclsh",
      "osascript", "pwsh":
      family = .other
    default: return nil
    }
  }

  static func isPython(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent
    return name.hasPrefix("python") || name.hasPrefix("pypy")
  }

  /// Reads the arguments. An option that is not known to be harmless makes the launch one that is not pinned.
  func read(_ words: [String]) -> Reading {
    var place = 0
    var isSafe = false
    if name == "bun", words.first == "run" { place = 1 }
    while place < words.count, words[place].hasPrefix("-"), words[place].count > 1 {
      let option = words[place]
      switch family {
      case .python:
        if option == "-m", place + 1 < words.count { return .module(words[place + 1], isSafe: isSafe) }
        if option == "-X" || option == "-W" {
          place += 1
        } else if option.dropFirst().allSatisfy({ "bBdEIOPqsSuvx".contains($0) }) {
          isSafe = isSafe || option.contains("I") || option.contains("P")
        } else {
          return unknown(option)
        }
      case .node:
        let loads = [
          "--require", "--import", "--loader", "--experimental-loader", "--env-file", "--eval", "--print", "--preload",
        ]
        if !option.hasPrefix("--") || loads.contains(where: { option.hasPrefix($0) }) { return unknown(option) }
      case .java:
        if option == "-jar", place + 1 < words.count { return .script(place + 1) }
        let known = ["-Xm", "-Xs", "-XX:", "-D", "-ea", "-server"]
        if !known.contains(where: { option.hasPrefix($0) }) || option.contains("agent") { return unknown(option) }
      case .other:
        let isShell = name.hasSuffix("sh")
        if !isShell || !option.dropFirst().allSatisfy({ "euxf".contains($0) }) { return unknown(option) }
      }
      place += 1
    }
    if family == .java { return .loose("`\(name)` takes its classes from a path, start a `-jar`") }
    if name == "deno" { return .loose("`deno` fetches what its script imports") }
    guard place < words.count else {
      return .loose("`\(name)` names no script, it would read what it runs from somewhere else")
    }
    return .script(place)
  }

  private func unknown(_ option: String) -> Reading {
    .loose("`\(name)` with `\(option.prefix(80))` runs or loads code that is not pinned")
  }
}
