import CProcess
import Glibc
import Synchronization

/// A descriptor that is closed once: when told to, or with its last owner.
final class OwnedDescriptor: Sendable {
  /// Above the numbers that a supervisor gives a meaning, so that no redirection overwrites a source.
  private static let lowest: Int32 = 16

  /// The number; meaningless after `close`.
  let number: Int32
  private let isOpen = Atomic(true)

  private init(_ number: Int32) { self.number = number }

  deinit { close() }

  func close() {
    if isOpen.exchange(false, ordering: .sequentiallyConsistent) { _ = Glibc.close(number) }
  }

  /// Two close-on-exec ends: what is written to the second is read from the first.
  ///
  /// Close-on-exec from their first moment on, because another thread may be starting a program.
  static func pair(_ what: String) throws(TransportError) -> (read: OwnedDescriptor, write: OwnedDescriptor) {
    var ends: [Int32] = [-1, -1]
    guard cprocess_pipe(&ends) == 0, ends.count == 2 else { throw .setupFailed("making \(what)", errno) }
    let read = try raised(ends[0], what)
    return (read, try raised(ends[1], what))
  }

  /// A file in memory with that content, to be read from its start.
  static func memory(_ bytes: [UInt8], _ what: String) throws(TransportError) -> OwnedDescriptor {
    let file = try raised(cprocess_memory_file("cavra"), what)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(file.number, UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress, bytes.count - offset)
      }
      guard count > 0 else { throw .setupFailed("writing \(what)", errno) }
      offset += count
    }
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .setupFailed("rewinding \(what)", errno) }
    return file
  }

  private static func raised(_ number: Int32, _ what: String) throws(TransportError) -> OwnedDescriptor {
    guard number >= 0 else { throw .setupFailed("making \(what)", errno) }
    guard number < lowest else { return OwnedDescriptor(number) }
    let copy = fcntl(number, F_DUPFD_CLOEXEC, lowest)
    let error = errno
    _ = Glibc.close(number)
    guard copy >= 0 else { throw .setupFailed("making \(what)", error) }
    return OwnedDescriptor(copy)
  }
}
