import ArgumentParser
import CanonicalJSON
import Evidence
import Governance
import Host
import Inspection
import Signing

struct ApproversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approvers",
    abstract: "Who may grant on this machine: keys that only a passphrase opens.",
    discussion: """
      The enterprise lists approvers in /etc/cavra/approvers, one NAME.pub each, owned by root; where that directory is there \
      it alone counts. Elsewhere the user's own list in ~/.config/cavra/approvers does. These commands are for people: \
      passphrases are asked for at the terminal and nowhere else.
      """,
    subcommands: [List.self, Add.self, Check.self, Remove.self]
  )
}

extension ApproversCommand {
  fileprivate static func store() throws -> ApproverStore { Runtime.approvers(try Runtime.places()) }

  fileprivate static func json(_ approver: Approver) -> JSONObject {
    [
      "name": .string(approver.name), "verifier_key": .string(approver.key.text), "groups": JSON(approver.groups),
    ]
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print who may grant here, with groups and keys.",
      discussion: """
        EXAMPLES
          cavra-mcp approvers list
          cavra-mcp approvers list --json | jq -r '.approvers[].name'
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let store = try ApproversCommand.store()
      let list = try store.list()
      if json {
        let approvers = list.approvers.map { approver -> JSON in
          var object = ApproversCommand.json(approver)
          object["key_is_here"] = .bool(store.hasKey(approver.name))
          return .object(object)
        }
        Output.line(
          JSON.object([
            "source": .string(list.source.rawValue), "directory": .string(list.directory),
            "approvers": .array(approvers),
            "warning": JSON(list.warning),
          ]).text
        )
        return
      }
      if let warning = list.warning { Output.note(warning) }
      if list.approvers.isEmpty { Output.note("nobody may grant here yet, see `cavra-mcp approvers add --help`") }
      for approver in list.approvers {
        let groups = approver.groups.isEmpty ? "in no group" : approver.groups.joined(separator: ", ")
        let key = store.hasKey(approver.name) ? "locked key here" : "key elsewhere"
        Output.line(VisibleText.escape("\(approver.name)  \(groups)  \(approver.key.text)  \(key)"))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Make a key for a person, locked under a passphrase.",
      discussion: """
        Asks for the passphrase twice at the terminal. Without an enterprise's list the person may grant from then on; with \
        one, give the printed file to its keeper, who puts it into /etc/cavra/approvers. The change is recorded.

        EXAMPLES
          cavra-mcp approvers add alice --group 'Cloud Security' --group 'Repository Owners'
        """
    )

    @Argument(help: "A short name: a-z, 0-9, `-`, `_`.") var name: String
    @Option(name: .customLong("group"), help: "A group that the person answers for, as rules name it. May be repeated.")
    var groups: [String] = []
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      try Approver.check(name: name)
      let prompt = try TerminalPrompt()
      defer { prompt.close() }
      let passphrase = try prompt.newPassphrase("New passphrase for the approver `\(name)`: ")
      let store = try ApproversCommand.store()
      let runtime = try await Runtime.open()
      let approver = try store.add(name, groups: groups, passphrase: passphrase)
      let list = try store.list()
      let counts = list.approver(with: approver.key) != nil
      do {
        try await runtime.record(
          .approverAdded,
          subject: name,
          details: [
            "verifier_key": .string(approver.key.text), "groups": JSON(approver.groups), "listed": .bool(counts),
            "list": .string(list.source.rawValue),
          ]
        )
      } catch {
        // Nobody may grant of whom the log does not know.
        if list.source == .user { _ = try? store.remove(name) }
        throw error
      }
      await runtime.close()
      if json {
        var object = ApproversCommand.json(approver)
        object["listed"] = .bool(counts)
        Output.line(JSON.object(object).text)
        return
      }
      if counts {
        if let warning = list.warning { Output.note(warning) }
        Output.line("\(name) may grant from now on")
      } else {
        Output.note("give this file to the keeper of `\(list.directory)`, as `\(name).pub`:")
        _ = Output.bytes(Array(approver.text.utf8))
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Try a passphrase: whether it opens the key, and the key is on the list.",
      discussion: """
        EXAMPLES
          cavra-mcp approvers check alice
        """
    )

    @Argument(help: "The approver's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let prompt = try TerminalPrompt()
      defer { prompt.close() }
      let passphrase = try prompt.passphrase("Passphrase of the approver `\(name)`: ")
      let signer = try ApproversCommand.store().signer(name, passphrase: passphrase)
      let key = signer.verifierKey.text
      Output.line(
        json
          ? JSON.object(["name": .string(name), "verifier_key": .string(key), "opens": true]).text
          : "the passphrase opens the key \(key), which is on the list"
      )
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take a person off the user's list, and the locked key away.",
      discussion: """
        What the person granted counts no more. An enterprise's list is changed by its keeper alone. The change is recorded.

        EXAMPLES
          cavra-mcp approvers remove alice
        """
    )

    @Argument(help: "The approver's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let runtime = try await Runtime.open()
      let approver = try ApproversCommand.store().remove(name)
      try await runtime.record(
        .approverRemoved,
        subject: name,
        details: ["verifier_key": .string(approver.key.text), "groups": JSON(approver.groups)]
      )
      await runtime.close()
      Output.line(json ? JSON.object(ApproversCommand.json(approver)).text : "\(name) may grant no more")
    }
  }
}
