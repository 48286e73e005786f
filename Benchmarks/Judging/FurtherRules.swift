/// A repository's pack of many rules as organisations write them: programs with their verbs, paths, hosts, branches.
enum FurtherRules {
  private static let programs: [(name: String, verbs: [String])] = [
    ("aws", ["iam", "s3", "ec2", "rds"]), ("gcloud", ["iam", "sql", "compute"]),
    ("kubectl", ["delete", "exec", "apply"]),
    ("terraform", ["apply", "destroy", "import"]), ("docker", ["push", "run", "login"]),
    ("git", ["filter-repo", "bundle"]),
    ("npm", ["publish", "owner", "token"]), ("helm", ["upgrade", "rollback"]), ("psql", ["--file", "--host"]),
    ("systemctl", ["stop", "mask"]), ("vault", ["write", "delete"]), ("az", ["role", "keyvault"]),
  ]
  private static let outcomes = ["block", "require_approval", "warn", "allow"]

  /// The text of a pack with so many rules.
  static func pack(_ count: Int) -> String {
    var text = "metadata: {id: further, title: Further rules, description: d, version: '1'}\nrules:\n"
    for number in 0..<count { text += rule(number) }
    return text
  }

  private static func rule(_ number: Int) -> String {
    let (kind, match) = matcher(number)
    let outcome = outcomes[number / 20 % outcomes.count]
    return "- {id: f.\(number), on: \(kind), match: {\(match)}, outcome: \(outcome), reason: r}\n"
  }

  private static func matcher(_ number: Int) -> (kind: String, match: String) {
    let group = number / 20
    switch number % 20 {
    case 0...3:
      let program = programs[group % programs.count]
      return ("run", "program: \(program.name), args: [\(program.verbs[number % program.verbs.count]), team-\(number)]")
    case 4...7: return ("run", "program: tool-\(number), args: [deploy]")
    case 8: return ("read", "path: ~/.config/tool-\(number)/credentials")
    case 9: return ("read", "path: '**/team-\(number).key'")
    case 10: return ("read", "path: '*.secret\(number)'")
    case 11: return ("write", "path: services/team-\(number)/config/**")
    case 12: return ("write", "path: /srv/data/\(number)/**")
    case 13: return ("delete", "path: 'migrations/\(number)_*.sql'")
    case 14, 15: return ("connect", "host: 'host-\(number).example.com'")
    case 16, 17: return ("connect", "host: '*.zone-\(number).example.net'")
    case 18: return ("git", "operation: push, branch: 'release/\(number).*'")
    default: return ("mcp", "server: server-\(number), tool: 'delete_*'")
    }
  }
}
