import ArgumentParser
import Authority
import CanonicalJSON
import Effects
import Foundation
import Host
import Inspection
import Model
import Policy

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Show and check policies.",
    subcommands: [Show.self, Explain.self, Validate.self]
  )
}

extension PolicyCommand {
  /// The layers for a directory, loaded as every other command loads them, and what they look into.
  static func provider(project: String) throws -> (PolicyProvider, Workspace) {
    let locations = try Runtime.places()
    let workspace = Workspace.live(home: locations.userHome)
    let base = try PolicyBase(locations: locations, workspace: workspace).base
    return (Runtime.provider(base, project: project, locations: locations, workspace: workspace), workspace)
  }

  fileprivate static func provider() throws -> PolicyProvider {
    try provider(project: try Runtime.currentDirectory()).0
  }

  fileprivate static func policyInForce() throws -> PolicySet {
    try provider().policy(in: try Runtime.currentDirectory())
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print the layers in force here, their digests and rules.",
      discussion: """
        EXAMPLES
          cavra-mcp policy show
          cavra-mcp policy show --json | jq .policy_digest
        """
    )

    @Flag(help: "Print one JSON object, rules included.") var json = false

    func run() throws {
      let summary = try PolicyCommand.provider().summary(directory: try Runtime.currentDirectory(), rules: true)
      if json {
        Output.line(JSON.object(summary).text)
        return
      }
      Output.line("mode           \(summary["mode"]?.stringValue ?? "")")
      Output.line("policy digest  \(summary["policy_digest"]?.stringValue ?? "")")
      for layer in summary["layers"]?.arrayValue ?? [] {
        let words = ["layer", "policy_pack", "version"].compactMap { layer[$0]?.stringValue }
        Output.line("\n" + VisibleText.escape(words.joined(separator: "  ")))
        for rule in layer["rules"]?.arrayValue ?? [] {
          let words = ["outcome", "rule_id", "reason"].compactMap { rule[$0]?.stringValue }
          Output.line("  " + VisibleText.escape(words.joined(separator: "  ")))
        }
      }
    }
  }

  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check policy packs and the examples in them.",
      discussion: """
        Without files, what is in force here: the configuration and every layer. Ends with 0 when everything holds, else with \
        1 and file:line:column of the first fault of each file.

        EXAMPLES
          cavra-mcp policy validate
          cavra-mcp policy validate .cavra/policy.yaml
        """
    )

    @Argument(help: "Policy files.", completion: .file(extensions: ["yaml", "yml"])) var files: [String] = []
    @Flag(help: "Print one JSON object a file.") var json = false

    func run() throws {
      if files.isEmpty {
        for layer in try PolicyCommand.policyInForce().layers {
          try PackExamples.check(layer.pack)
          let words = "\(layer.kind.rawValue): \(layer.pack.id) \(layer.pack.version), \(layer.pack.ruleCount) rules"
          Output.line(json ? JSON.object(["layer": .string(layer.kind.rawValue), "valid": true]).text : words)
        }
        return
      }
      var faults = 0
      for file in files {
        do {
          let pack = try Self.check(file)
          let words: JSONObject = [
            "file": .string(file), "valid": true, "policy_pack": .string(pack.id), "version": .string(pack.version),
            "digest": .string(pack.digest), "rule_count": JSON(pack.ruleCount),
          ]
          Output.line(
            json
              ? JSON.object(words).text : "\(file): \(pack.id) \(pack.version), \(pack.ruleCount) rules, \(pack.digest)"
          )
        } catch {
          faults += 1
          let words: JSONObject = ["file": .string(file), "valid": false, "error": .string("\(error)")]
          if json { Output.line(JSON.object(words).text) } else { Output.note("\(error)") }
        }
      }
      if faults > 0 { throw ExitCode(1) }
    }

    private static func check(_ file: String) throws -> Pack {
      let bytes: [UInt8]
      do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
        throw PolicyError.unreadable(file, "no such file, or no right to read it")
      }
      let pack = try PolicyBase.loader.load(bytes, file: file)
      try PackExamples.check(pack)
      return pack
    }
  }
}
