import AgentClients
import CanonicalJSON
import Host
import Inspection

/// One run of `init CLIENT` that changes files, or shows what it would change.
struct SetupRun {
  let context: SetupContext
  let removes: Bool
  let isDryRun: Bool

  func run(json: Bool) throws {
    let (setup, leftOut) = try makeSetup()
    // Held until the end of the run; a run that changes nothing leaves nothing behind, a lock file neither.
    let lock = try isDryRun ? nil : takeLock(setup)
    let plan = try removes ? setup.planRemoval() : setup.planInstallation()
    if !json { show(plan, leftOut: leftOut) }
    if !isDryRun {
      let environment = Environment.live
      for fault in try plan.commit(token: { environment.identifier("draft") }) {
        Output.note("what was recorded of it could not be removed: \(VisibleText.escape("\(fault)"))")
      }
    }
    withExtendedLifetime(lock) {}
    if json { Output.line(summary(plan, leftOut: leftOut).text) } else { conclude(plan) }
  }

  /// Taking out needs neither a sound binary nor a policy that loads: it goes by records and by form.
  private func makeSetup() throws -> (ClaudeCodeSetup, leftOut: Int) {
    if removes {
      return (context.setup(binary: context.locations.binary ?? "", denials: context.shippedDenials()), 0)
    }
    let binary = try context.checkedBinary()
    // The files before the policy: of a policy that is a link, say, the link is what a person has to know.
    try context.setup(binary: binary, denials: []).checkFiles()
    let denials = try context.denials()
    return (context.setup(binary: binary, denials: denials.rules), denials.leftOut)
  }

  private func takeLock(_ setup: ClaudeCodeSetup) throws -> SetupLock? {
    guard removes else { return try setup.lock() }
    // Without records nobody ever ran here; and a home that cannot be written must not keep anybody from taking out.
    guard setup.hasRecords else { return nil }
    do { return try setup.lock() } catch {
      guard error.code == .system else { throw error }
      Output.note("going on without the lock: \(VisibleText.escape("\(error)"))")
      return nil
    }
  }

  // MARK: For people

  private func show(_ plan: SetupPlan, leftOut: Int) {
    for file in plan.files {
      for line in DiffWords.lines(file) { Output.line(line) }
      for note in file.notes { Output.note("`\(VisibleText.escape(file.path))`: \(note)") }
    }
    if leftOut > 0 {
      Output.note(
        "\(leftOut) path patterns of the policy cannot be said as rules of the client; the hook judges them all"
      )
    }
  }

  private func conclude(_ plan: SetupPlan) {
    guard plan.isChange else {
      Output.line(removes ? "nothing of cavra-mcp is here" : "everything is in place already")
      return
    }
    if isDryRun {
      Output.line("nothing was written (`--dry-run`)")
      return
    }
    for file in plan.files where file.isChange {
      let verb = file.after == nil ? "removed" : file.before == nil ? "made" : "changed"
      Output.line("\(verb) \(VisibleText.escape(file.path))")
    }
    for step in nextSteps { Output.line(step) }
  }

  private var nextSteps: [String] {
    if removes { return ["next: restart Claude Code; its sessions that run now keep the old settings"] }
    var steps = [
      "next: restart Claude Code, so that it reads its settings again",
      "      check with `cavra-mcp init claude-code --status`\(context.scope == .user ? " and the same scope" : "")",
    ]
    if context.scope == .project {
      steps.insert("      `claude` asks once whether it may use this project's MCP server `cavra`: say yes", at: 1)
      steps.append(
        "      commit the files if everybody here has the same binary in the same place, else keep them local"
      )
    }
    return steps
  }

  // MARK: For programs

  private func summary(_ plan: SetupPlan, leftOut: Int) -> JSON {
    let files = plan.files.map { file -> JSON in
      let action = !file.isChange ? "none" : file.after == nil ? "remove" : file.before == nil ? "create" : "change"
      return [
        "path": .string(file.path), "action": .string(action), "diff": JSON(DiffWords.lines(file)),
        "notes": JSON(file.notes),
      ]
    }
    return [
      "client": .string(ClaudeCodeSetup.client), "scope": .string(context.scope.rawValue), "removes": .bool(removes),
      "written": .bool(!isDryRun && plan.isChange), "changes": .bool(plan.isChange),
      "patterns_left_out": JSON(leftOut), "files": .array(files),
    ]
  }
}
