import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("The home directory")
struct HomeDirectoryTests {
  private let scratch = Scratch()

  private func code(_ path: String) -> StoreError.Code? {
    do throws(StoreError) {
      _ = try HomeDirectory(path: path)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("is made with its parents, for us alone")
  func made() throws {
    let path = scratch.path("a/b/home")
    _ = try HomeDirectory(path: path)
    #expect(code(path) == nil)
    for directory in [path, scratch.path("a")] {
      let mode = try FileManager.default.attributesOfItem(atPath: directory)[.posixPermissions] as? Int
      #expect(mode == 0o700)
    }
  }

  @Test("is refused where others can write it", arguments: [0o777, 0o770, 0o702, 0o1777])
  func writable(mode: mode_t) throws {
    _ = try HomeDirectory(path: scratch.home)
    chmod(scratch.home, mode)
    #expect(code(scratch.home) == .unsafeFile)
  }

  @Test("is refused where it is a link, a file, relative, or somebody else's")
  func others() throws {
    try FileManager.default.createSymbolicLink(atPath: scratch.home, withDestinationPath: scratch.path)
    #expect(code(scratch.home) == .unsafeFile)
    #expect(FileManager.default.createFile(atPath: scratch.path("file"), contents: nil))
    #expect(code(scratch.path("file")) == .unsafeFile)
    #expect(code("relative/home") == .system)
    // Only root can make what belongs to another user; everybody else finds root's directories.
    if geteuid() == 0 {
      #expect(mkdir(scratch.path("foreign"), 0o700) == 0)
      #expect(chown(scratch.path("foreign"), 4711, 4711) == 0)
      #expect(code(scratch.path("foreign")) == .unsafeFile)
    } else {
      #expect(code("/usr") == .unsafeFile)
    }
  }
}
