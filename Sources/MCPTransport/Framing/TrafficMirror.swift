import Glibc

/// Where a copy of all bytes goes, in the order in which they were read and written: a replayable fixture.
///
/// The closures run on the threads that move the bytes, so they must be quick and must not call back into the server.
package struct TrafficMirror: Sendable {
  /// Gets the bytes that were read.
  package let input: @Sendable (UnsafeRawBufferPointer) -> Void
  /// Gets the bytes that were written.
  package let output: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Copies to wherever the closures put them.
  package init(
    input: @escaping @Sendable (UnsafeRawBufferPointer) -> Void,
    output: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.input = input
    self.output = output
  }

  /// Mirrors into two open files. The descriptors stay the caller's; what cannot be written is left out of the copy.
  package static func files(input: Int32, output: Int32) -> TrafficMirror {
    TrafficMirror(input: { copy($0, to: input) }, output: { copy($0, to: output) })
  }

  private static func copy(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
