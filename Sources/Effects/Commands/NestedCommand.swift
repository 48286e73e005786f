/// A subcommand of a larger tool that runs the command behind its options: `docker exec NAME COMMAND`.
struct NestedCommand: Sendable {
  let programs: [String]
  /// The words that select it, behind the tool's own options; none where the tool itself runs the command.
  let subcommand: [String]
  /// The tool's own options and the subcommand's, in the notation of `OptionTable`.
  let options: String
  /// How many operands stand before the command.
  let operands: Int
  /// Whether the command sees another file system.
  let isElsewhere: Bool
  /// Whether the command begins only behind `--`.
  let needsDashes: Bool

  init(
    _ programs: String,
    _ subcommand: String,
    _ options: String,
    operands: Int = 0,
    elsewhere: Bool = false,
    dashes: Bool = false
  ) {
    self.programs = programs.split(separator: " ").map(String.init)
    self.subcommand = subcommand.split(separator: " ").map(String.init)
    self.options = options
    self.operands = operands
    isElsewhere = elsewhere
    needsDashes = dashes
  }

  private static let container =
    "H,host= c,context= config=read l,log-level= D,debug d,detach detach-keys= e,env= env-file=read i,interactive t,tty privileged u,user= w,workdir= v,volume=mount mount=text name= rm network=,net= p,publish= P entrypoint=shell init restart= m,memory= cpus= cap-add= cap-drop= security-opt= pid= ipc= uts= h,hostname= add-host= dns= l= label= platform= pull= gpus= device= tmpfs= volumes-from= userns= ulimit= shm-size= read-only cidfile=write f,file=read project-name= profile= T no-deps service-ports use-aliases build q,quiet"
  private static let cluster =
    "n,namespace= context= kubeconfig=read c,container= i,stdin t,tty q,quiet f,filename=read s,server= token= as= cluster= user= pod-running-timeout= image= restart= rm attach overrides= env= labels= port= dry-run? command it target= share-processes copy-to= profile="

  static let all: [NestedCommand] = [
    NestedCommand("docker podman nerdctl", "exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "container exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "run", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "container run", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman", "compose exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman", "compose run", container, operands: 1, elsewhere: true),
    NestedCommand("docker-compose podman-compose", "exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker-compose podman-compose", "run", container, operands: 1, elsewhere: true),
    NestedCommand("kubectl oc k3s", "exec", cluster, elsewhere: true, dashes: true),
    NestedCommand("kubectl oc k3s", "run", cluster, elsewhere: true, dashes: true),
    NestedCommand("kubectl oc k3s", "debug", cluster, elsewhere: true, dashes: true),
    NestedCommand(
      "npx bunx pnpx",
      "",
      "y,yes no p,package= c,call=shell q,quiet w,workspace= no-install ignore-existing"
    ),
    NestedCommand("npm", "exec", "y,yes no p,package= c,call=shell w,workspace= prefix="),
    NestedCommand("npm", "x", "y,yes no p,package= c,call=shell w,workspace= prefix="),
    NestedCommand("yarn pnpm", "exec", "C,dir= filter= w r c,shell-mode"),
    NestedCommand("yarn pnpm", "dlx", "p,package= c,shell-mode"),
    NestedCommand(
      "poetry pipenv pdm rye hatch uv pixi",
      "run",
      "C,directory= p,project= with= python= q,quiet e extra= group= no-sync env-file=read m,module"
    ),
    NestedCommand("pipx", "run", "spec= python= no-cache verbose"), NestedCommand("uvx", "", "from= with= p,python="),
    NestedCommand("bundle", "exec", "keep-file-descriptors gemfile=read"),
    NestedCommand("rbenv pyenv nodenv asdf", "exec", ""),
    NestedCommand("nix", "develop", "c,command=rest f,file=read i ignore-environment k,keep= impure"),
    NestedCommand("nix", "shell", "c,command=rest f,file=read i ignore-environment k,keep= impure"),
    NestedCommand("nix-shell", "", "p,packages= run=shell command=shell pure A,attr= E,expr=code I="),
    NestedCommand("mise rtx", "exec", "", dashes: true), NestedCommand("mise rtx", "x", "", dashes: true),
    NestedCommand("doppler", "run", "p,project= c,config= t,token= command=shell", dashes: true),
    NestedCommand("op", "run", "env-file=read no-masking", dashes: true),
    NestedCommand("aws-vault", "exec", "", dashes: true),
    NestedCommand("dotenv", "", "e,f,env-file=read c", dashes: true),
    NestedCommand("infisical teller chamber", "run", "", dashes: true),
    NestedCommand("wsl wsl.exe", "", "e,exec d,distribution= u,user= cd= shell-type=", elsewhere: true),
    NestedCommand("conda mamba micromamba", "run", "n,name= p,prefix= cwd= no-capture-output live-stream v"),
    NestedCommand("multipass limactl", "exec", "n d,working-directory=", operands: 1, elsewhere: true),
    NestedCommand("limactl", "shell", "workdir=", operands: 1, elsewhere: true),
    NestedCommand("vagrant", "ssh", "c,command=shell", operands: 1, elsewhere: true),
    NestedCommand("gcloud", "compute ssh", "command=shell zone= project= ssh-flag=code", operands: 1, elsewhere: true),
    NestedCommand("tsocks proxychains proxychains4 torsocks", "", "q f=read"),
    NestedCommand(
      "script",
      "",
      "q,quiet a,append c,command=shell f,flush e,return t?,timing? O=write I=write B=write T=write",
      operands: 1
    ),
    NestedCommand("tmux", "new-session", "d s= n= c= x= y= A D E P X F= t= e="),
    NestedCommand("tmux", "new", "d s= n= c= x= y= A D E P X F= t= e="),
    NestedCommand("tmux", "new-window", "d n= c= t= a k P F= e="),
    NestedCommand("tmux", "split-window", "d h v c= t= l= p= b f P F= e="),
    NestedCommand("screen", "", "d m S= D R x L A a c=read e= h= l n p= q r s= T= t= U w X"),
    NestedCommand(
      "start-stop-daemon",
      "",
      "start S stop K x,exec= a,startas= b,background p,pidfile= m,make-pidfile c,chuid= d,chdir= n,name= q o",
      dashes: true
    ),
    NestedCommand("go", "run", "C= race tags= v x mod= exec=code", operands: 1),
  ]

  static let byProgram: [String: [NestedCommand]] = {
    var result: [String: [NestedCommand]] = [:]
    for command in all { for program in command.programs { result[program, default: []].append(command) } }
    return result
  }()
}

extension Walker {
  /// Looks into the command that a subcommand runs; another subcommand is a program of which nothing is known.
  mutating func runNested(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for nested in NestedCommand.byProgram[name] ?? [] {
      guard let rest = Self.arguments(arguments, of: nested) else { continue }
      let here = place.through(([name] + nested.subcommand).joined(separator: " "))
      runNested(nested, rest, range, state, here)
      return
    }
    // A word that cannot be told mostly names what is elsewhere: a container, a pod.
    let words = Self.namesElsewhere.contains(name) ? arguments.filter(\.isKnown) : arguments
    runUnknownProgram(name, words, range, state, place)
  }

  private static let namesElsewhere: Set<String> = ["docker", "podman", "nerdctl", "kubectl", "oc", "k3s"]

  /// What follows the words of the subcommand; nil where it is another one.
  private static func arguments(_ arguments: [Argument], of nested: NestedCommand) -> [Argument]? {
    if nested.subcommand.isEmpty { return arguments }
    let table = OptionTable(nested.options)
    var own: [Argument] = []
    var rest = arguments[...]
    for word in nested.subcommand {
      let parsed = ParsedArguments(Array(rest), table, stopsAtOperand: true)
      guard let first = parsed.firstOperand, rest[rest.startIndex + first].text == word else { return nil }
      own += rest.prefix(first)
      rest = rest.dropFirst(first + 1)
    }
    return own + rest
  }

  private mutating func runNested(
    _ nested: NestedCommand,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    if nested.isElsewhere {
      inner.forgetDirectory("it is on another file system")
    }
    let parsed = ParsedArguments(arguments, OptionTable(nested.options), stopsAtOperand: true)
    for option in parsed.options {
      switch option.role {
      case .shell:
        var shell = inner
        shell.shell = shell.shell.started(as: "sh")
        if let code = option.value { runCode(code, range, &shell, place) }
      case .mount: if let value = option.value { mount(value, range, state, place) }
      default: apply(option.role, option.value, range, place.via, state)
      }
    }
    var command = Array(parsed.operands.dropFirst(nested.operands))
    if nested.needsDashes {
      guard let dashes = arguments.firstIndex(where: { $0.text == "--" }) else {
        if let unknown = arguments.first(where: { !$0.isKnown }) {
          opaque(
            "argument `\(unknown.text.prefix(60))` cannot be told: \(unknown.unknown ?? "")",
            unknown.range,
            place.via
          )
        }
        return
      }
      command = Array(arguments[(dashes + 1)...])
    }
    if let index = arguments.firstIndex(where: { ["-c", "--command"].contains($0.text) }),
      parsed.options.contains(where: { $0.role == .rest })
    {
      command = Array(arguments[(index + 1)...])
    }
    if command.isEmpty { return }
    _ = run(command, range, &inner, place)
  }

  /// `-v HERE:THERE`: what is here may be read and changed by what runs there.
  private mutating func mount(_ value: Argument, _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    guard value.isKnown else {
      apply(.update, value, range, place.via, state)
      return
    }
    let source = String(decoding: value.text.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    guard source.utf8.contains(PathText.slash) || source.utf8.first == UInt8(ascii: ".") else { return }
    apply(value.text.hasSuffix(":ro") ? .read : .update, value.with(source), recursive: true, range, place.via, state)
  }
}
