import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("The lock of a home")
struct FileLockTests {
  private let scratch = Scratch()

  @Test("one holder at a time, and a bounded wait")
  func excludes() throws {
    let home = try HomeDirectory(path: scratch.home)
    let first = try FileLock(home: home)
    let second = try FileLock(home: home)
    try first.withLock(until: .now + .seconds(5)) { () throws(StoreError) in
      let error = #expect(throws: StoreError.self) {
        try second.withLock(until: .now + .milliseconds(20)) {}
      }
      #expect(error?.code == .lockTimeout)
    }
    try second.withLock(until: .now + .seconds(5)) {}
  }

  @Test("a waiter that gave up does not stand in the way of the next")
  func turnIsGivenBack() throws {
    let home = try HomeDirectory(path: scratch.home)
    let holder = try FileLock(home: home)
    let impatient = try FileLock(home: home)
    let patient = try FileLock(home: home)
    try holder.withLock(until: .now + .seconds(5)) { () throws(StoreError) in
      #expect(throws: StoreError.self) { try impatient.withLock(until: .now) {} }
    }
    try patient.withLock(until: .now) {}
  }

  @Test("a lock file that is a link is refused")
  func link() throws {
    let home = try HomeDirectory(path: scratch.home)
    try FileManager.default.createSymbolicLink(
      atPath: home.path + "/evidence.lock",
      withDestinationPath: scratch.path("elsewhere")
    )
    let error = #expect(throws: StoreError.self) { try FileLock(home: home) }
    #expect(error?.code == .unsafeFile)
  }
}
