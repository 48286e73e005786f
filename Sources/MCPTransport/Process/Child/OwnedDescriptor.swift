import CProcess
import Glibc
import Synchronization

/// A descriptor that is closed once: when told to, or with its last owner.
final class OwnedDescriptor: Sendable {
  /// Above the numbers that a supervisor gives a meaning, so that no redirection overwrites a source.
  private static let lowest: Int32 = 16

  /// The number; meaningless after `close`.
  let number: Int32
  private let isOpen = Mutex(true)

  private init(_ number: Int32) { self.number = number }

  deinit { close() }

  func close() {
    isOpen.withLock { isOpen in
      if isOpen { _ = Glibc.close(number) }
      isOpen = false
    }
  }

  /// Uses the descriptor while nobody can close it, and thereby give its number to another file; not at all where it is
  /// closed already. The use must not block.
  func whileOpen(_ body: (Int32) -> Void) {
    isOpen.withLock { isOpen in if isOpen { body(number) } }
  }

  /// Two close-on-exec ends: what is written to the second is read from the first.
  ///
  /// Close-on-exec from their first moment on, because another thread may be starting a program.
  static func pair(_ what: String) throws(TransportError) -> (read: OwnedDescriptor, write: OwnedDescriptor) {
    var ends: [Int32] = [-1, -1]
    guard cprocess_pipe(&ends) == 0, ends.count == 2 else { throw .setupFailed("making \(what)", errno) }
    return try raisedPair(ends, what)
  }

  /// Two connected, close-on-exec ends: what is sent to the second is read from the first. Unlike that of a pipe, sending to
  /// nobody can be asked to raise no `SIGPIPE`.
  static func connection(_ what: String) throws(TransportError) -> (read: OwnedDescriptor, write: OwnedDescriptor) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0, ends.count == 2 else { throw .setupFailed("making \(what)", errno) }
    return try raisedPair(ends, what)
  }

  /// A file in memory with that content, to be read from its start; nobody can change it any more.
  static func memory(_ bytes: [UInt8], _ what: String) throws(TransportError) -> OwnedDescriptor {
    let number = cprocess_memory_file("cavra")
    guard number >= 0 else { throw .setupFailed("making \(what)", errno) }
    let file = try OwnedDescriptor(number).raised(what)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(file.number, UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress, bytes.count - offset)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .setupFailed("writing \(what)", errno) }
      offset += count
    }
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .setupFailed("rewinding \(what)", errno) }
    guard cprocess_seal(file.number) == 0 else { throw .setupFailed("sealing \(what)", errno) }
    return file
  }

  private static func raisedPair(
    _ ends: [Int32],
    _ what: String
  ) throws(TransportError) -> (read: OwnedDescriptor, write: OwnedDescriptor) {
    // Both are owned before either can fail, so that none is left open.
    let first = OwnedDescriptor(ends[0])
    let last = OwnedDescriptor(ends[1])
    return (try first.raised(what), try last.raised(what))
  }

  /// The same with a number that no redirection overwrites; this one is closed where it is another.
  private func raised(_ what: String) throws(TransportError) -> OwnedDescriptor {
    guard number < Self.lowest else { return self }
    let copy = fcntl(number, F_DUPFD_CLOEXEC, Self.lowest)
    guard copy >= 0 else { throw .setupFailed("making \(what)", errno) }
    close()
    return OwnedDescriptor(copy)
  }
}
