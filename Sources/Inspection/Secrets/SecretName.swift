/// Whether the name of a variable, option, member or header says that its value is a secret.
enum SecretName: Equatable {
  /// `password`, `DB_PASS`, `passphrase`: any value counts.
  case password
  /// `api_key`, `clientSecret`, `auth-token`: a value counts that looks made by a machine.
  case secret

  /// Reads a name in any of the usual spellings; nil where it does not say so.
  ///
  /// Its last words decide: `password_file`, `token_type`, `max_tokens` and `publicKey` name no secrets.
  init?(_ name: some Sequence<UInt8>) {
    var words = Self.words(of: name)
    while let last = words.last, last.allSatisfy(\.isASCIIDigit) { words.removeLast() }
    guard let last = words.last else { return nil }
    let before = words.count > 1 ? words[words.count - 2] : []
    if Self.passwordWords.contains(last) {
      self = .password
    } else if last == Self.token, Self.passingTokens.contains(before) {
      return nil
    } else if Self.secretWords.contains(last) {
      self = .secret
    } else if last == Self.key, Self.keyKinds.contains(before) {
      self = .secret
    } else if Self.jointPairs.contains(where: { $0.0 == before && $0.1 == last }) {
      self = .secret
    } else {
      return nil
    }
  }

  private static let key = Array("key".utf8)
  private static let token = Array("token".utf8)
  /// `nextToken`, `lock_token`, `client-request-token`: what a service hands out to be handed back. Without it nobody gets the
  /// second page.
  private static let passingTokens = set([
    "next", "page", "pagination", "continuation", "starting", "start", "forward", "backward", "cursor", "sync",
    "resume",
    "lock", "change", "request", "idempotency", "progress", "watch", "stop", "eos", "bos", "pad", "sep",
  ])
  private static let passwordWords = set([
    "password", "passwd", "passphrase", "passcode", "pwd", "pass", "pgpassword", "mysqlpwd", "userpass", "userpassword",
    "dbpassword", "adminpassword", "rootpassword", "kennwort", "passwort", "contrasena", "motdepasse",
  ])
  private static let secretWords = set([
    "secret", "token", "apikey", "apitoken", "accesskey", "accesstoken", "authtoken", "secretkey", "clientsecret",
    "privatekey", "credential", "credentials", "bearer", "accountkey", "sharedaccesskey", "sharedaccesssignature",
    "authkey", "refreshtoken", "idtoken", "sessiontoken", "securitytoken", "xapikey", "authtok", "pat",
  ])
  private static let keyKinds = set([
    "api", "access", "secret", "private", "signing", "encryption", "account", "master", "auth", "service", "shared",
    "deploy", "session", "storage", "subscription", "license", "hmac", "jwt", "app", "application", "client", "host",
    "integration", "webhook", "sas", "ssh", "gpg", "pgp", "wireguard",
  ])
  private static let jointPairs: [([UInt8], [UInt8])] = [
    ("pass", "word"), ("pass", "phrase"), ("access", "signature"), ("auth", "header"), ("session", "cookie"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  private static func set(_ words: [String]) -> Set<[UInt8]> { Set(words.map { Array($0.utf8) }) }

  /// `DB_PASSWORD`, `dbPassword` and `db-password` are each `db`, `password`.
  private static func words(of name: some Sequence<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var previous: UInt8 = 0
    for byte in name {
      let separates = !ByteClass.alphanumeric.contains(byte)
      if separates || (byte.isASCIIUpper && previous.isASCIILower) || (byte.isASCIIDigit && !previous.isASCIIDigit) {
        if !word.isEmpty { words.append(word) }
        word = []
      }
      if !separates { word.append(byte.asciiLowercased) }
      previous = byte
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
