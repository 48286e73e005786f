import CanonicalJSON
import Signing

/// What was added to one configuration file, so that exactly that can be taken out again.
struct InstallationRecord: Sendable, Equatable {
  /// One value that was added: an element of an array, or a member of an object where it has a name.
  struct Addition: Sendable, Hashable {
    let container: JSONPath
    let name: String?
    let value: JSON

    static func == (left: Addition, right: Addition) -> Bool {
      left.container == right.container && left.name.map(ByteKey.init) == right.name.map(ByteKey.init)
        && left.value == right.value
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(container)
      hasher.combine(value)
    }
  }

  /// The configuration file.
  let path: String
  /// Whether there was no such file before.
  var createdFile = false
  /// Whether there was no such folder before.
  var createdFolder = false
  /// The digest of the file as it was before; nil where there was none, or nobody knows.
  var original: Digest?
  /// The digest of the file as the last run left it; nil where somebody had changed it in between, so that the original is
  /// no longer what removing our entries must give back.
  var installed: Digest?
  /// The arrays and objects that were made for what was added.
  var containers: [JSONPath] = []
  /// What stood between the brackets of arrays and objects that were empty before.
  var interiors: [JSONPath: String] = [:]
  var additions: [Addition] = []

  init(path: String) { self.path = path }

  /// The values that were added to a container.
  func values(in container: JSONPath) -> [JSON] {
    additions.filter { $0.container == container }.map(\.value)
  }
}

extension InstallationRecord {
  private static let version = 1

  /// The record as the text of a file.
  var serialized: [UInt8] {
    let interiors = interiors.map { (pointer: $0.key.pointer, text: $0.value) }.sorted { $0.pointer < $1.pointer }
    let object: JSONObject = [
      "version": JSON(Self.version), "path": .string(path), "created_file": .bool(createdFile),
      "created_folder": .bool(createdFolder), "original": JSON(original?.hex), "installed": JSON(installed?.hex),
      "containers": JSON(containers.map(\.pointer)),
      "interiors": .object(interiors.reduce(into: JSONObject()) { $0[$1.pointer] = .string($1.text) }),
      "additions": .array(
        additions.map { ["in": .string($0.container.pointer), "name": JSON($0.name), "value": $0.value] }
      ),
    ]
    return JSON.object(object).serialized() + [UInt8(ascii: "\n")]
  }

  /// Reads a record; nil where it is damaged, of another version, or of another file.
  init?(_ bytes: [UInt8], path: String) {
    guard let value = try? JSON.parse(bytes), value["version"]?.intValue == Self.version,
      let recorded = value["path"]?.stringValue, recorded.sameBytes(as: path),
      let createdFile = value["created_file"]?.boolValue, let createdFolder = value["created_folder"]?.boolValue,
      let containers = value["containers"]?.arrayValue, let interiors = value["interiors"]?.objectValue,
      let additions = value["additions"]?.arrayValue
    else { return nil }
    self.init(path: path)
    self.createdFile = createdFile
    self.createdFolder = createdFolder
    guard let original = Self.digest(value["original"]), let installed = Self.digest(value["installed"]) else {
      return nil
    }
    self.original = original.value
    self.installed = installed.value
    for pointer in containers {
      guard let path = pointer.stringValue.flatMap(JSONPath.init(memberPointer:)) else { return nil }
      self.containers.append(path)
    }
    for member in interiors.members {
      guard let path = JSONPath(memberPointer: member.name), let text = member.value.stringValue,
        text.utf8.allSatisfy(JSONLayout.isWhitespace)
      else { return nil }
      self.interiors[path] = text
    }
    for addition in additions {
      guard let place = addition["in"]?.stringValue.flatMap(JSONPath.init(memberPointer:)), let name = addition["name"],
        let value = addition["value"], name.isNull || name.stringValue != nil
      else { return nil }
      self.additions.append(Addition(container: place, name: name.stringValue, value: value))
    }
  }

  /// A digest or the `null` that stands for none; nil for anything else.
  private static func digest(_ value: JSON?) -> (value: Digest?, ())? {
    guard let value else { return nil }
    if value.isNull { return (nil, ()) }
    return value.stringValue.flatMap { Digest(hex: $0) }.map { ($0, ()) }
  }
}
