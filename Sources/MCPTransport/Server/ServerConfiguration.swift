/// The bounds of a server. Each buffer has one; nothing grows with what a client sends.
package struct ServerConfiguration: Sendable {
  /// The longest message in bytes; a longer one is dropped unread and answered with an error.
  package var maximumFrame = 4 << 20
  /// The deepest nesting of a message.
  package var maximumDepth = 128
  /// How many requests run at a time.
  package var runningRequests = 64
  /// How many more may wait for their turn; beyond, the server stops reading.
  package var waitingRequests = 1024
  /// How many bytes the requests that run or wait may have together (one is taken whatever its size). Parsed they need
  /// several times as much memory.
  package var requestBytes = 8 << 20
  /// How many messages one batch may have (2025-03-26).
  package var batchSize = 100
  /// How many streams of `subscriptions/listen` may be open (2026-07-28).
  package var subscriptions = 16
  /// How many resources a client may watch, over all its subscriptions.
  package var watchedResources = 1000
  /// How many bytes may wait for the client to read them.
  package var queuedOutput = 4 << 20
  /// How long the client may read nothing while there is something to read; then the connection is closed.
  package var outputStall: Duration = .seconds(30)
  /// How long requests in flight may still run once the input has ended, and their answers be written.
  package var drain: Duration = .seconds(2)
  /// How long a request may take; nil for as long as it likes.
  package var requestTimeout: Duration?
  /// How many entries one page of a list has.
  package var pageSize = 250
  /// Gets a copy of all bytes; nil for none.
  package var mirror: TrafficMirror?

  /// The usual bounds.
  package init() {}
}
