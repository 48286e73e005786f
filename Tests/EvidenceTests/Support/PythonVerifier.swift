import Foundation
import TestSupport

/// One byte that is changed.
struct ByteChange: CustomStringConvertible {
  let file: String
  let place: Int
  let mask: UInt8

  var description: String { "\(file) at \(place) ^ \(mask)" }
}

/// `scripts/verify_log.py`, the second verifier.
enum PythonVerifier {
  struct Failure: Error { let output: String }

  private static var script: String {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/scripts/verify_log.py"
  }

  /// The first word of the verdict: `intact`, or the kind of damage.
  static func run(_ bundle: String, key: String? = nil) throws -> String {
    let (status, output) = try python([script, bundle] + (key.map { ["--key", $0] } ?? []))
    let word = String(output.prefix { $0 != ":" })
    guard (status == 0) == (word == "intact"), status <= 1 else { throw Failure(output: output) }
    return word
  }

  /// Those changes that the script does not find when each is made alone, and what went wrong otherwise.
  static func undetected(_ bundle: String, _ changes: [ByteChange]) throws -> [String] {
    let driver = """
      from contextlib import redirect_stdout
      from importlib import util
      from io import StringIO
      from pathlib import Path
      from sys import argv
      script, folder, changes = argv[1], Path(argv[2]), argv[3]
      spec = util.spec_from_file_location("verify_log", script)
      module = util.module_from_spec(spec)
      spec.loader.exec_module(module)
      argv[1:] = [str(folder)]
      for change in changes.split(","):
          name, place, mask = change.split(":")
          whole = (folder / name).read_bytes()
          data = bytearray(whole)
          data[int(place)] ^= int(mask)
          (folder / name).write_bytes(data)
          said = StringIO()
          with redirect_stdout(said):
              status = module.main()
          if status != 1 or ":" not in said.getvalue():
              print(change, status, said.getvalue())
          (folder / name).write_bytes(whole)
      """
    let list = changes.map { "\($0.file):\($0.place):\($0.mask)" }.joined(separator: ",")
    let (status, output) = try python(["-c", driver, script, bundle, list])
    guard status == 0 else { throw Failure(output: output) }
    return output.split(separator: "\n").map(String.init)
  }

  private static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let run = try Subprocess(["/usr/bin/env", "python3"] + arguments)
    return (run.status, run.text)
  }
}
