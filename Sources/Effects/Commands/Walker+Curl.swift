import Model

/// What options of `curl` say beside the URL (curl(1)): what is sent, printed and written, and which host it is in truth.
extension Walker {
  mutating func runCurl(
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for format in parsed.values("w") { writeOut(format, range, state, place) }
    for form in parsed.values("F") { sendForm(form, range, state, place) }
    for certificate in parsed.values("E") + parsed.values("proxy-cert") {
      guard certificate.isKnown else {
        apply(.read, certificate, range, place.via, state)
        continue
      }
      // `FILE:PASSWORD`, where a colon of the name has a backslash.
      apply(.read, certificate.with(Self.beforeColon(certificate.text)), range, place.via, state)
    }
    for route in parsed.values("connect-to") { connectInstead(route, range, state, place) }
    for route in parsed.values("resolve") { resolveTo(route, range, place) }
    let urls = parsed.operands + parsed.values("url")
    for url in parsed.values("url") where url.isKnown && url.text.hasPrefix("@") {
      opaque("`curl --url @FILE` reaches what the file says", url.range, place.via)
    }
    for upload in parsed.values("T")
    where !parsed.has("g") && upload.text.utf8.contains(where: { "{[".utf8.contains($0) }) {
      opaque("`curl -T` makes the names of files from a pattern", upload.range, place.via)
    }
    let sends = parsed.has(anyOf: ["d", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json", "F", "T"])
    let method = parsed.values("X").last
    let scheme = parsed.values("proto-default").last?.text ?? "http"
    for url in urls where url.isKnown {
      guard let endpoint = try? URLText.endpoint(url.text.contains("://") ? url.text : "\(scheme)://" + url.text) else {
        continue
      }
      if ["gopher", "gophers", "dict", "telnet", "ldap", "ldaps", "smb", "smbs", "scp", "sftp"].contains(
        endpoint.scheme
      ) {
        opaque("`\(endpoint.scheme)` sends to any port what the URL or the input says", url.range, place.via)
      }
      guard let port = endpoint.port, Self.daemons.contains(port) else { continue }
      if sends && !parsed.has("G") || method.map({ !$0.isKnown || !["GET", "HEAD"].contains($0.text) }) ?? false {
        opaque("a request to port \(port) can start programs", url.range, place.via)
      }
    }
  }

  /// Ports of services that run what they are asked to: Docker, Kubernetes, Nomad, Consul, Redis.
  private static let daemons: Set<Int> = [2375, 2376, 4243, 6379, 6443, 8001, 10_250, 4646, 8500, 9229, 9222]

  /// `-w FORMAT`: `@FILE` is a file with the format, `%output{FILE}` and `%output{>>FILE}` write.
  private mutating func writeOut(
    _ format: Argument,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard format.isKnown else {
      opaque("what `curl -w` writes cannot be told: \(format.unknown ?? "")", format.range, place.via)
      return
    }
    if format.text.hasPrefix("@") {
      apply(.read, format.with(String(format.text.dropFirst())), range, place.via, state)
      return
    }
    var rest = format.text[...]
    while let start = rest.firstRange(of: "%output{") {
      rest = rest[start.upperBound...]
      let name = rest.prefix { $0 != "}" }
      let path = name.hasPrefix(">>") ? name.dropFirst(2) : name
      apply(.write, format.with(String(path.drop { $0 == " " })), range, place.via, state)
    }
  }

  /// `-F name=@FILE[,FILE][;key=value]`, `<FILE`, names in quotes, and `headers=@FILE` behind a semicolon.
  private mutating func sendForm(
    _ form: Argument,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard form.isKnown else {
      apply(.data, form, range, place.via, state)
      return
    }
    guard let sign = form.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return }
    let value = Array(form.text.utf8[form.text.utf8.index(after: sign)...])
    // Whether the part is a file, or the next of a list of files.
    var isFile = false
    for (separator, part) in Self.formParts(value) {
      let header = "headers="
      let text = part.hasPrefix(header) && separator == UInt8(ascii: ";") ? String(part.dropFirst(header.count)) : part
      let hasMark = text.utf8.first.map { "@<".utf8.contains($0) } ?? false
      isFile = hasMark || isFile && separator == UInt8(ascii: ",")
      let name = hasMark ? String(text.dropFirst()) : text
      if isFile, name != "-", !name.isEmpty {
        fileEffect(.read, name, form.range, place.via + ["upload"], state)
      }
    }
  }

  /// The parts of a form's value, without quotes, each with the semicolon or comma before it.
  private static func formParts(_ value: [UInt8]) -> [(separator: UInt8?, text: String)] {
    var parts: [(separator: UInt8?, text: [UInt8])] = [(nil, [])]
    var isQuoted = false
    var rest = value[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), isQuoted, let next = rest.popFirst() {
        parts[parts.count - 1].text.append(next)
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
        parts.append((byte, []))
      } else {
        parts[parts.count - 1].text.append(byte)
      }
    }
    return parts.map { ($0.separator, String(decoding: $0.text.drop { $0 == 0x20 }, as: UTF8.self)) }
  }

  /// `--connect-to HOST1:PORT1:HOST2:PORT2`: an empty second host is the URL's.
  private mutating func connectInstead(
    _ route: Argument,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard route.isKnown else {
      opaque("which host `curl --connect-to` reaches cannot be told: \(route.unknown ?? "")", route.range, place.via)
      return
    }
    let parts = Self.partsBetweenColons(route.text)
    guard parts.count > 2, !parts[2].isEmpty else { return }
    let port = parts.count > 3 && !parts[3].isEmpty ? ":" + parts[3] : ""
    connectHost(parts[2] + port, route.range, place.via + ["--connect-to"])
  }

  /// `--resolve [+]HOST:PORT:ADDRESS[,ADDRESS]`
  private mutating func resolveTo(_ route: Argument, _ range: Range<Int>, _ place: Place) {
    guard route.isKnown else {
      opaque("which host `curl --resolve` reaches cannot be told: \(route.unknown ?? "")", route.range, place.via)
      return
    }
    if route.text.hasPrefix("-") { return }
    let parts = Self.partsBetweenColons(route.text)
    guard parts.count > 2 else { return }
    for address in parts[2...].joined(separator: ":").split(separator: ",") {
      let text = String(address)
      let isBare = text.utf8.contains(UInt8(ascii: ":")) && !text.hasPrefix("[")
      connectHost(isBare ? "[\(text)]" : text, route.range, place.via + ["--resolve"])
    }
  }

  /// The parts between colons, but for those in brackets.
  private static func partsBetweenColons(_ text: String) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if byte == UInt8(ascii: ":"), depth <= 0 {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func beforeColon(_ text: String) -> String {
    var name: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: ":") { break }
      if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
        name.append(next)
      } else {
        name.append(byte)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }
}
