/// Carries messages to a peer and back, whatever lies between: pipes to a child, or HTTP.
package protocol MessageChannel: Sendable {
  /// Begins to deliver what the peer sends, in order; `ended` is called once, after the last message.
  ///
  /// A delivery that blocks is the back-pressure on the peer.
  func start(
    deliver: @escaping @Sendable (Line) -> Void,
    ended: @escaping @Sendable (String) -> Void
  ) throws(TransportError)

  /// Sends one message; returns when it is on its way or has its place in a bounded queue.
  func send(_ message: [UInt8]) async throws(TransportError)

  /// Ends both directions; when it returns nothing of the channel runs any more.
  func close() async
}
