import Model

/// `make`: the recipes that the named targets need, judged as the shell would get them.
extension Walker {
  private static let makeOptions = OptionTable(
    "b m B,always-make C,directory= d debug? e,environment-overrides E,eval= f,file,makefile= h,help i,ignore-errors I,include-dir= j,jobs? k,keep-going l,load-average? L,check-symlink-times n,just-print,dry-run,recon o,old-file,assume-old= O,output-sync? p,print-data-base q,question r,no-builtin-rules R,no-builtin-variables s,silent,quiet no-silent S,no-keep-going,stop t,touch trace v,version w,print-directory no-print-directory W,what-if,new-file,assume-new= warn-undefined-variables shuffle?"
  )
  private static let largestMakefile = 262_144
  private static let mostTargets = 256
  /// Variables of the environment that give make options or further makefiles.
  private static let makeVariables = ["MAKEFLAGS", "MAKEFILES", "GNUMAKEFLAGS"]

  mutating func runMake(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let known = arguments.filter(\.isKnown)
    for argument in arguments where !argument.isKnown {
      opaque("argument `\(argument.text.prefix(80))` of `\(name)` cannot be told", argument.range, place.via)
    }
    let parsed = ParsedArguments(known, Self.makeOptions)
    if parsed.has(anyOf: ["h", "v"]) { return }
    // Where a variable names a place, recipes that are not seen may write there.
    possibleWrites(known, place.via + ["argument of \(name)"], state)
    for variable in Self.makeVariables where state.variables[variable] != nil {
      // `-j4` and its like change no rule.
      if case .text(let value)? = state.variables[variable], DangerousVariables.reason(variable, value: value) == nil {
        continue
      }
      opaque("`\(variable)` gives `\(name)` options or makefiles", range, place.via)
    }
    for code in parsed.values("E") {
      opaque("`\(name) --eval` adds rules that are not looked at", code.range, place.via)
    }
    var inner = state
    inner.functions = [:]
    for directory in parsed.values("C") { enter(directory, "\(name) -C", &inner, place) }
    for here in eachPlace(inner, of: "the makefile", range, place) { make(name, parsed, range, here, place) }
  }

  private mutating func make(
    _ name: String,
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var makefile = Makefile()
    for operand in parsed.operands {
      // A variable of the command line overrides what the makefile sets; see `override`.
      guard let sign = operand.text.firstIndex(of: "=") else { continue }
      let variable = String(operand.text[..<sign].filter { !":?+! ".contains($0) })
      makefile.overrides[variable] = String(operand.text[operand.text.index(after: sign)...])
    }
    for (variable, value) in state.variables where makefile.variables[variable] == nil {
      if case .text(let text) = value {
        makefile.variables[variable] = Makefile.Variable(text: text, isRecursive: false)
      }
    }
    let world = self
    func open(_ name: String) -> String?? {
      switch world.code(in: name, atMost: Self.largestMakefile, state) {
      case .missing: .some(nil)
      case .unknown: nil
      case .bytes(let bytes): String(validating: bytes, as: UTF8.self).map { .some(.some($0)) } ?? nil
      }
    }
    let named = parsed.values("f").map(\.text)
    var isFound = false
    for candidate in named.isEmpty ? ["GNUmakefile", "makefile", "Makefile"] : named {
      guard let contents = open(candidate) else {
        opaque("the makefile `\(candidate)` is not looked at", range, place.via)
        isFound = true
        break
      }
      guard let text = contents else { continue }
      fileEffect(.read, candidate, range, place.via + [name], state)
      makefile.read(text, open: open)
      isFound = true
      if named.isEmpty { break }
    }
    let targets = parsed.operands.map(\.text).filter { !$0.contains("=") }
    // Without a makefile only what make knows by itself is made.
    guard isFound || !targets.isEmpty else { return }
    run(makefile, targets, isDry: parsed.has(anyOf: ["n", "q", "t"]), name, range, state, place)
  }

  private mutating func run(
    _ makefile: Makefile,
    _ targets: [String],
    isDry: Bool,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var makefile = makefile
    var recipes: [(rule: Makefile.Rule, target: String, stem: String?)] = []
    var pending = Array((targets.isEmpty ? makefile.firstTarget.map { [$0] } ?? [] : targets).reversed())
    var seen: Set<String> = []
    while let target = pending.popLast() {
      guard seen.insert(target).inserted else { continue }
      guard seen.count <= Self.mostTargets else {
        makefile.reasons.append("more than \(Self.mostTargets) targets are made")
        break
      }
      let rules = makefile.rules(for: target)
      if rules.isEmpty { compile(target, range, state, place) }
      for (rule, stem) in rules {
        recipes.append((rule, target, stem))
        pending += rule.prerequisites.map { name in stem.map { MakeNames.fill(name, $0) } ?? name }.reversed()
        // Any of the patterns may make what is not known.
        guard rule.hasUnknownPrerequisites, seen.insert("").inserted else { continue }
        for other in makefile.rules where other.isPattern { recipes.append((other, target, target)) }
      }
    }
    let isOneShell = makefile.rules.contains { $0.targets.contains(".ONESHELL") }
    let shell = PathText.baseName(makefile.expand("$(SHELL)").text)
    if !["sh", "bash", "dash"].contains(shell) || makefile.variables[".SHELLFLAGS"] != nil {
      makefile.reasons.append("the makefile chooses the shell of its recipes")
    }
    // Prerequisites are made before what needs them.
    for (rule, target, stem) in recipes.reversed() {
      let automatic = Self.automatic(rule, target, stem)
      let lines = rule.recipe.compactMap { makefile.recipeLine($0, automatic, isDry: isDry) }
      for line in isOneShell ? [lines.joined(separator: "\n")] : lines where !line.isEmpty {
        walkRecipe(line, makefile, shell, range, state, place.through("\(name) \(target)"))
      }
    }
    for code in makefile.shellCode {
      walkRecipe(code, makefile, shell, range, state, place.through("\(name) $(shell)"))
    }
    var told: Set<String> = []
    for reason in makefile.reasons where told.insert(reason).inserted { opaque(reason, range, place.via) }
  }

  /// The automatic variables of a recipe (GNU make manual, 10.5.3).
  private static func automatic(_ rule: Makefile.Rule, _ target: String, _ stem: String?) -> [String: String] {
    let names = rule.prerequisites.map { name in stem.map { MakeNames.fill(name, $0) } ?? name }
    let first = names.first ?? ""
    var result = ["@": target, "<": first, "*": stem ?? ""]
    for sign in ["^", "+", "?", "|"] { result[sign] = names.joined(separator: " ") }
    for (sign, path) in [("@", target), ("<", first), ("*", stem ?? "")] {
      result[sign + "D"] = path.utf8.contains(PathText.slash) ? PathText.parent(path) : "."
      result[sign + "F"] = PathText.baseName(path)
    }
    if rule.hasUnknownPrerequisites { for sign in ["<", "^", "+", "?"] { result[sign] = Makefile.unknownText } }
    return result
  }

  private mutating func walkRecipe(
    _ line: String,
    _ makefile: Makefile,
    _ shell: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    // Between quotes, what stands for the unknown would be taken for itself.
    if line.contains(Makefile.unknownText), line.utf8.contains(UInt8(ascii: "'")) {
      opaque("the recipe line `\(line.prefix(80))` has parts that cannot be told", range, place.via)
      return
    }
    var inner = state.started
    inner.name = shell
    inner.shell = state.shell.started(as: shell)
    for name in makefile.exportsAll ? Set(makefile.variables.keys) : makefile.exported {
      var copy = makefile
      let value = copy.expand("$(\(name))")
      inner.variables[name] = value.isUnknown ? .unknown : .text(value.text)
    }
    var here = place
    here.outerRange = range
    here.input = .inherited
    walkCode(line, &inner, here)
  }

  /// What make does for a target of which no rule speaks: a source file beside it is compiled (GNU make manual, 10.2).
  private mutating func compile(_ target: String, _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let stem = target.hasSuffix(".o") ? String(target.dropLast(2)) : target
    for (suffix, compiler) in [(".c", "cc"), (".cc", "g++"), (".cpp", "g++")] {
      guard !target.hasSuffix(suffix), case .bytes = contents(of: stem + suffix, atMost: 1 << 20, state) else {
        continue
      }
      let words = [compiler, "-o", target, stem + suffix]
      var inner = state
      _ = run(
        words.map { Argument(text: $0, unknown: nil, range: range) },
        range,
        &inner,
        place.through("make \(target)")
      )
    }
  }
}

extension Makefile {
  /// A recipe's line as the shell gets it: expanded, without the signs that speak to make; nil where it is not run.
  ///
  /// - Parameter isDry: whether only lines run that run always: those with `+` or `$(MAKE)` (GNU make manual, 9.3).
  fileprivate mutating func recipeLine(_ line: String, _ automatic: [String: String], isDry: Bool) -> String? {
    let isAlways =
      line.drop { "@- \t".contains($0) }.hasPrefix("+") || line.contains("$(MAKE)") || line.contains("${MAKE}")
    let expanded = expand(line, automatic)
    if isDry, !isAlways { return nil }
    return String(expanded.text.drop { "@-+ \t".contains($0) })
  }
}
