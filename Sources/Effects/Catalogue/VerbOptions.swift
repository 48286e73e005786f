/// Options of tools with verbs that only choose where or how to look, and those with which a tool only shows its help or
/// rehearses.
///
/// A row is data: the programs, the options before and between the verbs in the notation of `OptionTable`, and the words of a
/// rehearsal. Only what the tool honours for all its verbs stands here; what holds for some stands behind `verbs`.
struct VerbOptions: Sendable {
  let names: [String]
  private let options: String
  /// Words that show help or version, anywhere before `--`.
  private let help: Set<String>
  /// Words of a rehearsal, and the verbs that know them; for none all do.
  private let dry: Set<String>
  private let verbs: Set<String>

  private init(
    _ names: String,
    _ options: String = "",
    help: String = "--help -h",
    dry: String = "",
    verbs: String = ""
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.options = options
    self.help = Set(help.split(separator: " ").map(String.init))
    self.dry = Set(dry.split(separator: " ").map(String.init))
    self.verbs = Set(verbs.split(separator: " ").map(String.init))
  }

  private static let all: [VerbOptions] = [
    VerbOptions(
      "kubectl oc",
      "n,namespace= context= cluster= A,all-namespaces request-timeout= v# warnings-as-errors",
      dry: "--dry-run=client --dry-run=server",
      verbs:
        "apply create delete patch replace scale set label annotate expose run drain cordon uncordon taint rollout autoscale"
    ),
    VerbOptions(
      "helm",
      "n,namespace= kube-context= debug",
      dry: "--dry-run --dry-run=client --dry-run=server",
      verbs: "install upgrade uninstall delete rollback"
    ),
    VerbOptions("terraform tofu", "-chdir=", help: "--help -help -h"), VerbOptions("terragrunt pulumi packer cdk sam"),
    VerbOptions(
      "aws",
      "profile= region= output= no-cli-pager color= no-paginate cli-read-timeout= cli-connect-timeout= debug",
      help: "help",
      dry: "--dryrun --dry-run",
      verbs: "s3 ec2"
    ),
    VerbOptions("gcloud gsutil", "project= format= q,quiet verbosity= account= region= zone="),
    VerbOptions("az", "o,output= subscription= only-show-errors query="),
    VerbOptions("doctl flyctl fly heroku vercel netlify wrangler railway"),
    VerbOptions("gh glab", "R,repo="),
    VerbOptions("docker podman nerdctl", "l,log-level= D,debug", help: "--help"),
    VerbOptions("docker-compose", "f,file= p,project-name= profile= ansi= progress="),
    VerbOptions(
      "npm",
      "prefix= w,workspace= ws workspaces s,silent q,quiet loglevel= no-audit no-fund no-progress if-present foreground-scripts include-workspace-root prefer-offline",
      dry: "--dry-run",
      verbs: "publish pack install i ci uninstall remove rm un prune dedupe update version"
    ),
    VerbOptions(
      "pnpm",
      "C,dir= r,recursive F,filter= w,workspace-root s,silent reporter= stream parallel if-present aggregate-output no-bail workspace-concurrency="
    ),
    VerbOptions("make gmake", help: "--help -h --version -v", dry: "-n --dry-run --just-print --recon"),
    VerbOptions("npx bunx pnpx", "y,yes no no-install q,quiet"), VerbOptions("yarn", "cwd= s,silent"),
    VerbOptions("bun", "cwd= silent"),
    VerbOptions(
      "cargo",
      "q,quiet v,verbose color= offline locked frozen",
      dry: "--dry-run -n",
      verbs: "publish install update clean"
    ),
    VerbOptions("go", "C=", help: "-h --help"), VerbOptions("swift", help: "--help -h"),
    VerbOptions("pip pip3", "q,quiet v,verbose no-color disable-pip-version-check", dry: "--dry-run", verbs: "install"),
    VerbOptions("uv poetry pdm pipx conda mamba", "q,quiet directory= project= no-progress no-ansi no-interaction n"),
    VerbOptions("apt apt-get", "", help: "--help -h", dry: "-s --simulate --dry-run --just-print --no-act"),
    VerbOptions("brew gem bundle composer mvn gradle dotnet flutter dart mix", help: "--help"),
    VerbOptions(
      "rclone",
      help: "--help -h",
      dry: "--dry-run -n",
      verbs: "copy sync move delete purge mkdir copyto moveto"
    ),
    VerbOptions(
      "psql",
      "d,dbname= h,host= p,port= U,username= w,no-password q,quiet t,tuples-only A,no-align x,expanded X,no-psqlrc P,pset=",
      help: "--help -? --version -V"
    ),
    VerbOptions(
      "dropdb createdb dropuser createuser pg_dump pg_dumpall pg_restore pg_ctl initdb reindexdb vacuumdb",
      help: "--help -? --version -V"
    ),
    VerbOptions(
      "mysql mariadb",
      "h,host= P,port= u,user= D,database= N,skip-column-names B,batch t,table protocol= s,silent",
      help: "--help -? --version -V"
    ),
    VerbOptions("mysqladmin mysqldump mongodump mongorestore", help: "--help -? --version -V"),
    VerbOptions("mongosh mongo", "quiet norc", help: "--help -h --version"),
    VerbOptions("redis-cli", "h= p= n= u= raw no-raw json", help: "--help --version"),
    VerbOptions(
      "sqlite3",
      "-header -noheader -column -json -csv -line -list -table -box -markdown -readonly -bail",
      help: "-help --help -version --version"
    ),
    VerbOptions("systemctl journalctl launchctl crontab iptables ufw modprobe sysctl", help: "--help -h --version"),
    VerbOptions("vault consul nomad boundary op bw", help: "--help -h -help"),
    VerbOptions("twine flask alembic celery gunicorn uvicorn", help: "--help -h"),
    VerbOptions("ansible ansible-playbook ansible-vault ansible-galaxy", help: "--help -h --version"),
    VerbOptions("velero argocd flux istioctl kustomize k9s skaffold minikube kind eksctl"),
  ]

  private static let byName: [String: VerbOptions] = {
    var result: [String: VerbOptions] = [:]
    for entry in all { for name in entry.names { result[name] = entry } }
    return result
  }()

  /// The arguments without those options; nil for a program that is not here.
  static func verbs(of name: String, _ arguments: [Argument]) -> [String]? {
    guard let entry = byName[name], !entry.options.isEmpty else { return nil }
    let table = OptionTable(entry.options)
    var rest = arguments[...]
    var verbs: [String] = []
    // Up to the first option that is not known: behind it nothing is certain.
    while let word = rest.first {
      let isOption = word.isKnown && word.text.hasPrefix("-") && word.text.utf8.count > 1 && word.text != "--"
      guard isOption else {
        verbs.append(word.text)
        rest = rest.dropFirst()
        continue
      }
      let single = ParsedArguments([word, Argument(text: "-", unknown: nil, range: word.range)], table)
      guard single.unknownOptions.isEmpty else { break }
      let takesNext = single.options.last?.value?.text == "-"
      rest = rest.dropFirst(takesNext ? 2 : 1)
    }
    return verbs + rest.map(\.text)
  }

  /// Whether the program only shows its help or rehearses.
  static func rehearses(_ name: String, _ arguments: [Argument]) -> Bool {
    guard let entry = byName[name] else { return false }
    let own = arguments.prefix { !$0.isKnown || $0.text != "--" }
    guard own.allSatisfy(\.isKnown) else { return false }
    let words = own.map(\.text)
    // As a verb's last word only: before it may stand an option that takes it for its value.
    if let last = words.last, entry.help.contains(last), !takesValue(words.dropLast().last, entry) { return true }
    guard let index = words.firstIndex(where: entry.dry.contains),
      !takesValue(index > 0 ? words[index - 1] : nil, entry)
    else { return false }
    // What comes later can take it back.
    let takesBack = words[(index + 1)...].contains {
      $0.hasPrefix("--dry-run=") && !entry.dry.contains($0) || $0 == "--no-dry-run" || $0 == "--no-simulate"
    }
    let verb = verbs(of: name, Array(own))?.first { !$0.hasPrefix("-") } ?? words.first { !$0.hasPrefix("-") } ?? ""
    return !takesBack && (entry.verbs.isEmpty || entry.verbs.contains(verb))
  }

  /// Whether the word before may take the next one as its value: an option that is not glued to one and no known flag.
  private static func takesValue(_ word: String?, _ entry: VerbOptions) -> Bool {
    guard let word, word.hasPrefix("-"), !word.contains("=") else { return false }
    let flags: Set<String> = [
      "-f", "--force", "-y", "--yes", "-q", "--quiet", "--all", "-A", "--recursive", "-auto-approve", "--auto-approve",
      "--delete", "--locked", "--no-verify", "--allow-dirty", "--access", "--json", "-v", "--verbose", "--wait",
    ]
    return !flags.contains(word)
  }
}
