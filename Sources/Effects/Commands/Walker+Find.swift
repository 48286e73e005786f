import Model

extension Walker {
  /// `find`: the paths, then an expression whose actions delete, write and run.
  mutating func runFind(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var index = 0
    // Options that may stand before the paths.
    while index < arguments.count,
      ["-H", "-L", "-P"].contains(arguments[index].text) || arguments[index].text.hasPrefix("-O")
    { index += 1 }
    while index < arguments.count, arguments[index].text == "-D" { index += 2 }
    var paths: [Argument] = []
    while index < arguments.count, !Self.beginsExpression(arguments[index].text) {
      paths.append(arguments[index])
      index += 1
    }
    if paths.isEmpty { paths = [Argument(text: ".", unknown: nil, range: range)] }
    // Without an action it shows names and opens nothing.
    let acts = arguments[index...].contains { Self.commandActions.contains($0.text) || !$0.isKnown }
    for path in paths { apply(.read, path, recursive: acts, range, place.via, state) }
    let named = Self.namedFiles(below: paths, arguments[index...])
    let first = index
    let names = FindNames(Array(arguments[first...]), valued: Self.valueTests) { word in
      Self.commandActions.contains(arguments[first + word].text)
        ? Self.end(ofCommandAt: first + word + 1, arguments).map { $0 + 1 - first } : nil
    }
    while index < arguments.count {
      let test = arguments[index]
      // Where only what builds leave behind reaches the action, it reaches nothing else below the paths.
      let artefacts = Self.artefacts(names.patterns[index - first], below: paths, test.range)
      index += 1
      guard test.isKnown else {
        opaque("part `\(test.text)` of the expression of `find` cannot be told", test.range, place.via)
        continue
      }
      switch test.text {
      case "-delete":
        for path in artefacts ?? paths { apply(.delete, path, recursive: true, range, place.via, state) }
        for file in artefacts == nil ? named : [] { apply(.delete, file, range, place.via, state) }
      case _ where Self.commandActions.contains(test.text):
        let end = Self.end(ofCommandAt: index, arguments)
        runTemplate(
          Array(arguments[index..<(end ?? arguments.count)]),
          artefacts ?? paths,
          artefacts == nil ? named : [],
          range,
          state,
          place.through("find \(test.text)"),
          inPlace: test.text.hasSuffix("dir"),
          found: Self.found(names.patterns[index - 1 - first])
        )
        index = (end ?? arguments.count - 1) + 1
      case "-fprint", "-fprint0", "-fls", "-fprintf":
        if index < arguments.count { apply(.write, arguments[index], range, place.via, state) }
        index += test.text == "-fprintf" ? 2 : 1
      case "-newer", "-anewer", "-cnewer", "-samefile", "-files0-from":
        if test.text == "-files0-from", index < arguments.count {
          apply(.read, arguments[index], range, place.via, state)
        }
        index += 1
      case _ where Self.valueTests.contains(test.text): index += 1
      default: break
      }
    }
  }

  private static let commandActions: Set<String> = ["-exec", "-execdir", "-ok", "-okdir"]

  /// The word that ends the command of an action: `;`, or `+` behind `{}`.
  private static func end(ofCommandAt start: Int, _ arguments: [Argument]) -> Int? {
    guard start <= arguments.count else { return nil }
    return arguments.indices[start...].first { place in
      arguments[place].text == ";" || (arguments[place].text == "+" && arguments[place - 1].text == "{}")
    }
  }

  /// The patterns below each path, where all of them are of files that builds leave behind.
  private static func artefacts(_ names: [String]?, below paths: [Argument], _ range: Range<Int>) -> [Argument]? {
    guard let names, !names.isEmpty, names.allSatisfy(BuildArtefact.isNamed), paths.allSatisfy(\.isKnown) else {
      return nil
    }
    return paths.flatMap { path in
      names.map { Argument(text: PathText.join(path.text, $0), unknown: nil, range: range) }
    }
  }

  /// The files that reach an action, by what the tests before it say of their names.
  private static func found(_ names: [String]?) -> TreeListing {
    var listing = TreeListing()
    listing.only = (names ?? []).map { Pattern($0.utf8.map { ($0, false) }) }
    return listing
  }

  private static func beginsExpression(_ text: String) -> Bool {
    text.hasPrefix("-") || text == "(" || text == "!" || text == "," || text == ")"
  }

  private static let valueTests: Set<String> = [
    "-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename", "-regex", "-iregex", "-lname", "-ilname",
    "-type", "-xtype", "-size", "-mtime",
    "-mmin", "-atime", "-amin", "-ctime", "-cmin", "-user", "-group", "-uid", "-gid", "-perm", "-maxdepth", "-mindepth",
    "-regextype", "-printf",
    "-inum", "-links", "-fstype", "-used", "-context",
  ]

  /// What the tests `-name` and its kin ask for, as files directly below each path: rules on a name at any depth see them.
  private static func namedFiles(below paths: [Argument], _ expression: ArraySlice<Argument>) -> [Argument] {
    let tests: Set<String> = ["-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename"]
    var files: [Argument] = []
    for (test, name) in zip(expression, expression.dropFirst()) where tests.contains(test.text) && name.isKnown {
      let last = name.text.utf8.split(separator: PathText.slash).last.map { String(decoding: $0, as: UTF8.self) }
      for path in paths where path.isKnown {
        files.append(Argument(text: "\(path.text)/\(last ?? name.text)", unknown: nil, range: name.range))
      }
    }
    return files
  }

  /// A command in which `{}` stands for what is found below the paths.
  mutating func runTemplate(
    _ template: [Argument],
    _ paths: [Argument],
    _ named: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place,
    inPlace: Bool,
    found: TreeListing
  ) {
    guard let program = template.first else { return }
    if program.text.contains("{}") {
      opaque("`find` runs the files that it finds", program.range, place.via)
      return
    }
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    let outside = inner
    if inPlace { inner.forgetDirectory("`find` changes it for each file") }
    let takesFiles = template.contains { $0.text.contains("{}") }
    let isShell = template.contains { $0.text.contains("{}") && $0.text != "{}" && $0.text.utf8.contains(0x20) }
    guard takesFiles, !isShell else {
      if isShell { opaque("`find` puts names of files into code", range, place.via) }
      _ = run(template, range, &inner, place)
      return
    }
    // What is found lies below the paths: a recursive effect on each of them covers it.
    for path in paths {
      let arguments = Self.filled(template, with: path)
      markRecursive(found) { walker in
        var copy = outside
        _ = walker.run(arguments, range, &copy, place)
      }
    }
    for file in named {
      var copy = outside
      _ = run(Self.filled(template, with: file), range, &copy, place)
    }
  }

  private static func filled(_ template: [Argument], with file: Argument) -> [Argument] {
    template.map { argument in
      guard argument.isKnown, argument.text.contains("{}") else { return argument }
      return Argument(
        text: argument.text.replacingText("{}", with: file.text),
        unknown: file.unknown,
        range: argument.range
      )
    }
  }

  /// Makes all file effects of `body` recursive.
  mutating func markRecursive(_ found: TreeListing, _ body: (inout Walker) -> Void) {
    let outer = (everythingBelow, listing)
    everythingBelow = true
    listing = found
    body(&self)
    (everythingBelow, listing) = outer
  }
}

extension String {
  /// All occurrences replaced, byte by byte.
  func replacingText(_ old: String, with new: String) -> String {
    let (bytes, old) = (Array(utf8), Array(old.utf8))
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if !old.isEmpty, bytes[place...].starts(with: old) {
        result += new.utf8
        place += old.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
