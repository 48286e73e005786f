package import CanonicalJSON
package import Signing

/// A launch definition with the digests of what it runs: what a person approves before the first start.
package struct PinnedLaunch: Sendable, Equatable {
  /// A file whose content decides what the server does.
  package struct File: Sendable, Equatable {
    package enum Role: String, Sendable {
      /// The program that is started.
      case executable
      /// The program that runs the script.
      case interpreter
      /// The script that the interpreter runs.
      case script
      /// The files of an installed package, as its list names them.
      case package
    }

    package let role: Role
    /// The path as it is used, absolute; of a package its list of files (`RECORD`).
    package let path: String
    /// The same without links.
    package let real: String
    package let digest: Digest

    var json: JSON {
      [
        "role": .string(role.rawValue), "path": .string(path), "real": .string(real),
        "digest": .string(digest.prefixed),
      ]
    }
  }

  package let definition: LaunchDefinition
  package let files: [File]
  /// The program that is started and its arguments, resolved: nothing is searched for any more.
  package let executable: String
  package let arguments: [String]
  /// Why what runs is not pinned, for example because it is fetched at each start; nil where it is.
  package let loose: String?

  /// As it is recorded and signed.
  package var json: JSON {
    [
      "definition": definition.json, "files": .array(files.map(\.json)), "executable": .string(executable),
      "arguments": JSON(arguments), "loose": JSON(loose),
    ]
  }

  init(
    definition: LaunchDefinition,
    files: [File],
    executable: String,
    arguments: [String],
    loose: String?
  ) {
    self.definition = definition
    self.files = files
    self.executable = executable
    self.arguments = arguments
    self.loose = loose
  }

  init?(_ json: JSON) {
    guard let definition = json["definition"].flatMap(LaunchDefinition.init), let files = json["files"]?.arrayValue,
      let executable = json["executable"]?.stringValue, let arguments = json["arguments"]?.arrayValue
    else { return nil }
    self.definition = definition
    self.files = files.compactMap { file in
      guard let role = file["role"]?.stringValue.flatMap(File.Role.init), let path = file["path"]?.stringValue,
        let real = file["real"]?.stringValue, let digest = file["digest"].flatMap(Digest.init(prefixed:))
      else { return nil }
      return File(role: role, path: path, real: real, digest: digest)
    }
    self.executable = executable
    self.arguments = arguments.compactMap(\.stringValue)
    loose = json["loose"]?.stringValue
    guard self.json.isSame(as: json) else { return nil }
  }

  /// What is different on this machine now; nil where everything is as it was approved.
  package func change() -> String? {
    for file in files {
      guard let real = FileReading.real(file.path) else { return "`\(file.path)` is gone" }
      guard real.utf8.elementsEqual(file.real.utf8) else {
        return "`\(file.path)` leads to `\(real)` now, approved was `\(file.real)`"
      }
      let digest = file.role == .package ? PythonPackage.digest(record: real) : FileReading.digest(of: real)
      guard let digest else { return "`\(file.path)` cannot be read" }
      guard digest == file.digest else {
        let what = file.role == .package ? "the package of `\(file.path)`" : "`\(file.path)`"
        return
          "\(what) was changed: its digest is \(digest.hex.prefix(16))…, approved was \(file.digest.hex.prefix(16))…"
      }
    }
    return nil
  }

  /// The differences of two launches, a line each, for a reviewer.
  package func differences(from old: PinnedLaunch) -> [String] {
    var lines: [String] = []
    func compare(_ what: String, _ was: String, _ now: String) {
      if !was.utf8.elementsEqual(now.utf8) { lines.append("\(what): was `\(was)`, is `\(now)`") }
    }
    compare("command", old.definition.command, definition.command)
    compare("arguments", JSON(old.definition.arguments).text, JSON(definition.arguments).text)
    compare("directory", old.definition.directory ?? "", definition.directory ?? "")
    compare("url", old.definition.url ?? "", definition.url ?? "")
    func list(_ variables: [LaunchDefinition.Variable]) -> String { JSON.array(variables.map(\.json)).text }
    compare("environment", list(old.definition.environment), list(definition.environment))
    compare("headers", list(old.definition.headers), list(definition.headers))
    compare("what is started", JSON([old.executable] + old.arguments).text, JSON([executable] + arguments).text)
    for file in files {
      guard let was = old.files.first(where: { $0.role == file.role && $0.path.utf8.elementsEqual(file.path.utf8) })
      else {
        lines.append("\(file.role.rawValue) `\(file.path)` is new")
        continue
      }
      compare("\(file.role.rawValue) `\(file.path)` leads to", was.real, file.real)
      compare("digest of \(file.role.rawValue) `\(file.path)`", was.digest.hex, file.digest.hex)
    }
    for file in old.files where !files.contains(where: { $0.role == file.role && $0.path == file.path }) {
      lines.append("\(file.role.rawValue) `\(file.path)` is no part of it any more")
    }
    return lines
  }
}
