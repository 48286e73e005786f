import Model

/// Tools whose operands name other hosts.
extension Walker {
  mutating func runRemote(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    switch name {
    case "ssh": runSSH(arguments, range, state, place)
    case "rsync": runRsync(arguments, range, state, place)
    case "scp", "sftp": runCopyTool(name, arguments, range, state, place)
    case "socat": runSocat(arguments, range, place)
    default: runNetcat(name, arguments, range, state, place)
    }
  }

  private static let sshOptions =
    "1 2 4 6 A a C f G g K k M N n q s T t V v X x Y y B= b= c= D= E=write e= F=code I=code i=read J=host L= l= m= O= o=text p= Q= R= S=write W=host w="

  private mutating func runSSH(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let parsed = ParsedArguments(arguments, OptionTable(Self.sshOptions), stopsAtOperand: true)
    checkSSHOptions(parsed, range, state, place)
    guard let host = parsed.operands.first else { return }
    if host.isKnown {
      connectHost(host.text, scheme: "ssh", host.range, place.via)
    } else {
      apply(.host, host, range, place.via, state)
    }
    // Options may stand behind the host too; the command begins behind them.
    let rest = ParsedArguments(Array(parsed.operands.dropFirst()), OptionTable(Self.sshOptions), stopsAtOperand: true)
    checkSSHOptions(rest, range, state, place)
    let command = rest.operands
    if command.isEmpty { return }
    // It runs on another machine: which programs is told, files there are not ours.
    guard command.allSatisfy(\.isKnown) else {
      opaque("a command on another host that cannot be told", range, place.via + ["ssh"])
      return
    }
    var remote = ShellState(directories: [])
    remote.directoryReason = "it is on another host"
    let code = Argument(text: command.map(\.text).joined(separator: " "), unknown: nil, range: command[0].range)
    runCode(code, range, &remote, place.through("ssh"))
  }

  private mutating func checkSSHOptions(
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for option in parsed.unknownOptions {
      opaque("`ssh` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    let commands = [
      "proxycommand", "localcommand", "permitlocalcommand", "knownhostscommand", "pkcs11provider", "include", "match",
      "securitykeyprovider",
    ]
    for setting in parsed.values("o") {
      let key = setting.text.lowercased().utf8.prefix { $0 != UInt8(ascii: "=") && $0 != 0x20 }
      if !setting.isKnown || commands.contains(String(decoding: key, as: UTF8.self)) {
        opaque("the setting `\(setting.text.prefix(60))` can run a command", setting.range, place.via)
      }
    }
  }

  /// `scp`, `sftp`: operands are files here or `host:path` there.
  private mutating func runCopyTool(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let table = OptionTable(
      "3 4 6 A a B=text b=code C c= D=code F=code f i=read J=host l= N O o=text P= p q R= r S=code s= T v X="
    )
    let parsed = ParsedArguments(arguments, table)
    checkSSHOptions(parsed, range, state, place)
    let outer = listing
    listing = Self.listing(of: "scp", parsed)
    defer { listing = outer }
    copyBetweenHosts(parsed.operands, recursive: parsed.has("r"), scheme: "ssh", range, state, place)
  }

  private mutating func runRsync(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let table = OptionTable(
      "a,archive v,verbose q,quiet c,checksum r,recursive R,relative no-R b,backup backup-dir=write suffix= u,update inplace append append-verify d,dirs l,links L,copy-links k K H p,perms E X A o,owner g,group devices specials D t,times O J U N S,sparse preallocate n,dry-run W,whole-file x,one-file-system B,block-size= e,rsh=code rsync-path=code existing ignore-existing remove-source-files del delete delete-before delete-during delete-delay delete-after delete-excluded ignore-errors force max-delete= max-size= min-size= partial partial-dir=write P delay-updates m,prune-empty-dirs numeric-ids usermap= groupmap= chown= timeout= contimeout= I,ignore-times size-only T,temp-dir=write y compare-dest=read copy-dest=read link-dest=read z,compress zc= zl= compress-level= C f,filter=text F exclude= exclude-from=read include= include-from=read files-from=read 0 s address= port= sockopts= blocking-io stats 8 h,human-readable progress i,itemize-changes M,remote-option=code out-format= log-file=write log-file-format= password-file=read list-only bwlimit= write-batch=write only-write-batch=write read-batch=read protocol= iconv= checksum-seed= 4 6 info= debug= chmod= no-perms no-owner no-group mkpath"
    )
    let parsed = ParsedArguments(arguments, table)
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for option in parsed.unknownOptions {
      opaque("`rsync` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    let outer = listing
    listing = Self.listing(of: "rsync", parsed)
    defer { listing = outer }
    for list in parsed.values("files-from") {
      let source = parsed.operands.first.flatMap { Self.remoteHost($0.text) == nil ? $0 : nil }
      readListed(list, of: "rsync", below: source, range, state, place)
    }
    let deletes = parsed.options.contains { $0.name.hasPrefix("del") || $0.name == "delete" } && !parsed.has("n")
    // A rehearsal on this machine only reads.
    if parsed.has("n"), parsed.operands.allSatisfy({ $0.isKnown && Self.remoteHost($0.text) == nil }) {
      for operand in parsed.operands { apply(.read, operand, recursive: true, range, place.via, state) }
      return
    }
    copyBetweenHosts(parsed.operands, recursive: parsed.has(anyOf: ["a", "r"]), scheme: "rsync", range, state, place)
    if deletes, let target = parsed.operands.last { copyTarget(target, .delete, range, state, place) }
    if parsed.has("remove-source-files") {
      for source in parsed.operands.dropLast() { copyTarget(source, .delete, range, state, place) }
    }
  }

  private mutating func copyTarget(
    _ target: Argument,
    _ role: Role,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if Self.remoteHost(target.text) == nil { apply(role, target, recursive: true, range, place.via, state) }
  }

  private mutating func copyBetweenHosts(
    _ operands: [Argument],
    recursive: Bool,
    scheme: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for (index, operand) in operands.enumerated() {
      if operand.isKnown, let host = Self.remoteHost(operand.text) {
        connectHost(host, scheme: scheme, operand.range, place.via)
      } else {
        apply(
          index == operands.count - 1 && operands.count > 1 ? .write : .read,
          operand,
          recursive: recursive,
          range,
          place.via,
          state
        )
      }
    }
  }

  /// The host in `[user@]host:path`, `host::module` or a URL; nil for a local path: one with a slash before the colon.
  private static func remoteHost(_ text: String) -> String? {
    if text.contains("://") { return text }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.utf8.startIndex else { return nil }
    let host = text.utf8[..<colon]
    return host.contains(PathText.slash) ? nil : String(decoding: host, as: UTF8.self)
  }

  private mutating func runNetcat(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let table = OptionTable(
      "4 6 b C D d F h k l,listen N n r S t U u v Z z c,sh-exec=code e,exec=code lua-exec=code I= i= M= m= O= o=write P= p= q= s= T= V= W= w= X= x=host allow= proxy=host ssl send-only recv-only"
    )
    let parsed = ParsedArguments(arguments, table)
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    for option in parsed.unknownOptions {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    if parsed.has("l") { opaque("`\(name) -l` lets other hosts in", range, place.via) }
    if parsed.has("U") {
      for operand in parsed.operands { apply(.update, operand, range, place.via, state) }
    } else if let host = parsed.operands.first, !parsed.has("l") {
      guard host.isKnown, parsed.operands.count > 1, let port = Int(parsed.operands[1].text) else {
        apply(.host, host, range, place.via, state)
        return
      }
      add(
        .connect(Endpoint(host: host.text.lowercased(), port: port, scheme: parsed.has("u") ? "udp" : "tcp")),
        range,
        place.via
      )
    }
  }

  private mutating func runSocat(_ arguments: [Argument], _ range: Range<Int>, _ place: Place) {
    for argument in arguments where !argument.text.hasPrefix("-") || argument.text == "-" {
      let quiet: Set<String> = ["-", "STDIO", "STDIN", "STDOUT", "STDERR"]
      if argument.isKnown, quiet.contains(argument.text.uppercased()) { continue }
      opaque("the address `\(argument.text.prefix(60))` of `socat` is not followed", argument.range, place.via)
    }
  }
}
