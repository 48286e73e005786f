package import CanonicalJSON
package import MCPTransport

extension GatewayFront {
  package func prompts(_ context: RequestContext) async throws -> [PromptDefinition] {
    await meetAll(context)
    return names.prompts.map { PromptDefinition($0.exposed) }
  }

  package func prompt(
    _ name: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<PromptOutput> {
    guard let entry = names.prompt(name) else { throw MCPError.unknownPrompt(name) }
    var params = context.params
    params["name"] = .string(entry.name)
    let errand = Errand(
      server: entry.server,
      method: "prompts/get",
      params: params,
      context: context,
      subject: .prompt(name: entry.name, arguments: arguments, definition: entry.definition),
      canAsk: true
    )
    return .passed(try await forward(errand))
  }

  package func complete(_ request: CompletionRequest, context: RequestContext) async throws -> Completion {
    var params = context.params
    let server: DownstreamServer
    let subject: String
    switch request.reference {
    case .prompt(let name):
      guard let entry = names.prompt(name) else { throw MCPError.unknownPrompt(name) }
      var reference = params["ref"]?.objectValue ?? JSONObject()
      reference["name"] = .string(entry.name)
      params["ref"] = .object(reference)
      (server, subject) = (entry.server, entry.name)
    case .resource(let uri):
      guard let owner = await owner(of: uri, context) else { throw MCPError.resourceNotFound(uri) }
      (server, subject) = (owner, uri)
    }
    // A server without the capability has no proposals; that is no fault of the agent, which sees the capability of others.
    guard server.surface?.capabilities["completions"] != nil else { return Completion([]) }
    let errand = Errand(
      server: server,
      method: "completion/complete",
      params: params,
      context: context,
      subject: .completion(of: subject, argument: request.argument, value: request.value),
      canAsk: false
    )
    var result = try await forward(errand)
    if context.era == .legacy { result["resultType"] = nil }
    return Completion(passed: result)
  }
}
