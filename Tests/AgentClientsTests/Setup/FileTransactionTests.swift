import Foundation
import TestSupport
import Testing

@testable import AgentClients

@Suite struct FileTransactionTests {
  private let scratch = Scratch()

  private func place(_ name: String, folder: String? = nil) -> FilePlace {
    FilePlace(directory: scratch.path, folder: folder, name: name, isPrivate: true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path(name)))
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: scratch.path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  private var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: scratch.path)) ?? []).sorted()
  }

  private func change(_ place: FilePlace, to text: String?, removesFolder: Bool = false) throws -> FileChange {
    let before = try ClaudeCodeSetup.read(place).0
    return FileChange(place: place, before: before, after: text.map { Array($0.utf8) }, removesFolder: removesFolder)
  }

  private func commit(_ changes: FileChange...) throws {
    try FileTransaction(changes: changes, token: { UUID().uuidString }).commit()
  }

  @Test func makesChangesAndRemoves() throws {
    try write("b", "old")
    try write("c", "gone")
    try commit(
      change(place("a", folder: "new"), to: "1"),
      change(place("b"), to: "2"),
      change(place("c"), to: nil)
    )
    #expect(names == ["b", "new", "new/a"])
    #expect(text("new/a") == "1" && text("b") == "2")
    try commit(change(place("a", folder: "new"), to: nil, removesFolder: true))
    #expect(names == ["b"])
  }

  @Test func aFolderWithOthersInItStays() throws {
    try commit(change(place("a", folder: "new"), to: "1"))
    try write("new/other", "x")
    try commit(change(place("a", folder: "new"), to: nil, removesFolder: true))
    #expect(names == ["new", "new/other"])
  }

  @Test(arguments: [0o600, 0o644, 0o640, 0o4755])
  func modesStay(mode: Int) throws {
    try write("a", "old")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.path("a"))
    try commit(change(place("a"), to: "new"))
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("a"))
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  /// Somebody wrote a file between reading and committing: nothing is done, also not to the others.
  @Test func whatChangedMeanwhileIsNotOverwritten() throws {
    try write("a", "1")
    try write("b", "1")
    let first = try change(place("a"), to: "2")
    let second = try change(place("b"), to: "2")
    let third = try change(place("c", folder: "new"), to: "2")
    try write("b", "theirs")
    expect(.changed) { try commit(first, second, third) }
    #expect(text("a") == "1" && text("b") == "theirs" && names == ["a", "b"])
    try write("b", "1")
    try FileManager.default.createDirectory(atPath: scratch.path("new"), withIntermediateDirectories: false)
    try write("new/c", "theirs")
    expect(.changed) { try commit(first, second, third) }
    #expect(text("a") == "1" && text("b") == "1" && text("new/c") == "theirs")
  }

  /// The same file twice: the second change finds the first one's work, fails, and everything is put back.
  @Test func whatWasDoneIsPutBack() throws {
    try write("a", "1")
    try write("gone", "1")
    let made = try change(place("c", folder: "new"), to: "2")
    let changed = try change(place("a"), to: "2")
    let removed = try change(place("gone"), to: nil)
    let conflict = try change(place("a"), to: "3")
    expect(.changed) { try commit(made, changed, removed, conflict) }
    #expect(text("a") == "1" && text("gone") == "1" && names == ["a", "gone"])
  }

  @Test func linksPipesAndFoldersAreRefused() throws {
    try write("real", "x")
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: scratch.path("real"))
    try FileManager.default.createDirectory(atPath: scratch.path("folder"), withIntermediateDirectories: false)
    try #require(mkfifo(scratch.path("pipe"), 0o600) == 0)
    for name in ["link", "folder", "pipe", "/dev/null"] where !name.hasPrefix("/") {
      expect(.unsafeFile) { _ = try change(place(name), to: "x") }
    }
    expect(.unsafeFile) { _ = try change(place("a", folder: "link"), to: "x") }
    expect(.unsafeFile) { _ = try change(place("a", folder: "real"), to: "x") }
    #expect(text("real") == "x")
  }

  @Test func theLockKeepsOthersOut() throws {
    let path = scratch.path("lock")
    do {
      let held = try SetupLock(path, patience: 0)
      expect(.busy) { _ = try SetupLock(path, patience: 0) }
      withExtendedLifetime(held) {}
    }
    #expect(throws: Never.self) { _ = try SetupLock(path, patience: 0) }
  }

  private func expect(_ code: AgentClientsError.Code, _ body: () throws -> Void) {
    do {
      try body()
      Issue.record("no error")
    } catch {
      #expect((error as? AgentClientsError)?.code == code, "\(error)")
    }
  }
}
