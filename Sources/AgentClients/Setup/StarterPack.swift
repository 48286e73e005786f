/// The policy that a project gets where it has none: it holds nothing but comments beside its name, so that it changes no
/// verdict until somebody writes a rule.
package enum StarterPack {
  /// The pack as YAML.
  package static let text = """
    # What an AI coding agent may do in this repository, beside the layers of the machine and its user.
    #
    # This layer can only tighten: the strictest verdict of all layers holds. Write what is special here, then check it with
    #   cavra-mcp policy validate .cavra/policy.yaml
    metadata:
      id: this-repository
      title: This repository
      description: What is special about this repository.
      version: "1"

    # filesystem:
    #   block_read:
    #     - "**/customers/*.csv"
    #   require_approval_write:
    #     - "db/migrations/**"

    # commands:
    #   require_approval:
    #     - "make deploy*"

    # rules:
    #   - id: release.publish
    #     on: run
    #     match: {program: npm, args: [publish]}
    #     outcome: block
    #     severity: high
    #     reason: releases are made by the pipeline
    #     instead: open a pull request
    #     examples:
    #       match: ["npm publish"]
    #       not_match: ["npm test"]

    """

  static var bytes: [UInt8] { Array(text.utf8) }
}
