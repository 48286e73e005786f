import AgentClients
import CanonicalJSON
import Model

/// Any bytes as a hook's payload: nothing may crash, a failure blocks where it may be a tool call, every tool call has an
/// action in its own directory, and mentions stay within their bound.
///
/// Bytes that are no payload by themselves are also tried as the input of a tool, as a glob and as a prompt, or the fuzzer
/// would spend its time on braces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHookPayload(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  check(payload: bytes)
  let text = String(decoding: bytes, as: UTF8.self)
  for tool in ["Grep", "Glob", "Bash", text] {
    var input: JSONObject = ["pattern": .string(text), "glob": .string(text), "command": .string(text)]
    check(tool: tool, input: input)
    input["path"] = .string(text)
    check(tool: tool, input: input)
  }
  if let input = try? JSON.parse(bytes).objectValue {
    for tool in ["Read", "Edit", "Monitor", "Grep", "Glob", "ReadMcpResourceTool"] { check(tool: tool, input: input) }
  }
  let mentions = PromptMentions(in: text)
  guard mentions.actions(cwd: "/w").count <= PromptMentions.most else { fatalError("too many mentions") }
  return 0
}

private func check(payload: [UInt8]) {
  do throws(AgentClientsError) {
    let event = try HookEvent(decoding: payload)
    if case .preToolUse(let tool, let input) = event.kind { check(tool: tool, input: input, cwd: event.cwd) }
  } catch {
    let reply = HookAnswer.failure(error)
    let mayBeCall = error.event.map { $0 == "PreToolUse" } ?? true
    guard reply.exitCode == (mayBeCall ? 2 : 1), reply.stdout.isEmpty, reply.stderr?.contains("\n") == false else {
      fatalError("a failure that is none to the client")
    }
  }
}

private func check(tool: String, input: JSONObject, cwd: String = "/w") {
  for isOwn in [true, false] {
    let actions = ClaudeCodeTools.actions(
      tool: tool,
      input: input,
      cwd: cwd,
      ownServer: isOwn,
      ownTools: ["guard_file"]
    )
    guard !actions.isEmpty, actions.count <= 65, actions.allSatisfy({ $0.cwd == cwd }) else {
      fatalError("\(actions.count) actions")
    }
  }
}
