import CanonicalJSON

/// Sends what concerns one request while it runs: progress and log messages.
final class RequestReporter: Sendable {
  let gate = RequestGate()
  private let writer: FrameWriter
  private let version: ProtocolVersion
  private let progressToken: JSON?
  private let logThreshold: @Sendable () -> LogLevel?

  /// - Parameter logThreshold: the least severe level that the client wants at this moment, nil for none at all.
  init(
    writer: FrameWriter,
    version: ProtocolVersion,
    progressToken: JSON?,
    logThreshold: @escaping @Sendable () -> LogLevel?
  ) {
    self.writer = writer
    self.version = version
    self.progressToken = progressToken
    self.logThreshold = logThreshold
  }

  func progress(_ value: Double, total: Double?, message: String?) async {
    guard let progressToken, let number = JSONNumber(value) else { return }
    var params: JSONObject = ["progressToken": progressToken, "progress": .number(number)]
    params["total"] = total.flatMap { JSONNumber($0) }.map(JSON.number)
    if version >= .march2025 { params["message"] = message.map(JSON.string) }
    await send("notifications/progress", params) { [gate] in gate.admit(progress: value) }
  }

  func log(_ level: LogLevel, logger: String?, _ data: JSON) async {
    guard let threshold = logThreshold(), level >= threshold else { return }
    var params: JSONObject = ["level": .string(level.rawValue)]
    params["logger"] = logger.map(JSON.string)
    params["data"] = data
    await send("notifications/message", params) { [gate] in !gate.isClosed }
  }

  var wantsProgress: Bool { progressToken != nil }

  var logLevel: LogLevel? { logThreshold() }

  /// Another server's progress, as it is but for the token.
  func relayProgress(_ params: JSONObject) async {
    guard let progressToken, let value = params["progress"]?.numberValue?.double else { return }
    var params = params
    params["progressToken"] = progressToken
    if version < .march2025 { params["message"] = nil }
    await send("notifications/progress", params) { [gate] in gate.admit(progress: value) }
  }

  /// Another server's log message, as it is.
  func relayLog(_ params: JSONObject) async {
    guard let threshold = logThreshold(), let level = params["level"].flatMap({ try? LogLevel($0) }),
      level >= threshold
    else { return }
    await send("notifications/message", params) { [gate] in !gate.isClosed }
  }

  private func send(_ method: String, _ params: JSONObject, if admission: @escaping FrameWriter.Admission) async {
    let frame = OutgoingMessage.notification(method, params) + [0x0A]
    // A closed connection ends the server by itself; the handler need not know.
    try? await writer.send(frame, if: admission)
  }
}
