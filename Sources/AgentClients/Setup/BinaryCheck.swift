package import Effects
import Glibc

/// Whether a binary may be named in a client's configuration: who can replace it decides what every later call runs.
package enum BinaryCheck {
  /// Checks the binary's path, owner, rights and place.
  ///
  /// - Parameters:
  ///   - path: absolute and free of links, as the kernel tells it.
  ///   - workspace: for the search for a work tree.
  /// - Throws: `AgentClientsError.binary` with the remedy.
  package static func check(_ path: String, workspace: Workspace) throws(AgentClientsError) {
    let install = "run `make install` and call the installed one"
    guard path.hasPrefix("/"), path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .binary(path, "has no absolute path, or one with control characters", fix: install)
    }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    guard name.elementsEqual("cavra-mcp".utf8) else {
      throw .binary(path, "is not named `cavra-mcp`, by which rules and clients know it", fix: install)
    }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .binary(path, "is not there any more", fix: install)
    }
    guard status.st_uid == 0 || status.st_uid == geteuid() else {
      throw .binary(path, "belongs to the user \(status.st_uid)", fix: install)
    }
    guard status.st_mode & 0o022 == 0 else {
      throw .binary(path, "can be written by others", fix: "check it and `chmod go-w` it")
    }
    try checkDirectories(above: path)
    let root: String?
    do throws(EffectsError) { root = try WorkTree.root(of: path, workspace: workspace) } catch {
      throw .binary(path, "lies where a directory cannot be looked up (\(error))", fix: install)
    }
    if let root { throw .binary(path, "lies in the work tree `\(root)`, where an agent may write", fix: install) }
  }

  /// Everybody may write into a directory only where nobody can replace what others put there (the sticky bit). A group
  /// may: `/usr/local/bin` belongs to a group of administrators on many systems.
  private static func checkDirectories(above path: String) throws(AgentClientsError) {
    var directory = path
    while let slash = directory.utf8.lastIndex(of: UInt8(ascii: "/")), directory != "/" {
      directory = slash == directory.startIndex ? "/" : String(directory[..<slash])
      var status = stat()
      guard lstat(directory, &status) == 0 else {
        throw .binary(path, "lies in `\(directory)`, which cannot be looked up", fix: "install it elsewhere")
      }
      guard status.st_mode & 0o002 == 0 || status.st_mode & S_ISVTX != 0 else {
        throw .binary(path, "lies in `\(directory)`, which everybody can write", fix: "install it elsewhere")
      }
    }
  }
}
