import CanonicalJSON
import MCPTransport

/// The tools as `tools/list` shows them, in their fixed order.
enum ToolCatalogue {
  static let showPolicy = "show_policy"

  static let definitions: [ToolDefinition] =
    GuardTool.all.map { tool in
      definition(
        tool.name,
        title: tool.title,
        tool.description,
        input: tool.inputSchema,
        output: Schema.decision,
        changesNothing: true
      )
    }
    + [
      definition(
        EvidenceTools.explain,
        title: "Why was this decided?",
        "Shows one decision of this session again: its effects, every rule that spoke, and what to do instead.",
        input: Schema.object(
          [("decision_id", Schema.text("The decision's id", longest: 64))],
          required: ["decision_id"]
        ),
        output: Schema.record,
        changesNothing: true
      ),
      definition(
        showPolicy,
        title: "Which policy is in force?",
        "Shows the layers, packs, digests, mode and rules that decide here.",
        input: Schema.object([], required: []),
        output: Schema.policy,
        changesNothing: true
      ),
      definition(
        EvidenceTools.search,
        title: "Search this session's evidence",
        "Finds decisions of this session and repository, newest first. Every filter is optional; several must all hold.",
        input: EvidenceSearch.inputSchema,
        output: Schema.page,
        changesNothing: true
      ),
      definition(
        EvidenceTools.verify,
        title: "Is the evidence log intact?",
        "Recomputes the whole evidence log and its signature, and names any damage.",
        input: Schema.object([], required: []),
        output: Schema.verification,
        changesNothing: true
      ),
      definition(
        EvidenceTools.export,
        title: "Export this session's evidence",
        "Writes this session's records, with proofs and a signature, into a new folder under CAVRA's own exports.",
        input: Schema.object([], required: []),
        output: Schema.exportReceipt,
        changesNothing: false
      ),
      definition(
        EvidenceTools.summary,
        title: "What happened in this session?",
        "Counts this session's decisions by outcome and severity.",
        input: Schema.object([], required: []),
        output: Schema.summary,
        changesNothing: true
      ),
    ]

  private static func definition(
    _ name: String,
    title: String,
    _ description: String,
    input: JSON,
    output: JSON,
    changesNothing: Bool
  ) -> ToolDefinition {
    ToolDefinition(
      name: name,
      title: title,
      description: description,
      inputSchema: input.objectValue ?? JSONObject(),
      outputSchema: output.objectValue,
      annotations: [
        "title": .string(title), "readOnlyHint": .bool(changesNothing), "destructiveHint": false,
        "idempotentHint": .bool(changesNothing), "openWorldHint": false,
      ]
    )
  }
}
