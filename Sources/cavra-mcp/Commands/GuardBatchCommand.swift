import ArgumentParser
import CanonicalJSON
import MCPTransport
import Model

struct GuardBatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Decide actions given as JSON Lines, in order.",
    discussion: """
      Reads one JSON object a line from standard input and prints one decision object a line, in the same order, each before \
      the next line is needed. A line that is no action gives an object with `error` and `line`; the stream goes on.

      Members: id (any JSON value, given back), action_type (read_file, write_file, delete_file, execute_command, \
      git_operation, mcp_tool_call, fetch_url, client_tool), target, cwd; operation for git_operation; server, tool and \
      arguments for mcp_tool_call; client, tool and arguments for client_tool.

      Ends with 0 when every line was an action, whatever was decided, else with 1.

      EXAMPLES
        echo '{"id":"1","action_type":"execute_command","target":"git status"}' | cavra-mcp guard batch
      """
  )

  @OptionGroup var options: GuardOptions

  func run() async throws {
    let directory = try options.cwd ?? Runtime.currentDirectory()
    let runtime = try await Runtime.open(project: directory)
    var lines = InputLines()
    var number = 0
    var faults = 0
    while let line = try lines.next() {
      number += 1
      switch read(line, directory: directory) {
      case .success(let entry):
        let decision = await runtime.decide(entry.action, claimed: options.claimed)
        Output.line(JSON.object(answer(entry.id, decision.json)).text)
      case .failure(let fault):
        faults += 1
        var object = JSONObject()
        if let id = fault.id { object["id"] = id }
        object["line"] = JSON(number)
        object["error"] = .string(fault.reason)
        Output.line(JSON.object(object).text)
      }
    }
    await runtime.close()
    if faults > 0 { throw ExitCode(1) }
  }

  private struct Entry {
    let id: JSON?
    let action: Action
  }

  private struct Fault: Error {
    let id: JSON?
    let reason: String
  }

  private func read(_ line: Line, directory: String) -> Result<Entry, Fault> {
    guard case .frame(let bytes) = line else {
      return .failure(Fault(id: nil, reason: "the line is longer than \(InputLines.longest) bytes"))
    }
    let value: JSON
    do { value = try JSON.parse(bytes) } catch {
      return .failure(Fault(id: nil, reason: "the line is no JSON: \(error)"))
    }
    guard var object = value.objectValue else {
      return .failure(Fault(id: nil, reason: "the line is of the type \(value.kindName), give an object"))
    }
    let id = object["id"]
    object["id"] = nil
    do {
      return .success(Entry(id: id, action: try Action(decoding: object, directory: directory)))
    } catch {
      return .failure(Fault(id: id, reason: "\(error)"))
    }
  }

  private func answer(_ id: JSON?, _ decision: JSON) -> JSONObject {
    var object = JSONObject()
    if let id { object["id"] = id }
    for member in decision.objectValue?.members ?? [] { object[member.name] = member.value }
    return object
  }
}
