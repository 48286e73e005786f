/// Whether a command goes on without end, writing or reading, where nothing behind it ends it: `yes`, `cat /dev/zero`, `dd`
/// without a count.
struct EndlessOutput {
  /// From here on so much is written that it counts as without end, in bytes: ten gibibytes.
  static let most = 10 << 30

  let name: String
  let arguments: [Argument]
  /// Whether what it reads from has no end.
  let isInputEndless: Bool

  /// Why it has no end; nil where it has one, or where nobody knows.
  var reason: String? {
    switch name {
    case "yes": return "`yes` writes without end"
    case "seq":
      let numbers = operands
      guard let last = numbers.count == 1 ? numbers.first : numbers.last else { return nil }
      return last.lowercased().hasPrefix("inf") || (Double(last) ?? 0) >= 1e10 ? "`seq` counts without end" : nil
    case "dd": return copied
    case "head": return headed
    case "truncate": return made(sizes("s,size=", beside: "c,no-create o,io-blocks r,reference="))
    case "fallocate": return made(sizes("l,length=", beside: "o,offset="))
    default: break
    }
    guard Self.filters.contains(name), let source = isInputEndless ? "its input" : device else { return nil }
    return isBounded ? nil : "`\(name)` reads \(source), which has no end"
  }

  private var device: String? {
    arguments.lazy.map(\.text).first(where: Self.devices.contains).map { "`\($0)`" }
  }

  private var copied: String? {
    let words = arguments.map(\.text)
    let source = words.last { $0.hasPrefix("if=") }.map { String($0.dropFirst(3)) }
    guard source.map(Self.devices.contains) ?? isInputEndless else { return nil }
    func number(_ key: String) -> Int? {
      words.last { $0.hasPrefix(key) }.flatMap { Self.bytes(String($0.dropFirst(key.utf8.count))) }
    }
    guard words.contains(where: { $0.hasPrefix("count=") }) else { return "`dd` copies without a count" }
    // A count that cannot be told is taken for one.
    guard let count = number("count=") else { return nil }
    let (size, overflow) = count.multipliedReportingOverflow(by: number("bs=") ?? number("ibs=") ?? 512)
    return overflow || size >= Self.most ? "`dd` copies more than \(Self.most >> 30) GiB" : nil
  }

  private func made(_ sizes: [String]) -> String? {
    sizes.first { Self.bytes($0) ?? 0 >= Self.most }.map { "`\(name)` makes a file of \($0)" }
  }

  private var headed: String? {
    guard isInputEndless || device != nil else { return nil }
    let sizes = sizes("c,bytes= n,lines=")
    // All but the last bytes of what has no end.
    if sizes.contains(where: { $0.hasPrefix("-") }) { return "`head` takes all of what has no end" }
    return sizes.first { Self.bytes($0) ?? 0 >= Self.most }.map { "`head` takes \($0)" }
  }

  /// Whether the filter itself stops.
  private var isBounded: Bool {
    let words = arguments.map(\.text)
    switch name {
    case "grep", "egrep", "fgrep", "rg":
      return words.contains { $0.hasPrefix("-m") || $0.hasPrefix("--max-count") || $0 == "-q" || $0 == "--quiet" }
    case "sed", "gsed":
      return words.contains { $0.utf8.contains(UInt8(ascii: "q")) || $0.utf8.contains(UInt8(ascii: "Q")) }
    case "awk", "gawk", "mawk", "nawk": return words.contains { $0.contains("exit") }
    case "od", "hexdump", "hd", "xxd", "cmp":
      return words.contains { word in
        ["-N", "-n", "-l", "--read-bytes", "--length", "--bytes"].contains { word.hasPrefix($0) }
      }
    default: return false
    }
  }

  private var operands: [String] { arguments.map(\.text).filter { !$0.hasPrefix("-") } }

  /// The values of options that say how much, in the notation of `OptionTable`, as are those beside them.
  private func sizes(_ notation: String, beside others: String = "") -> [String] {
    let table = OptionTable(notation)
    let parsed = ParsedArguments(arguments, table.adding(others))
    return parsed.options.filter { table[$0.name] != nil }.compactMap { $0.value?.text }
  }

  /// A size as the tools of coreutils take it: `512`, `1K`, `10MB`, `2GiB`.
  static func bytes(_ text: String) -> Int? {
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, digits.count < 19, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    let unit = text.utf8.dropFirst(digits.count).first.map { $0 | 0x20 }
    let powers: [UInt8: Int] = [
      UInt8(ascii: "k"): 10, UInt8(ascii: "m"): 20, UInt8(ascii: "g"): 30, UInt8(ascii: "t"): 40, UInt8(ascii: "p"): 50,
      UInt8(ascii: "e"): 60,
    ]
    guard let unit else { return number }
    guard let power = powers[unit] else { return unit == UInt8(ascii: "b") ? number &* 512 : number }
    return number > Int.max >> power ? Int.max : number << power
  }

  static let devices: Set<String> = ["/dev/zero", "/dev/urandom", "/dev/random", "/dev/full"]

  /// Programs that read their input to its end.
  private static let filters = TextFilters.readingAll.union([
    "lz4", "cp", "install", "wc", "cksum", "sum", "md5sum", "sha1sum", "sha224sum", "sha256sum", "sha384sum",
    "sha512sum",
    "b2sum",
  ])
}
