package import CanonicalJSON
package import MCPTransport

extension CavraServer {
  package func prompts(_ context: RequestContext) async throws -> [PromptDefinition] {
    [
      PromptDefinition(
        name: ServerWords.promptName,
        title: ServerWords.promptTitle,
        description: ServerWords.promptDescription,
        arguments: [.init("task", description: "What you want done, in a sentence")]
      )
    ]
  }

  package func prompt(
    _ name: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<PromptOutput> {
    guard name.sameBytes(as: ServerWords.promptName) else { throw MCPError.unknownPrompt(name) }
    for argument in arguments.names where !argument.sameBytes(as: "task") {
      throw MCPError.invalidParams("the prompt takes only the argument `task`")
    }
    let text = ServerWords.prompt(task: arguments["task"]?.stringValue)
    return .complete(PromptOutput(description: ServerWords.promptDescription, messages: [.text(.user, text)]))
  }
}
