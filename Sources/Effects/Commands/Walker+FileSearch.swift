import Model

/// `fd`: a search by a pattern, whose `-x` and `-X` run a command for what is found.
extension Walker {
  private static let fileSearchOptions =
    "H,hidden I,no-ignore u,unrestricted s,case-sensitive i,ignore-case g,glob regex F,fixed-strings a,absolute-path l,list-details L,follow p,full-path d,max-depth= min-depth= exact-depth= E,exclude= prune t,type= e,extension= S,size= changed-within,newer= changed-before,older= o,owner= format= and= c,color= hyperlink? j,threads= base-directory=directory path-separator= search-path=read strip-cwd-prefix? one-file-system,mount,xdev 0,print0 max-results= 1 q,quiet,has-results show-errors no-ignore-vcs no-ignore-parent no-global-ignore-file ignore-contain= ignore-file=read gen-completions? batch-size= max-buffer-time= no-follow no-hidden ignore ignore-vcs relative-path no-require-git require-git h,help V,version"

  mutating func runFileSearch(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var search: [Argument] = []
    var templates: [[Argument]] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard let first = Self.commandStart(word) else {
        search.append(word)
        continue
      }
      let command = rest.prefix { $0.text != ";" }
      rest = rest.dropFirst(command.count + 1)
      templates.append(first + command)
    }
    let parsed = ParsedArguments(search, OptionTable(Self.fileSearchOptions))
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    if let option = parsed.unknownOptions.first {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    var inner = state
    for directory in parsed.values("base-directory") { enter(directory, name, &inner, place) }
    var paths = Array(parsed.operands.dropFirst()) + parsed.values("search-path")
    if paths.isEmpty { paths = [Argument(text: ".", unknown: nil, range: range)] }
    for path in paths { apply(.read, path, recursive: true, range, place.via, inner) }
    // Where endings are asked for, nothing else is found.
    let endings = parsed.values("e").map { "*." + ($0.isKnown ? $0.text : "*") }
    for template in templates {
      runFound(template, endings, paths, range, inner, place.through("\(name) -x"))
    }
  }

  private mutating func runFound(
    _ template: [Argument],
    _ endings: [String],
    _ paths: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    // The forms of what is found: the name alone, its directory, without its ending. What lies below the path covers all.
    let forms = ["{/.}", "{//}", "{.}", "{/}"]
    var command = template.map { word in word.with(forms.reduce(word.text) { $0.replacingText($1, with: "{}") }) }
    if !command.contains(where: { $0.text.contains("{}") }) {
      command.append(Argument(text: "{}", unknown: nil, range: range))
    }
    let areArtefacts = !endings.isEmpty && endings.allSatisfy(BuildArtefact.isNamed) && paths.allSatisfy(\.isKnown)
    let targets =
      areArtefacts
      ? paths.flatMap { path in endings.map { path.with(PathText.join(path.text, $0)) } } : paths
    var found = TreeListing()
    found.only = endings.map { Pattern($0.utf8.map { ($0, false) }) }
    runTemplate(command, targets, [], range, state, place, inPlace: false, found: found)
  }

  /// Whether the word begins a command (`-x`, `-Hx`, `--exec`), with the program that is glued to it; nil where it does not.
  private static func commandStart(_ word: Argument) -> [Argument]? {
    guard word.isKnown else { return nil }
    for long in ["--exec", "--exec-batch"] {
      if word.text == long { return [] }
      if word.text.hasPrefix(long + "=") { return [word.with(String(word.text.dropFirst(long.count + 1)))] }
    }
    guard word.text.hasPrefix("-"), !word.text.hasPrefix("--") else { return nil }
    // Flags may stand before it; behind an option with a value there is none.
    let letters = word.text.dropFirst()
    guard let place = letters.firstIndex(where: { $0 == "x" || $0 == "X" }),
      letters[..<place].allSatisfy({ "HIusigFalLp01q".contains($0) })
    else { return nil }
    let glued = letters[letters.index(after: place)...]
    return glued.isEmpty ? [] : [word.with(String(glued.drop { $0 == "=" }))]
  }
}
