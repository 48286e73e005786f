import CanonicalJSON

/// How requests run and how their answers go out.
extension MCPServer {
  /// Starts the task of a job whose turn it is.
  func spawn(_ job: RequestJob) -> Task<Void, Never> {
    if let limit = configuration.requestTimeout {
      job.attach(
        Task {
          guard (try? await Task.sleep(for: limit)) != nil else { return }
          await expire(job, after: limit)
        }
      )
    }
    return Task { await perform(job) }
  }

  private func perform(_ job: RequestJob) async {
    let message = await answer(job)
    // The id is free before the answer is out: the client may use it again as soon as it has read that.
    table.release(job)
    if job.gate.close() {
      await reply(message, job.sink)
      table.settle()
    }
    job.cancelTasks()
    table.finish(job, spawn: spawn)
  }

  private func answer(_ job: RequestJob) async -> [UInt8] {
    do {
      let body = try await job.operation(job.context)
      return OutgoingMessage.result(job.id, finish(body, job.context.version))
    } catch let error as MCPError {
      return OutgoingMessage.error(job.id, fit(error, job.context.era))
    } catch {
      // A cancelled handler fails as a matter of course.
      if !job.gate.isClosed { diagnose(.handlerFailed(method: job.method, error: "\(error)")) }
      return OutgoingMessage.error(job.id, .internalError("internal error"))
    }
  }

  private func expire(_ job: RequestJob, after limit: Duration) async {
    guard job.gate.close() else { return }
    diagnose(.timedOut(method: job.method))
    table.release(job)
    job.cancelTasks()
    await reply(OutgoingMessage.error(job.id, .internalError("the request was not done within \(limit)")), job.sink)
    table.settle()
  }

  /// Gives a result what every result of the era has.
  func finish(_ body: ResultBody, _ version: ProtocolVersion) -> JSONObject {
    guard version.era == .modern else { return body.members }
    let isTyped = body.isPassed && body.members["resultType"] != nil
    var result: JSONObject =
      isTyped ? [:] : ["resultType": .string(body.isInputRequired ? "input_required" : "complete")]
    for member in body.members.members { result[member.name] = member.value }
    body.cacheHint?.add(to: &result)
    var meta = result["_meta"]?.objectValue ?? JSONObject()
    meta[MetaKey.serverInfo] = .object(ResultShape(version: version).identity(handler.identity))
    result["_meta"] = .object(meta)
    return result
  }

  /// Replaces codes that the era does not have.
  private func fit(_ error: MCPError, _ era: Era) -> MCPError {
    let isForeign = era == .modern ? error.code == .resourceNotFound : error.code == .missingClientCapability
    return isForeign ? .invalidParams(error.message, data: error.data) : error
  }

  // MARK: Sending

  /// Sends an answer from a task; nil where the request gets none, which a batch still has to know.
  func reply(_ message: [UInt8]?, _ sink: ReplySink) async {
    guard let frame = frame(message, sink) else { return }
    // A closed writer has ended the server already.
    try? await writer.send(frame)
  }

  /// `reply` for the reader's thread, which may block.
  func replyNow(_ message: [UInt8]?, _ sink: ReplySink) {
    guard let frame = frame(message, sink) else { return }
    try? writer.sendBlocking(frame)
  }

  private func frame(_ message: [UInt8]?, _ sink: ReplySink) -> [UInt8]? {
    var complete: [UInt8]?
    switch sink {
    case .direct: complete = message
    case .batch(let collector): complete = collector.add(message)
    }
    complete?.append(0x0A)
    return complete
  }
}
