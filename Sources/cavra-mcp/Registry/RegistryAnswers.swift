import ArgumentParser
import CanonicalJSON
import Evidence
import Governance

/// What the commands for servers and for agents have in common.
enum RegistryAnswers {
  /// Prints how a server stands after a change, and closes.
  static func finish(_ context: RegistryContext, server name: String, _ what: String, json: Bool) async throws {
    if json {
      let report = try? context.registry.report(server: name, at: context.now)
      Output.line((report?.json ?? ["name": .string(name), "removed": true]).text)
    } else {
      Output.line("\(name): \(what)")
    }
    await context.close()
  }

  /// Prints how an agent stands after a change, and closes.
  static func finish(_ context: RegistryContext, agent name: String, _ what: String, json: Bool) async throws {
    if json {
      let report = try? context.registry.report(agent: name, at: context.now)
      Output.line((report?.json ?? ["name": .string(name), "removed": true]).text)
    } else {
      Output.line("\(name): \(what)")
    }
    await context.close()
  }

  /// Opens for reading; nil, with a note, where there is no log yet.
  static func reading() throws -> RegistryContext? {
    do { return try RegistryContext.reading() } catch let error as EvidenceError where error.code == .notFound {
      Output.note("nothing is registered yet")
      return nil
    }
  }

  /// Whether every statement in force verifies, said in lines or as JSON.
  static func verify(_ lines: [(name: String, problem: String?, voids: [String])], strays: [String], json: Bool) throws
  {
    let isIntact = strays.isEmpty && lines.allSatisfy { $0.voids.isEmpty }
    if json {
      let entries = lines.map { line -> JSON in
        ["name": .string(line.name), "problem": JSON(line.problem), "void": JSON(line.voids)]
      }
      Output.line(
        JSON.object(["intact": .bool(isIntact), "records": .array(entries), "strays": JSON(strays)]).text
      )
    } else {
      for line in lines {
        Output.line("\(line.name): \(line.problem ?? "approved, its statement verifies")")
        for void in line.voids { Output.line("  counts for nothing: \(void)") }
      }
      for stray in strays { Output.line("counts for nothing: \(stray)") }
      Output.line(isIntact ? "the log's records verify" : "there are statements that do not hold")
    }
    guard isIntact else { throw ExitCode(1) }
  }

  /// The signed document, as JSON or as a page.
  static func export(_ context: RegistryContext, servers: [String], agents: [String], markdown: Bool) async throws {
    let document = try RegistryDocument.make(
      context.registry,
      servers: servers,
      agents: agents,
      at: context.now,
      signedBy: context.log()
    )
    if markdown {
      let lines =
        try servers.flatMap { ReviewWords.lines(try context.registry.report(server: $0, at: context.now)) + [""] }
        + agents.flatMap { ReviewWords.lines(try context.registry.report(agent: $0, at: context.now)) + [""] }
      Output.line(ReviewPage.text(lines, document))
    } else {
      Output.line(document.text)
    }
    await context.close()
  }
}
