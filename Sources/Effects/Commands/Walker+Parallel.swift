import Model

/// `parallel` of GNU: a command for each of many operands, or each line of its input as a command.
extension Walker {
  private static let parallelOptions =
    "0,null a,arg-file=read arg-file-sep= arg-sep= bar basefile=read bf=read bg bibtex block= block-size= cat citation cleanup colsep,C= compress compress-program=code decompress-program=code csv ctag ctagstring= D= d,delimiter= delay= dry-run,dryrun E= e? env= eta embed fg fifo filter=text filter-hosts files f gnu group halt= halt-on-error= header= h,help hostgroups hgrp I= i? id= interactive,p j,jobs= P,max-procs= joblog=write k,keep-order L= l? latest-line,ll limit=code line-buffer,lb link load= m memfree= memsuspend= minversion= n,max-args= N,max-replace-args= nice= no-notice nonall nn null-terminated onall o open-tty outputasfiles parset= pipe pipepart,pipe-part plain plus plus? process-slot-var= profile=code J=code progress q,quote recend= recstart= record-env regexp R,recend? resume resume-failed retries= return= results,res=write rpl=code r,no-run-if-empty S,sshlogin= slf,sshloginfile=code slotreplace= semaphore semaphore-name= semaphore-timeout= seqreplace= session shebang shebang-wrap shuf show-limits silent ssh=code sshdelay= sql=code sql-master=code sql-worker=code sql-and-worker=code swap tag tagstring= tee template=read tempdir=write tmpdir=write tmux tmuxpane termseq= timeout= t,verbose totaljobs= tr= transfer transferfile,tf=read trc= trim= tty u,ungroup unsafe v V,version w,wait wd,workdir=directory will-cite X xargs x,exit Z s,max-chars= willcite"
  /// The variable that stands in the code for an operand that cannot be told.
  private static let operand = "PARALLEL_OPERAND"

  mutating func runParallel(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let parsed = ParsedArguments(arguments, OptionTable(Self.parallelOptions), stopsAtOperand: true)
    let isAnswer = parsed.has(anyOf: ["V", "h", "citation", "bibtex", "minversion", "show-limits", "dry-run"])
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    if let option = parsed.unknownOptions.first {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    if isAnswer { return }
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.started(as: "sh")
    var here = place.through(name)
    for directory in parsed.values("wd") { enter(directory, name, &inner, here) }
    for host in parsed.values("S") where host.text != ":" {
      opaque("`\(name)` runs the command on `\(host.text.prefix(60))`", host.range, here.via)
      inner.forgetDirectory("it is on another host")
    }
    let separators: Set<String> = [":::", ":::+", "::::", "::::+"]
    let end = parsed.operands.firstIndex { separators.contains($0.text) && $0.isKnown } ?? parsed.operands.count
    let command = Array(parsed.operands[..<end])
    // `sem` runs its command once and reads nothing.
    let readsNothing = name == "sem" || parsed.has(anyOf: ["semaphore", "pipe", "pipepart"])
    let values =
      readsNothing ? [[]] : operands(parsed, Array(parsed.operands[end...]), separators, range, state, place)
    let mark = parsed.values("I").first?.text ?? "{}"
    let readsPipe = end == parsed.operands.count && parsed.values("a").isEmpty && !command.isEmpty
    let isPlain = !command.contains { $0.text.utf8.contains { " ;|&<>$`'\"".utf8.contains($0) } }
    if readsPipe, isPlain, values == nil, case .names(let names) = place.input,
      command.allSatisfy({ $0.text.sameText(as: mark) || !$0.text.contains(mark) })
    {
      let operand = Argument(text: mark, unknown: FileNames.reason, range: range, names: names)
      let filled = command.map { $0.text.sameText(as: mark) ? operand : $0 }
      here.input = .file(nil)
      _ = run(filled.contains { !$0.isKnown } ? filled : filled + [operand], range, &inner, here)
      return
    }
    here.input = .pipe
    guard let values else {
      runUnknownOperands(name, command, mark, range, &inner, here)
      return
    }
    for operands in values {
      var copy = inner
      let code = Self.filled(command, operands, mark, appends: !readsNothing)
      guard let code else {
        opaque("the command of `\(name)` cannot be told", range, here.via)
        continue
      }
      runCode(Argument(text: code, unknown: nil, range: range), range, &copy, here)
    }
  }

  /// The command with operands of which nothing is known; without a command they are commands themselves.
  private mutating func runUnknownOperands(
    _ name: String,
    _ command: [Argument],
    _ mark: String,
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    state.variables[Self.operand] = .unknown
    // Inside further quotes the operand would be code.
    let isNested = command.contains { word in
      word.text.contains(mark) && word.text.utf8.contains { "'\"`\\".utf8.contains($0) }
        || word.text.utf8.contains(0x20) && word.text.contains(" -c")
    }
    let isShellWord = command.contains { ["-c", "-lc", "-ec"].contains($0.text) }
    guard !command.isEmpty, !isNested, !isShellWord,
      let code = Self.filled(command, nil, mark, appends: true)
    else {
      opaque("`\(name)` runs what it reads as commands", range, place.via)
      return
    }
    runCode(Argument(text: code, unknown: nil, range: range), range, &state, place)
  }

  /// The lists of operands, one for each run; nil where they cannot be told or are too many to be followed.
  private mutating func operands(
    _ parsed: ParsedArguments,
    _ words: [Argument],
    _ separators: Set<String>,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> [[String]]? {
    guard parsed.values("a").isEmpty, !parsed.has(anyOf: ["colsep", "d", "E", "X", "m", "N", "n", "L", "rpl"]) else {
      return nil
    }
    if words.isEmpty {
      guard case .text(let text) = place.input else { return nil }
      let lines = text.utf8.split(separator: parsed.has("0") ? 0 : 0x0A).map { [String(decoding: $0, as: UTF8.self)] }
      return lines.count <= limits.loopValues * 4 ? lines : nil
    }
    var all: [[String]] = [[]]
    var rest = words[...]
    while let separator = rest.popFirst() {
      let group = rest.prefix { !separators.contains($0.text) }
      rest = rest.dropFirst(group.count)
      if separator.text.hasPrefix("::::") {
        for file in group { apply(.read, file, range, place.via, state) }
        return nil
      }
      guard separator.text == ":::", group.allSatisfy(\.isKnown), all.count * group.count <= limits.loopValues * 4
      else {
        return nil
      }
      all = all.flatMap { operands in group.map { operands + [$0.text] } }
    }
    return all
  }

  /// The line that is given to a shell. Operands are quoted as `parallel` does; nil stands for those that cannot be told.
  private static func filled(_ command: [Argument], _ operands: [String]?, _ mark: String, appends: Bool) -> String? {
    guard command.allSatisfy(\.isKnown) else { return nil }
    let unknown = "\"${\(operand)}\""
    let values = operands.map { $0.map { ShellQuoting.quote($0) } }
    let all = values?.joined(separator: " ") ?? unknown
    // Without a command each operand is one, as it stands.
    if command.isEmpty { return operands?.joined(separator: " ") }
    var code = command.map(\.text).joined(separator: " ")
    let marks = [mark, "{.}", "{/}", "{//}", "{/.}", "{+}", "{1", "{2", "{3", "{4", "{5", "{-"]
    guard marks.contains(where: code.contains) else { return appends && !all.isEmpty ? code + " " + all : code }
    code = code.replacingText(mark, with: all)
    for change in [".", "/", "//", "/."] {
      let part = operands.map { $0.map { ShellQuoting.quote(changed($0, change)) }.joined(separator: " ") } ?? unknown
      code = code.replacingText("{\(change)}", with: part)
    }
    for (index, number) in (1...9).enumerated() {
      for change in ["", ".", "/", "//", "/."] {
        let value = operands.map { index < $0.count ? ShellQuoting.quote(changed($0[index], change)) : "" } ?? unknown
        code = code.replacingText("{\(number)\(change)}", with: value)
      }
    }
    return code.replacingText("{#}", with: "1").replacingText("{%}", with: "1")
  }

  private static func changed(_ value: String, _ change: String) -> String {
    let base = PathText.baseName(value)
    let parents = PathText.components(value).dropLast().joined(separator: "/")
    let directory = PathText.isAbsolute(value) ? "/" + parents : parents.isEmpty ? "." : parents
    func withoutEnding(_ text: String) -> String {
      guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")), dot > text.utf8.startIndex else { return text }
      return String(decoding: text.utf8[..<dot], as: UTF8.self)
    }
    switch change {
    case ".": return withoutEnding(value)
    case "/": return base
    case "//": return directory
    case "/.": return withoutEnding(base)
    default: return value
    }
  }
}
