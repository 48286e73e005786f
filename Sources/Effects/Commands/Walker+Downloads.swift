import Model

/// What downloads leave behind under a name that is not written out, and the options of these tools that no table can say.
extension Walker {
  mutating func runDownload(
    _ tool: Tool,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    runTool(tool, name, arguments, range, state, place)
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    if name == "curl" {
      runCurl(parsed, range, state, place)
      runCurlNames(parsed, range, state, place)
      return
    }
    // Which hosts these are says the file, or what is fetched.
    for list in parsed.values("i") {
      if list.isKnown, list.text.contains("://") { apply(.url, list, range, place.via, state) }
      opaque("`\(name)` fetches the URLs of a list", list.range, place.via)
    }
    for setting in parsed.values("e") where name.hasPrefix("wget") {
      guard setting.isKnown, Self.isHarmlessWgetSetting(setting.text) else {
        opaque(
          "the setting `\(setting.text.prefix(60))` can make `\(name)` run or write what it says",
          range,
          place.via
        )
        continue
      }
    }
    if name.hasPrefix("wget") {
      runWgetNames(parsed, range, state, place)
    } else if parsed.values("o").isEmpty, parsed.values("O").isEmpty {
      writeNames(of: parsed.operands, into: parsed.values("d").last, range, state, place)
    }
  }

  private mutating func runCurlNames(
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for cookie in parsed.values("b") where !(cookie.isKnown && cookie.text.utf8.contains(UInt8(ascii: "="))) {
      // Without `=` it is the name of a file with cookies.
      apply(.read, cookie, range, place.via, state)
    }
    for variable in parsed.values("variable") {
      // `name@file`: its contents go where `--expand-…` says.
      guard variable.isKnown else {
        apply(.read, variable, range, place.via, state)
        continue
      }
      guard let sign = variable.text.utf8.firstIndex(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "=") }),
        variable.text.utf8[sign] == UInt8(ascii: "@")
      else { continue }
      let path = String(decoding: variable.text.utf8[variable.text.utf8.index(after: sign)...], as: UTF8.self)
      apply(.read, variable.with(path), range, place.via + ["upload"], state)
    }
    let fills = parsed.values("o").contains { $0.text.utf8.contains(UInt8(ascii: "#")) }
    let urls = parsed.operands + parsed.values("url")
    let takesPatterns = !parsed.has("g") && urls.contains { $0.text.utf8.contains { "{[".utf8.contains($0) } }
    let namesItself = parsed.has(anyOf: ["O", "remote-name-all"])
    if takesPatterns, fills || namesItself {
      opaque("`curl` makes the names of files from a pattern", range, place.via)
    }
    guard namesItself else { return }
    if parsed.has("J") { opaque("`curl -J` takes the name of the file from the server", range, place.via) }
    writeNames(of: urls, into: parsed.values("output-dir").last, range, state, place)
  }

  private mutating func runWgetNames(
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if !parsed.values("O").isEmpty || parsed.has("spider") { return }
    if parsed.has(anyOf: ["content-disposition", "trust-server-names"]) {
      opaque("`wget` takes the name of the file from the server", range, place.via)
    }
    let directory = parsed.values("P").last
    if parsed.has(anyOf: ["r", "m", "p", "x"]) {
      let target = directory ?? Argument(text: ".", unknown: nil, range: range)
      apply(.write, target, recursive: true, range, place.via, state)
    }
    writeNames(of: parsed.operands, into: directory, isDecoded: true, range, state, place)
  }

  /// A setting as in `.wgetrc` that names no file, host or program.
  private static func isHarmlessWgetSetting(_ text: String) -> Bool {
    let name = text.utf8.prefix { $0 != UInt8(ascii: "=") && $0 != 0x20 }
    return ["robots", "tries", "timeout", "verbose", "quiet", "progress", "continue", "wait", "user_agent", "cookies"]
      .contains { $0.utf8.elementsEqual(name) }
  }

  /// The files that get the last part of each URL as their name.
  private mutating func writeNames(
    of urls: [Argument],
    into directory: Argument?,
    isDecoded: Bool = false,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if let directory, !directory.isKnown {
      apply(.write, directory, range, place.via, state)
      return
    }
    for url in urls where url.isKnown {
      let name = Self.lastPart(of: url.text)
      guard !name.isEmpty else { continue }
      var names = [name]
      if isDecoded, let plain = Self.withoutEscapes(name), !plain.sameText(as: name) { names.append(plain) }
      for name in names {
        let path = directory.map { PathText.join($0.text, name) } ?? name
        fileEffect(.write, path, url.range, place.via + ["name of the URL"], state)
        note(.unknown, at: path, state)
      }
    }
  }

  /// What stands behind the last slash of a URL's path.
  static func lastPart(of url: String) -> String {
    let bytes = Array(url.utf8)
    var path = bytes[...]
    if let scheme = url.firstRange(of: "://") {
      path = bytes[url.utf8.distance(from: url.startIndex, to: scheme.upperBound)...]
    }
    path = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let slash = path.lastIndex(of: PathText.slash) else { return "" }
    return String(decoding: path[(slash + 1)...], as: UTF8.self)
  }

  private static func withoutEscapes(_ text: String) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        // A slash stays escaped in the name.
        if value != PathText.slash { result.append(value) }
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// A variable or option that names a proxy: everything goes through that host.
  mutating func connectProxy(_ name: String, _ value: Argument, _ via: [String], _ state: ShellState) {
    let name = name.lowercased()
    guard name.hasSuffix("proxy"), !name.contains("no"), value.isKnown, !value.text.isEmpty else { return }
    connect(value.text, value.range, via + ["proxy"], state)
  }
}
