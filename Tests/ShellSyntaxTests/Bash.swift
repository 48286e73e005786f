import Foundation
import TestSupport

/// The real bash, as the judge of what is right.
enum Bash {
  static let path = ["/bin/bash", "/usr/bin/bash"].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Shown where tests are left out.
  static let missing = "bash is not installed: there is nothing to compare with"

  /// Runs `script` with `input` on stdin; what it prints.
  static func output(of script: String, input: Data = Data()) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("bash-input-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Subprocess(
      [path ?? "/bin/bash", "--norc", "-c", script],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      input: file.path,
      errors: .dropped
    )
    return Data(run.output)
  }

  /// For each command, whether bash can parse it; one on which bash never ends counts as refused. Bash's exit code is 0 for some errors inside `[[`, so its words count.
  static func accepts(_ commands: [String]) throws -> [Bool] {
    let script = """
      while IFS= read -r -d '' c; do
        if e=$(ulimit -t 5; "$BASH" -n -c -- "$c" 2>&1) && [[ $e != *'syntax error'* && $e != *conditional* && $e != *expected* ]]
        then echo y; else echo n; fi
      done
      """
    let input = Data(commands.flatMap { Array($0.utf8) + [0] })
    return String(decoding: try output(of: script, input: input), as: UTF8.self).split(separator: "\n").map {
      $0 == "y"
    }
  }
}
