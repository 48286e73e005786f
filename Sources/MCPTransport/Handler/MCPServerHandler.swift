package import CanonicalJSON

/// What an MCP server does; `MCPServer` does the protocol around it.
///
/// The contract:
/// - Methods run as tasks, many at a time. The task is cancelled when the client cancels the request or the server stops;
///   a handler that takes long should look at `RequestContext.isCancelled` or at the task. Nothing that a cancelled handler
///   returns is sent.
/// - A thrown `MCPError` becomes the JSON-RPC error of the answer. Any other error becomes "internal error" without its
///   text, and goes to the server's diagnostics. Failures that the model should see and mend are no errors but a
///   `ToolOutput` with `isError`.
/// - A method whose capability is not in `capabilities` is never called, so only what is advertised has to be implemented.
/// - In the modern era nothing may be remembered from one request to the next: each context stands for itself.
package protocol MCPServerHandler: Sendable {
  var identity: ServerIdentity { get }

  /// Advice for the model on how to use the server; nil for none.
  var instructions: String? { get }

  /// What is served; read often, must not change while the server runs.
  var capabilities: ServerCapabilities { get }

  /// For the lists and `server/discover`. The default is `CacheHint.none`.
  var cacheHint: CacheHint { get }

  /// All tools, in the same order each time; the server cuts the list into pages.
  func tools(_ context: RequestContext) async throws -> [ToolDefinition]

  /// Runs a tool. Throws `MCPError.unknownTool` where there is none of that name. Arguments are an object and nothing more
  /// is known of them: what does not fit the tool's schema is answered by an output with `isError`.
  func call(_ tool: String, arguments: JSONObject, context: RequestContext) async throws -> Answer<ToolOutput>

  /// All resources, in the same order each time.
  func resources(_ context: RequestContext) async throws -> [ResourceDefinition]

  /// All templates of resources, in the same order each time.
  func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition]

  /// Reads a resource. Throws `MCPError.resourceNotFound` where there is none.
  func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput>

  /// All prompts, in the same order each time.
  func prompts(_ context: RequestContext) async throws -> [PromptDefinition]

  /// Fills in a prompt; the values of the arguments are strings. Throws `MCPError.unknownPrompt` where there is none, and
  /// `invalidParams` where a required argument is missing.
  func prompt(_ name: String, arguments: JSONObject, context: RequestContext) async throws -> Answer<PromptOutput>

  /// Proposes values for an argument.
  func complete(_ request: CompletionRequest, context: RequestContext) async throws -> Completion

  // MARK: Beside the requests

  /// The connection is about to open; called once. The link is good until the server's `run()` returns.
  func connected(to client: any ClientLink)

  /// Whether a method that is none of the above exists for this handler, say one of an extension.
  func serves(_ method: String, era: Era) -> Bool

  /// Serves such a method.
  func perform(_ method: String, context: RequestContext) async throws -> JSONObject

  /// The client wants to hear of changes of a resource, or does not any more. Called once for each client's wish.
  func watch(_ uri: String, isWatched: Bool) async throws

  /// A legacy client has chosen the least severe log messages that it wants.
  func logLevelChanged(to level: LogLevel) async

  /// A notification of a legacy client that the server does not use itself. Called on the reader's thread, must be quick.
  func received(_ notification: String, params: JSONObject)
}

/// A handler need not write what it does not advertise; these are out of reach then.
extension MCPServerHandler {
  package var instructions: String? { nil }
  package var cacheHint: CacheHint { .none }

  package func tools(_ context: RequestContext) async throws -> [ToolDefinition] { [] }

  package func call(
    _ tool: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<ToolOutput> {
    throw MCPError.unknownTool(tool)
  }

  package func resources(_ context: RequestContext) async throws -> [ResourceDefinition] { [] }

  package func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition] { [] }

  package func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput> {
    throw MCPError.resourceNotFound(uri)
  }

  package func prompts(_ context: RequestContext) async throws -> [PromptDefinition] { [] }

  package func prompt(
    _ name: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<PromptOutput> {
    throw MCPError.unknownPrompt(name)
  }

  package func complete(_ request: CompletionRequest, context: RequestContext) async throws -> Completion {
    Completion([])
  }

  package func connected(to client: any ClientLink) {}

  package func serves(_ method: String, era: Era) -> Bool { false }

  package func perform(_ method: String, context: RequestContext) async throws -> JSONObject {
    throw MCPError.methodNotFound(method)
  }

  package func watch(_ uri: String, isWatched: Bool) async throws {}

  package func logLevelChanged(to level: LogLevel) async {}

  package func received(_ notification: String, params: JSONObject) {}
}
