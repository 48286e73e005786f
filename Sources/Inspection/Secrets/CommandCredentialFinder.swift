/// Finds passwords that are given to programs by short options: `curl -u user:password`, `mysql -pPASSWORD`.
enum CommandCredentialFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var program: Program?
    var option: Option?
    var index = 0
    while index < text.count {
      let byte = text.bytes[index]
      if ByteClass.space.contains(byte) || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") {
        if byte == 0x0A || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") { program = nil }
        index += 1
        continue
      }
      let end = text.endOfRun(of: word, from: index)
      guard end > index else {
        index += 1
        continue
      }
      let range = unquoted(index..<end, in: text)
      if let secret = secret(in: range, text, program: program, option: option) {
        found.append(SecretFinding(kind: .password, range: secret))
      }
      option = Option(word: text.bytes[range], program: program)
      program = Program(word: text.bytes[range]) ?? program
      index = end
    }
  }

  private enum Program {
    case web, database, sshpass, redis, login

    init?(word: ArraySlice<UInt8>) {
      guard word.count <= 64 else { return nil }
      let name = word.split(separator: UInt8(ascii: "/")).last ?? word
      switch String(decoding: name, as: UTF8.self) {
      case "curl", "wget", "http", "https", "xh": self = .web
      case "mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "mongosh", "mongo": self = .database
      case "sshpass": self = .sshpass
      case "redis-cli": self = .redis
      case "docker", "podman", "helm", "skopeo", "crane", "az": self = .login
      default: return nil
      }
    }
  }

  /// An option whose value is the next word.
  private enum Option {
    case userAndPassword, password

    init?(word: ArraySlice<UInt8>, program: Program?) {
      guard let program, word.count <= 16 else { return nil }
      switch (program, String(decoding: word, as: UTF8.self)) {
      case (.web, "-u"), (.web, "--user"), (.web, "-U"), (.web, "--proxy-user"), (.web, "-a"), (.web, "--auth"):
        self = .userAndPassword
      case (.sshpass, "-p"), (.redis, "-a"), (.login, "-p"): self = .password
      default: return nil
      }
    }
  }

  private static let word = ByteClass(inverting: " \t\r\n|;")
  private static let quotes = ByteClass("\"'`,[]")

  private static func unquoted(_ range: Range<Int>, in text: ScannedText) -> Range<Int> {
    var range = range
    while let first = range.first, quotes.contains(text.bytes[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, quotes.contains(text.bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func secret(
    in range: Range<Int>,
    _ text: ScannedText,
    program: Program?,
    option: Option?
  ) -> Range<Int>? {
    let value = text.bytes[range]
    var secret: Range<Int>?
    switch option {
    case .userAndPassword: secret = value.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1..<range.upperBound }
    // `docker run -p 127.0.0.1:8080:80` maps a port.
    case .password: secret = value.contains(where: \.isASCIILetter) ? range : nil
    case nil: break
    }
    if program == .database, text.has("-p", at: range.lowerBound), range.count > 3 {
      secret = range.lowerBound + 2..<range.upperBound
    }
    if program == .web, text.has("-u", at: range.lowerBound), range.count > 4 {
      secret = value.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1..<range.upperBound }
    }
    guard let secret, secret.count >= 3, !SecretValue.isPlaceholder(text.bytes[secret]) else { return nil }
    return secret
  }
}
