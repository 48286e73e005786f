/// Whether a variable holds a secret, by its name: what people and services call them (`NPM_TOKEN`, `PGPASSWORD`,
/// `AWS_SECRET_ACCESS_KEY`, `DATABASE_URL`).
enum SecretName {
  static func isIn(_ name: String) -> Bool {
    let upper = name.uppercased()
    let words = upper.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let last = words.last, !plain.contains(upper), !named.contains(last), words.isDisjoint(with: counts) else {
      return false
    }
    if words.contains(where: { word in parts.contains { word.contains($0) } && !word.hasPrefix("TOKENIZ") }) {
      return true
    }
    if words.contains(where: whole.contains) { return true }
    // `API_KEY` and `ENCRYPTION_KEY` hold one; `KEY` alone is any loop's variable.
    if words.count > 1, ["KEY", "KEYS"].contains(last), words.isDisjoint(with: plainKeys) { return true }
    return words.count > 1 && ["URL", "URI", "DSN"].contains(last) && !words.isDisjoint(with: services)
  }

  private static let parts = [
    "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "ACCESSKEY", "PRIVATEKEY", "CREDENTIAL",
  ]
  private static let whole: Set<String> = ["PASS", "PWD", "PAT", "CREDS", "DSN", "COOKIE", "PGPASS", "JWT"]
  /// The shell's own.
  private static let plain: Set<String> = ["PWD", "OLDPWD", "INIT_CWD"]
  /// `TOKEN_FILE` says where one is.
  private static let named: Set<String> = ["FILE", "PATH", "DIR", "NAME", "TYPE", "VERSION"]
  /// `MAX_TOKENS` is a number.
  private static let counts: Set<String> = [
    "MAX", "MIN", "NUM", "COUNT", "LIMIT", "TOTAL", "LENGTH", "TTL", "EXPIRY", "ENDPOINT",
  ]
  private static let plainKeys: Set<String> = [
    "PUBLIC", "PRIMARY", "FOREIGN", "SORT", "CACHE", "PARTITION", "MAP", "DICT", "OBJECT", "S3", "INDEX", "GROUP",
    "LOOKUP",
  ]
  private static let services: Set<String> = [
    "DATABASE", "DB", "POSTGRES", "POSTGRESQL", "PG", "MYSQL", "MONGO", "MONGODB", "REDIS", "AMQP", "RABBITMQ",
    "CLICKHOUSE", "SENTRY", "WEBHOOK",
  ]
}

extension [String] {
  fileprivate func isDisjoint(with other: Set<String>) -> Bool { !contains(where: other.contains) }
}
