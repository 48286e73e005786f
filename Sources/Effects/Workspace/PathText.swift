/// Paths as text: bytes between slashes. Splitting by `Character` would miss a slash with a combining mark behind it, which
/// is a separator to the kernel all the same.
package enum PathText {
  package static let slash = UInt8(ascii: "/")

  /// What stands between the slashes, without empty parts.
  package static func components(_ path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The absolute path of components.
  package static func absolute(_ components: [String]) -> String { "/" + components.joined(separator: "/") }

  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  static func isCurrent(_ component: String) -> Bool { component.utf8.elementsEqual(".".utf8) }

  static func isParent(_ component: String) -> Bool { component.utf8.elementsEqual("..".utf8) }

  /// `name` below `directory`.
  package static func join(_ directory: String, _ name: String) -> String {
    directory.utf8.last == slash ? directory + name : directory + "/" + name
  }

  /// The directory of a normalized path.
  static func parent(_ path: String) -> String { absolute(components(path).dropLast()) }

  /// The last part, empty for `/`.
  static func baseName(_ path: String) -> String { components(path).last ?? "" }

  /// `.` and `..` taken away by text alone; `..` at the root stays there.
  package static func normalized(_ path: String) -> String {
    var result: [String] = []
    for component in components(path) where !isCurrent(component) {
      if isParent(component) { _ = result.popLast() } else { result.append(component) }
    }
    return absolute(result)
  }
}
