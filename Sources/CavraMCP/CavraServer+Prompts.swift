package import CanonicalJSON
package import MCPTransport

extension CavraServer {
  package func prompts(_ context: RequestContext) async throws -> [PromptDefinition] {
    let own = [
      PromptDefinition(
        name: ServerWords.promptName,
        title: ServerWords.promptTitle,
        description: ServerWords.promptDescription,
        arguments: [.init("task", description: "What you want done, in a sentence")]
      )
    ]
    return own + (try await gateway?.prompts(context) ?? [])
  }

  package func prompt(
    _ name: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<PromptOutput> {
    guard name.sameBytes(as: ServerWords.promptName) else {
      guard let gateway else { throw MCPError.unknownPrompt(name) }
      return try await gateway.prompt(name, arguments: arguments, context: context)
    }
    for argument in arguments.names where !argument.sameBytes(as: "task") {
      throw MCPError.invalidParams("the prompt takes only the argument `task`")
    }
    let text = ServerWords.prompt(task: arguments["task"]?.stringValue)
    return .complete(PromptOutput(description: ServerWords.promptDescription, messages: [.text(.user, text)]))
  }
}
