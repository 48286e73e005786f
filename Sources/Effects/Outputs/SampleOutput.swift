/// Commands whose output has a fixed form that can do no harm wherever it stands: numbers, hexadecimal ids, dates, fresh
/// temporary files. A sample of that form stands for it.
///
/// Names that somebody chooses (branches, tags, users, hosts) are none: a file may have that name.
enum SampleOutput {
  /// A sample without the final line break; nil where the output may be anything.
  static func of(_ name: String, _ words: [String], readsInput: Bool) -> String? {
    let options = words.filter { $0.hasPrefix("-") }
    let operands = words.filter { !$0.hasPrefix("-") }
    switch name {
    case "jobs": return words == ["-p"] ? Walker.ownJob : nil
    case "nproc", "getconf", "pgrep", "pidof", "tput":
      return options.contains { $0.contains("l") || $0.contains("a") } ? nil : "0"
    case "id": return ["-u", "-g"].contains(words.first ?? "") ? "0" : nil
    case "uname": return words.allSatisfy { ["-s", "-m", "-p"].contains($0) } ? "Linux" : nil
    case "wc": return operands.isEmpty && readsInput ? "0" : nil
    case "grep", "egrep": return options.contains("-c") && operands.count <= 2 && !options.contains("-r") ? "0" : nil
    case "lsof": return options == ["-t"] || options.first?.hasPrefix("-ti") == true ? "0" : nil
    case "docker", "podman": return words.first == "ps" && options.contains { $0.hasSuffix("q") } ? "000000000000" : nil
    case "date": return date(words)
    case "mktemp": return temporaryFile(words)
    case "git": return git(words)
    case "seq": return sequence(words)
    case "uuidgen": return "00000000-0000-0000-0000-000000000000"
    default: return nil
    }
  }

  private static func sequence(_ words: [String]) -> String? {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, let last = numbers.last, (1...3).contains(numbers.count) else { return nil }
    let (first, step) = (numbers.count > 1 ? numbers[0] : 1, numbers.count > 2 ? numbers[1] : 1)
    // Bounded before anything is computed with them: the smallest number has no absolute value.
    guard step != 0, [first, step, last].allSatisfy({ $0.magnitude < 100_000 }), abs((last - first) / step) <= 256
    else { return nil }
    return stride(from: first, through: last, by: step).map(String.init).joined(separator: "\n")
  }

  private static func date(_ words: [String]) -> String? {
    var format: Substring?
    for word in words {
      if word.hasPrefix("+") { format = word.dropFirst() } else if !["-u", "--utc"].contains(word) { return nil }
    }
    guard var rest = format else { return "Thu Jan  1 00:00:00 UTC 1970" }
    var result = ""
    while let sign = rest.popFirst() {
      guard sign == "%" else {
        result.append(sign)
        continue
      }
      switch rest.popFirst() {
      case "Y": result += "2000"
      case "F": result += "2000-01-01"
      case "T": result += "00:00:00"
      case "s": result += "946684800"
      case "N": result += "000000000"
      case "m", "d", "H", "M", "S", "y", "j", "V", "U", "I": result += "01"
      default: return nil
      }
    }
    return result
  }

  /// `mktemp`: a file or directory that was not there before.
  private static func temporaryFile(_ words: [String]) -> String? {
    let table = OptionTable("d,directory u,dry-run q,quiet p= tmpdir? suffix= t")
    let parsed = ParsedArguments(words.map { Argument(text: $0, unknown: nil, range: 0..<0) }, table)
    guard parsed.unknownOptions.isEmpty, parsed.operands.count <= 1 else { return nil }
    let name = (parsed.operands.first?.text ?? "tmp.XXXXXXXXXX") + (parsed.values("suffix").first?.text ?? "")
    if let directory = parsed.values("p").first ?? parsed.values("tmpdir").first {
      return PathText.join(directory.text, name)
    }
    return parsed.operands.isEmpty || parsed.has(anyOf: ["t", "tmpdir"]) ? "/tmp/" + name : name
  }

  private static let identifier = "0123456789abcdef0123456789abcdef01234567"

  /// Ids of objects and counts.
  private static func git(_ words: [String]) -> String? {
    guard let verb = words.first else { return nil }
    let rest = words.dropFirst()
    let options = rest.filter { $0.hasPrefix("-") }
    switch verb {
    case "rev-parse":
      let forms = options.allSatisfy { $0 == "--verify" || $0 == "-q" || $0 == "--quiet" || $0.hasPrefix("--short") }
      return forms && rest.count > options.count ? identifier : nil
    case "merge-base": return options.allSatisfy { $0 == "--fork-point" || $0 == "--octopus" } ? identifier : nil
    case "hash-object": return identifier
    case "rev-list":
      if options.contains("--count") { return "0" }
      return options.contains { ["-1", "-n1", "--max-count=1"].contains($0) } ? identifier : nil
    case "log", "show":
      let formats: Set<String> = ["%h", "%H", "%t", "%T", "%ct", "%at"]
      let isOne = verb == "show" || options.contains { ["-1", "-n1", "--max-count=1"].contains($0) }
      let quiet = verb == "log" || options.contains("-s") || options.contains("--no-patch")
      let format = options.last { $0.hasPrefix("--format=") || $0.hasPrefix("--pretty=") }
      let text = format?.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
      let plain = text.hasPrefix("format:") ? String(text.dropFirst(7)) : text
      return isOne && quiet && formats.contains(plain) ? identifier : nil
    default: return nil
    }
  }
}
