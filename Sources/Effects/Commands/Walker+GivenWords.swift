import Model

/// What single words say to programs whose options no table can describe: code of small languages, names of outputs.
extension Walker {
  mutating func checkGivenWords(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    switch name {
    case "mlr": checkMiller(arguments, range, state, place)
    case "exiftool":
      // `${TAG;CODE}` is Perl.
      for word in arguments where word.text.contains("${") && word.text.utf8.contains(UInt8(ascii: ";")) {
        opaque("`\(word.text.prefix(60))` has code for `exiftool`", word.range, place.via)
      }
      // `-TAG<=FILE`
      for word in arguments {
        guard let sign = word.text.firstRange(of: "<=") else { continue }
        apply(.read, word.with(String(word.text[sign.upperBound...])), range, place.via, state)
      }
    case "protoc", "grpc_tools.protoc": checkProtoc(arguments, range, state, place)
    case "sass", "node-sass":
      // `IN:OUT`
      for word in arguments where word.isKnown && !word.text.hasPrefix("-") {
        guard let sign = word.text.utf8.lastIndex(of: UInt8(ascii: ":")) else { continue }
        let target = String(decoding: word.text.utf8[sign...].dropFirst(), as: UTF8.self)
        apply(.write, word.with(target), range, place.via, state)
      }
    case "jar": checkJar(arguments, range, state, place)
    case "opa":
      let reaching = ["http.send", "opa.runtime", "net.lookup_ip_addr"]
      for word in arguments where reaching.contains(where: word.text.contains) {
        opaque("the query for `opa` reaches out, or prints the environment", word.range, place.via)
      }
    case "finger":
      for word in arguments where !word.text.hasPrefix("-") {
        guard word.isKnown else {
          opaque("which host `finger` asks cannot be told: \(word.unknown ?? "")", word.range, place.via)
          continue
        }
        guard let sign = word.text.utf8.lastIndex(of: UInt8(ascii: "@")) else { continue }
        connectHost(String(decoding: word.text.utf8[sign...].dropFirst(), as: UTF8.self), word.range, place.via)
      }
    case "openssl":
      // `s_client HOST:PORT`
      guard arguments.first?.text == "s_client" else { return }
      for word in arguments.dropFirst().suffix(1) where word.isKnown && word.text.utf8.contains(UInt8(ascii: ":")) {
        connectHost(word.text, word.range, place.via)
      }
    case "gh": checkClone(arguments, range, state, place)
    case "docker", "podman":
      guard arguments.contains(where: { $0.text == "bake" }) else { return }
      for word in arguments where word.text.contains("output=") && !word.text.contains("type=docker") {
        opaque("`\(word.text.prefix(60))` says where what is built goes", word.range, place.via)
      }
    case "pytest", "py.test": checkSettings(arguments, range, state, place)
    case "cmake":
      // What stands behind `--` is for the builder.
      guard arguments.contains(where: { $0.text == "--build" }),
        let dashes = arguments.firstIndex(where: { $0.text == "--" })
      else { return }
      checkMakeVariables(Array(arguments[(dashes + 1)...]), place)
    default: break
    }
  }

  /// Miller's language runs commands and writes files (Miller 6, "Output statements", "System functions").
  private mutating func checkMiller(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let outputs = ["tee", "emit", "print", "printn", "eprint", "dump", "edump"]
    var isTee = false
    for word in arguments {
      let text = word.text
      if ["system", "exec", "os.", "hostname("].contains(where: text.contains) && text.contains("(") {
        opaque("the expression for `mlr` runs commands", word.range, place.via)
      } else if outputs.contains(where: text.contains), text.utf8.contains(where: { "|>".utf8.contains($0) }) {
        opaque("the expression for `mlr` writes where it says", word.range, place.via)
      }
      if isTee, !text.hasPrefix("-") {
        apply(.write, word, range, place.via, state)
        isTee = false
      }
      if text == "tee" { isTee = true }
    }
  }

  /// `--NAME_out=[OPTIONS:]DIR`
  private mutating func checkProtoc(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var takesNext = false
    for word in arguments {
      guard word.text.hasPrefix("--") else {
        if takesNext { apply(.write, word.with(Self.outputOfProtoc(word.text)), range, place.via, state) }
        takesNext = false
        continue
      }
      let parts = word.text.split(separator: "=", maxSplits: 1)
      takesNext = word.isKnown && parts.count == 1 && word.text.hasSuffix("_out")
      if word.text.hasPrefix("--plugin="), let file = word.text.split(separator: "=").last {
        apply(.source, word.with(String(file)), range, place.via, state)
      }
      if let head = parts.first, head.hasSuffix("_out"), parts.count == 2 {
        apply(.write, word.with(Self.outputOfProtoc(String(parts[1]))), range, place.via, state)
      }
    }
  }

  private static func outputOfProtoc(_ text: String) -> String {
    text.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(decoding: text.utf8[$0...].dropFirst(), as: UTF8.self) }
      ?? text
  }

  /// `jar cf FILE …`, `jar --create --file FILE …`
  private mutating func checkJar(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard let first = arguments.first, first.isKnown else { return }
    let letters = first.text.hasPrefix("--") ? "" : first.text
    let makes =
      letters.utf8.contains { "cu".utf8.contains($0) }
      || arguments.contains { ["--create", "--update", "-c", "-u"].contains($0.text) }
    let unpacks =
      letters.utf8.contains(UInt8(ascii: "x")) || arguments.contains { ["--extract", "-x"].contains($0.text) }
    for (index, word) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : nil
      if makes, ["--file", "-f"].contains(word.text) || index == 0 && letters.utf8.contains(UInt8(ascii: "f")) {
        apply(.write, next, range, place.via, state)
      } else if makes, word.text.hasPrefix("--file=") {
        apply(.write, word.with(String(word.text.dropFirst(7))), range, place.via, state)
      }
      if unpacks, ["-C", "--dir"].contains(word.text) { apply(.write, next, recursive: true, range, place.via, state) }
    }
  }

  /// `gh repo clone REPOSITORY [DIRECTORY] -- OPTIONS`: the options are for `git clone`.
  private mutating func checkClone(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard arguments.count > 3, arguments[0].text == "repo", ["clone", "fork"].contains(arguments[1].text),
      let dashes = arguments.firstIndex(where: { $0.text == "--" })
    else { return }
    func word(_ text: String) -> Argument { Argument(text: text, unknown: nil, range: range) }
    var inner = state
    let words =
      [word("git"), word("clone")] + arguments[(dashes + 1)...] + [word("https://github.com/\(arguments[2].text)")]
    _ = run(words, range, &inner, place.through("gh repo \(arguments[1].text)"))
  }

  /// `-o NAME=VALUE` of pytest: settings that name code or files.
  private mutating func checkSettings(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for (index, word) in arguments.enumerated() {
      var setting: Argument?
      if ["-o", "--override-ini"].contains(word.text) {
        setting = index + 1 < arguments.count ? arguments[index + 1] : nil
      } else if word.text.hasPrefix("--override-ini=") {
        setting = word.with(String(word.text.dropFirst(15)))
      } else if word.text.hasPrefix("-o"), !word.text.hasPrefix("--") {
        setting = word.with(String(word.text.dropFirst(2)))
      }
      guard let setting else { continue }
      let parts = setting.text.split(separator: "=", maxSplits: 1).map(String.init)
      guard setting.isKnown, parts.count == 2 else { continue }
      switch parts[0] {
      case "pythonpath", "testpaths", "confcutdir":
        for path in parts[1].split(separator: " ") {
          apply(.source, setting.with(String(path)), range, place.via, state)
        }
      case "addopts", "required_plugins":
        opaque("`\(setting.text.prefix(60))` gives `pytest` further options", setting.range, place.via)
      case "cache_dir", "log_file", "junit_xml", "tmp_path":
        apply(.write, setting.with(parts[1]), range, place.via, state)
      default: break
      }
    }
  }
}
