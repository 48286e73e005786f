/// A peer at the other end of a pair of descriptors (MCP stdio transport).
///
/// The descriptors stay the caller's and must stay open until `close()` has returned.
package final class PipeChannel: MessageChannel {
  /// The bounds of a channel.
  package struct Limits: Sendable {
    /// The longest message in bytes that is delivered whole.
    package var maximumFrame = 64 << 20
    /// How many bytes may wait for the peer to read them.
    package var queuedOutput = 8 << 20
    /// How long the peer may read nothing while there is something to read.
    package var outputStall: Duration = .seconds(30)
    /// The usual bounds.
    package init() {}
  }

  private let reader: FrameReader
  private let writer: FrameWriter
  private let ending = OneShot<String>()

  /// - Parameters:
  ///   - input: where the peer's messages are read.
  ///   - output: where ours are written.
  /// - Throws: `TransportError.setupFailed`.
  package init(input: Int32, output: Int32, limits: Limits = Limits()) throws(TransportError) {
    reader = try FrameReader(descriptor: input, maximumFrame: limits.maximumFrame, mirror: nil)
    writer = FrameWriter(
      descriptor: output,
      limits: FrameWriter.Limits(queuedBytes: limits.queuedOutput, stall: limits.outputStall),
      mirror: nil,
      onFailure: { [ending] in ending.set("\($0)") }
    )
  }

  package func start(
    deliver: @escaping @Sendable (Line) -> Void,
    ended: @escaping @Sendable (String) -> Void
  ) throws(TransportError) {
    try writer.start()
    try reader.start(deliver: deliver) { [ending] end in
      switch end {
      case .endOfInput: ending.set("the server closed its output")
      case .stopped: ending.set("the connection was closed")
      case .failed(let error): ending.set("\(error)")
      }
    }
    Task { [ending] in ended(await ending.value()) }
  }

  package func send(_ message: [UInt8]) async throws(TransportError) {
    try await writer.send(message + [0x0A])
  }

  package func close() async {
    writer.close()
    reader.stop()
    _ = await reader.finished.value()
    await writer.finished.value()
  }
}
