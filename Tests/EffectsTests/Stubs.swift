import Foundation
import TestSupport

/// Programs `s1`, `s2`, `s3` that write down how they are called, for what real shells run.
enum Stubs {
  static let bash = ["/bin/bash", "/usr/bin/bash"].first { FileManager.default.isExecutableFile(atPath: $0) }
  static let zsh = ["/bin/zsh", "/usr/bin/zsh"].first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let folder: Scratch = {
    let scratch = Scratch()
    for name in ["s1", "s2", "s3"] {
      // One write for each call, since calls may run side by side.
      let stub =
        "#!/bin/sh\nu=$(printf '\\037'); r=\(name); for a; do r=$r$u$a; done; printf '%s\\036' \"$r\" >> \"$LOG\"\n"
      try? stub.write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path(name))
      // Another test that starts a program just now may hold the file open for writing for a moment.
      for _ in 0..<200 where !works(scratch.path(name)) { usleep(5_000) }
    }
    return scratch
  }()

  private static func works(_ stub: String) -> Bool {
    let run = try? Subprocess([stub], environment: ["LOG": "/dev/null"], errors: .dropped)
    return run?.status == 0
  }

  /// The argument lists of the stubs that a shell runs, in their order.
  static func run(_ shell: [String]) throws -> [[String]] {
    let scratch = Scratch()
    let work = scratch.path("w")
    try FileManager.default.createDirectory(atPath: work + "/d/e", withIntermediateDirectories: true)
    for file in ["f", "f2", "d/e/f"] { try Data().write(to: URL(filePath: "\(work)/\(file)")) }
    let environment = [
      "PATH": "\(folder.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/home/dev", "USER": "dev", "PWD": work,
      "LOG": scratch.path("log"),
    ]
    var command = shell
    if let code = command.popLast() { command.append("cd \(work)\n\(code)") }
    _ = try Subprocess(command, environment: environment, errors: .dropped)
    let log = (try? String(contentsOfFile: scratch.path("log"), encoding: .utf8)) ?? ""
    return log.split(separator: "\u{1E}").map {
      $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
