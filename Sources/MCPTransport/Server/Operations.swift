import CanonicalJSON

/// The methods that both eras have: checks the parameters at once, and calls the handler later.
struct Operations: Sendable {
  let handler: any MCPServerHandler
  let pageSize: Int

  /// - Throws: `MCPError.invalidParams` where a parameter is missing or of the wrong kind, `methodNotFound` for a method
  ///   that is not one of these.
  func operation(for method: Method, _ params: JSONObject) throws(MCPError) -> RequestJob.Operation {
    switch method {
    case .listTools:
      return list("tools", params) { [handler] context in
        let shape = ResultShape(version: context.version)
        return try await handler.tools(context).map(shape.tool)
      }
    case .listResources:
      return list("resources", params) { [handler] context in
        let shape = ResultShape(version: context.version)
        return try await handler.resources(context).map { shape.entry($0.json) }
      }
    case .listTemplates:
      return list("resourceTemplates", params) { [handler] context in
        let shape = ResultShape(version: context.version)
        return try await handler.resourceTemplates(context).map { shape.entry($0.json) }
      }
    case .listPrompts:
      return list("prompts", params) { [handler] context in
        let shape = ResultShape(version: context.version)
        return try await handler.prompts(context).map { shape.entry($0.json) }
      }
    case .callTool: return try callTool(params)
    case .readResource: return try readResource(params)
    case .getPrompt: return try getPrompt(params)
    case .complete:
      let request = try CompletionRequest(params)
      return { [handler] context in ResultBody(members: try await handler.complete(request, context: context).json) }
    default: throw .methodNotFound(method.rawValue)
    }
  }

  private func list(
    _ member: String,
    _ params: JSONObject,
    _ entries: @escaping @Sendable (RequestContext) async throws -> [JSON]
  ) -> RequestJob.Operation {
    let cursor = params["cursor"]
    let pagination = Pagination(pageSize: pageSize)
    return { [handler] context in
      let page = try pagination.page(of: try await entries(context), cursor: cursor)
      var members: JSONObject = [member: .array(Array(page.entries))]
      members["nextCursor"] = page.nextCursor.map(JSON.string)
      return ResultBody(members: members, cacheHint: handler.cacheHint)
    }
  }

  private func callTool(_ params: JSONObject) throws(MCPError) -> RequestJob.Operation {
    let name = try string("name", params)
    let arguments = try object("arguments", params)
    return { [handler] context in
      let answer = try await handler.call(name, arguments: arguments, context: context)
      return try Self.body(answer, context) { ResultBody(members: ResultShape(version: context.version).output($0)) }
    }
  }

  private func readResource(_ params: JSONObject) throws(MCPError) -> RequestJob.Operation {
    let uri = try string("uri", params)
    return { [handler] context in
      let answer = try await handler.read(uri, context: context)
      // What came by a round of questions belongs to that round and is not to be kept.
      let isRetry = context.requestState != nil || !context.inputResponses.isEmpty
      return try Self.body(answer, context) {
        ResultBody(members: ["contents": .array($0.contents)], cacheHint: isRetry ? CacheHint.none : $0.cacheHint)
      }
    }
  }

  private func getPrompt(_ params: JSONObject) throws(MCPError) -> RequestJob.Operation {
    let name = try string("name", params)
    let arguments = try object("arguments", params)
    guard arguments.members.allSatisfy({ $0.value.stringValue != nil }) else {
      throw .invalidParams("the arguments of a prompt must be strings")
    }
    return { [handler] context in
      let answer = try await handler.prompt(name, arguments: arguments, context: context)
      return try Self.body(answer, context) { ResultBody(members: ResultShape(version: context.version).prompt($0)) }
    }
  }

  private static func body<Output>(
    _ answer: Answer<Output>,
    _ context: RequestContext,
    _ complete: (Output) -> ResultBody
  ) throws(MCPError) -> ResultBody {
    switch answer {
    case .complete(let output): return complete(output)
    case .passed(let members): return ResultShape(version: context.version).passed(members)
    case .inputRequired(let required):
      guard context.era == .modern else {
        throw .internalError("the server needs input that this protocol version cannot ask for")
      }
      return ResultBody(members: try required.json(for: context.clientCapabilities), isInputRequired: true)
    }
  }

  private func string(_ name: String, _ params: JSONObject) throws(MCPError) -> String {
    guard let text = params[name]?.stringValue else { throw .invalidParams("`\(name)` must be a string") }
    return text
  }

  private func object(_ name: String, _ params: JSONObject) throws(MCPError) -> JSONObject {
    guard let value = params[name] else { return JSONObject() }
    guard let object = value.objectValue else { throw .invalidParams("`\(name)` must be an object") }
    return object
  }
}
