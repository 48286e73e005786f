@testable import Effects

/// A file system in memory: paths to entries. Directories that lead to an entry exist by themselves.
struct MemoryWorld {
  enum Entry {
    case file(String)
    case directory
    case link(String)
    /// Looking it up is refused, as with a directory that may not be searched.
    case forbidden
  }

  var entries: [String: Entry]
  var homes: [String: String] = ["": "/home/dev", "root": "/root"]

  var workspace: Workspace {
    let entries = entries
    let homes = homes
    return Workspace(
      kind: { path throws(EffectsError) in
        switch entries[path] {
        case .file: return .file
        case .directory: return .directory
        case .link: return .symbolicLink
        case .forbidden: throw .unreadable(path, "permission denied")
        case nil: return path == "/" || entries.keys.contains { $0.hasPrefix(path + "/") } ? .directory : nil
        }
      },
      linkTarget: { path throws(EffectsError) in
        guard case .link(let target) = entries[path] else { throw .unreadable(path, "no link") }
        return target
      },
      names: { path, limit throws(EffectsError) in
        let prefix = path == "/" ? "/" : path + "/"
        let below = entries.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        let names = Set(below.compactMap { $0.split(separator: "/").first.map(String.init) })
        return names.count > limit ? nil : Array(names)
      },
      contents: { path, limit throws(EffectsError) in
        guard case .file(let text) = entries[path] else { throw .unreadable(path, "no such file") }
        return text.utf8.count > limit ? nil : Array(text.utf8)
      },
      home: { homes[$0] }
    )
  }
}
