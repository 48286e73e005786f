package import CanonicalJSON

extension Effect {
  /// The word for this kind in rules (`on:`) and records.
  package var name: String {
    switch kind {
    case .run: "run"
    case .read: "read"
    case .write: "write"
    case .delete: "delete"
    case .connect: "connect"
    case .git: "git"
    case .mcp: "mcp"
    case .tool: "tool"
    case .privilege: "privilege"
    case .opaque: "opaque"
    }
  }

  /// The effect as it stands in a record.
  package var json: JSON {
    var object: JSONObject = ["kind": .string(name)]
    switch kind {
    case .run(let run):
      object["program"] = .string(run.program)
      if !run.written.sameBytes(as: run.program) { object["written"] = .string(run.written) }
      object["arguments"] = JSON(run.arguments)
      if run.isRead { object["read"] = true }
      if run.rehearses { object["rehearses"] = true }
      if !run.acts.isEmpty { object["does"] = JSON(run.acts.map(\.rawValue)) }
    case .read(let file), .write(let file), .delete(let file):
      object["given"] = .string(file.given)
      object["path"] = .string(file.path)
      if !file.real.sameBytes(as: file.path) { object["real"] = .string(file.real) }
      if file.recursive { object["recursive"] = true }
      if !file.below.isEmpty { object["files"] = JSON(file.below.count) }
      if file.possible { object["possible"] = true }
    case .connect(let endpoint):
      object["host"] = .string(endpoint.host)
      if let port = endpoint.port { object["port"] = JSON(port) }
      object["scheme"] = .string(endpoint.scheme)
    case .git(let git):
      object["operation"] = .string(git.operation)
      if let remote = git.remote { object["remote"] = .string(remote) }
      if !git.refs.isEmpty { object["refs"] = JSON(git.refs) }
      if git.force { object["force"] = true }
      if git.deletes { object["deletes"] = true }
    case .mcp(let server, let tool):
      object["server"] = .string(server)
      object["tool"] = .string(tool)
    case .tool(let client, let tool):
      object["client"] = .string(client)
      object["tool"] = .string(tool)
    case .privilege(let means): object["means"] = .string(means)
    case .opaque(let reason): object["reason"] = .string(reason)
    }
    if let range = origin.range { object["at"] = [JSON(range.lowerBound), JSON(range.upperBound)] }
    if !origin.via.isEmpty { object["via"] = JSON(origin.via) }
    return .object(object)
  }
}
