package import CanonicalJSON
package import MCPTransport

extension GatewayFront {
  package func tools(_ context: RequestContext) async throws -> [ToolDefinition] {
    await meetAll(context)
    return names.tools.map { ToolDefinition($0.exposed) }
  }

  package func call(
    _ tool: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<ToolOutput> {
    guard let entry = names.tool(tool) else { throw MCPError.unknownTool(tool) }
    var params = context.params
    params["name"] = .string(entry.name)
    let errand = Errand(
      server: entry.server,
      method: "tools/call",
      params: params,
      context: context,
      subject: .tool(name: entry.name, arguments: arguments, definition: entry.definition),
      canAsk: true
    )
    do {
      return .passed(try await forwarder.forward(errand))
    } catch let error as Refusal {
      return .complete(.text(error.text, isError: true))
    } catch let error as GatewayError {
      return .complete(.text("\(error)", isError: true))
    }
  }

  /// For what has no result that could say that it is an error.
  func forward(_ errand: Errand) async throws -> JSONObject {
    do {
      return try await forwarder.forward(errand)
    } catch let error as Refusal {
      throw MCPError.invalidParams(error.text)
    } catch let error as GatewayError {
      throw MCPError.internalError("\(error)")
    }
  }
}
