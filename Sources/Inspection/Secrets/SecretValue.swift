/// Whether what stands after a secret's name is a secret, or a type, a call, a reference, a placeholder.
enum SecretValue {
  /// How the value was written, which says how much it may look like ordinary words.
  enum Style { case quoted, bare, shell }

  static func isSecret(_ value: ArraySlice<UInt8>, named name: SecretName, style: Style) -> Bool {
    guard value.count >= (name == .password ? 4 : 8), !isPlaceholder(value) else { return false }
    let sample = value.prefix(160)
    let hasDigit = sample.contains(where: \.isASCIIDigit)
    let hasSpace = sample.contains(where: ByteClass.space.contains)
    switch (name, style) {
    case (.password, .quoted): return true
    case (.password, .shell): return !isReference(sample)
    case (.password, .bare): return !isReference(sample) && (hasDigit || hasSymbol(sample) || isLongWord(sample))
    case (.secret, .quoted), (.secret, .shell):
      return !hasSpace && !isReference(sample) && (hasDigit || isMixed(sample) || entropy(sample) >= 3.5)
    case (.secret, .bare):
      return !isReference(sample) && hasDigit && (value.count >= 16 || entropy(sample) >= 3)
    }
  }

  /// Words that stand where a secret would, in schemas, templates and documentation.
  private static let stopWords: Set<[UInt8]> = Set(
    [
      "password", "passwd", "secret", "token", "string", "str", "text", "char", "bool", "boolean", "int", "integer",
      "number", "object", "any", "none", "null", "nil", "true", "false", "undefined", "required", "optional", "hidden",
      "input", "example", "changeme", "change-me", "change_me", "placeholder", "redacted", "removed", "masked",
      "default", "empty", "unset", "todo", "tbd", "dummy", "sample", "value", "yourpassword", "your-password",
      "your_password", "invalid", "expired", "missing", "incorrect", "wrong", "unknown", "private", "public",
      "protected", "internal", "static", "const", "self", "this", "void", "byte", "bytes", "data", "type", "name",
      "field", "prompt", "stdin", "vault", "keychain", "disabled", "enabled", "basic", "bearer",
    ].map { Array($0.utf8) }
  )

  static func isPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    let head = Array(value.prefix(64))
    if head.allSatisfy({ $0 == first }) { return true }
    if stopWords.contains(head.map(\.asciiLowercased)) { return true }
    let openers: [StaticString] = [
      "$", "<", "{{", "%(", "[redacted", "redacted:", "...", "***", "xxx", "XXX", "your", "YOUR", "@@", "op://",
    ]
    return openers.contains { starts(head, with: $0) }
  }

  private static func starts(_ value: [UInt8], with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return value.count >= length && (0..<length).allSatisfy { value[$0] == text.utf8Start[$0] }
  }

  /// `config.password`, `getToken(…)`, `os.environ["X"]`, `self.secret`, `/run/secrets/db`: the value stands elsewhere.
  private static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
    if value.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) { return true }
    let head = Array(value.prefix(8))
    if starts(head, with: "arn:") || starts(head, with: "file://") { return true }
    if let first = value.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "~") || first == UInt8(ascii: "*") {
      return true
    }
    let parts = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    return parts.allSatisfy { part in
      part.first.map { $0.isASCIILetter || $0 == UInt8(ascii: "_") } ?? false
        && part.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "_") }
    }
  }

  private static func hasSymbol(_ value: ArraySlice<UInt8>) -> Bool {
    value.contains { !ByteClass.name.contains($0) && $0 < 0x80 }
  }

  private static func isLongWord(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= 8 && value.allSatisfy(\.isASCIILower)
  }

  /// Upper and lower case in turns, as no identifier has them.
  private static func isMixed(_ value: ArraySlice<UInt8>) -> Bool {
    let changes = zip(value, value.dropFirst()).count { $0.isASCIILower && $1.isASCIIUpper }
    return value.count >= 16 && changes >= 4
  }

  /// Shannon's entropy of the bytes in bits a byte.
  static func entropy(_ value: ArraySlice<UInt8>) -> Double {
    guard !value.isEmpty else { return 0 }
    var counts = [Int](repeating: 0, count: 256)
    for byte in value { counts[Int(byte)] += 1 }
    let total = Double(value.count)
    return counts.reduce(0) { sum, count in
      count == 0 ? sum : sum - Double(count) / total * log2OfRatio(count, total)
    }
  }

  private static func log2OfRatio(_ count: Int, _ total: Double) -> Double {
    // Without Foundation: the exponent, and the significand's logarithm by its series.
    let ratio = Double(count) / total
    let m = ratio.significand
    let y = (m - 1) / (m + 1)
    let y2 = y * y
    let ln = 2 * y * (1 + y2 / 3 + y2 * y2 / 5 + y2 * y2 * y2 / 7 + y2 * y2 * y2 * y2 / 9)
    return Double(ratio.exponent) + ln / 0.693_147_180_559_945_3
  }
}
