/// Where a program takes secrets on its command line: one row of a table, from the programs' own manuals.
struct CredentialProgram: Sendable {
  /// Which part of a word is the secret.
  enum Shape: Sendable {
    case whole
    /// Behind the first of these bytes: `user:secret`, `user%secret`.
    case behind(UInt8)
    /// The values of `name=value; name=value`.
    case cookies
    /// Behind `pass:`.
    case passPrefix
    /// Between `/` and `@`: `user/secret@place`.
    case slashToAt
  }

  /// Which operand is the secret, where one is.
  enum Operand: Sendable {
    case last
    /// The one behind a word that names a secret: `aws configure set aws_secret_access_key …`.
    case behindSecretName
  }

  let names: [String]
  /// Words that must stand before: the subcommand.
  let needs: [String]
  /// Options whose value is the next word, or glued behind `=`.
  let options: [(name: String, shape: Shape)]
  /// Beginnings of words behind which the secret is glued.
  let glued: [(prefix: String, shape: Shape)]
  let operand: Operand?

  init(
    _ names: String,
    needs: String = "",
    _ options: String = "",
    glued: String = "",
    shape: Shape = .whole,
    operand: Operand? = nil
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.needs = needs.split(separator: " ").map(String.init)
    self.options = options.split(separator: " ").map { (String($0), shape) }
    self.glued = glued.split(separator: " ").map { (String($0), shape) }
    self.operand = operand
  }

  static let all: [CredentialProgram] = [
    CredentialProgram(
      "mysql mysqldump mysqladmin mysqlimport mysqlshow mariadb mariadb-dump mariadb-admin",
      glued: "-p"
    ),
    CredentialProgram("mongosh mongo mongodump mongorestore mongoexport mongoimport", "-p", glued: "-p"),
    CredentialProgram("docker podman nerdctl buildah helm skopeo crane oras az oc", needs: "login", "-p --token"),
    CredentialProgram("redis-cli valkey-cli", "-a --pass"),
    CredentialProgram(
      "curl",
      "-u --user -U --proxy-user -E --cert --proxy-cert",
      glued: "-u -U",
      shape: .behind(UInt8(ascii: ":"))
    ),
    CredentialProgram("curl", "-b --cookie", glued: "-b", shape: .cookies),
    CredentialProgram("curl", "--oauth2-bearer --pass --proxy-pass --tlspassword --proxy-tlspassword"),
    CredentialProgram("wget wget2 http https xh", "-a --auth", shape: .behind(UInt8(ascii: ":"))),
    CredentialProgram("zip unzip zipcloak zipnote", "-P", glued: "-P"),
    CredentialProgram("7z 7za 7zr 7zz rar unrar", glued: "-p -hp"),
    CredentialProgram("sshpass", "-p", glued: "-p"),
    CredentialProgram("openssl", "-k -K"),
    CredentialProgram("openssl", "-pass -passin -passout -password -passphrase", shape: .passPrefix),
    CredentialProgram("aws", needs: "configure set", operand: .behindSecretName),
    CredentialProgram("npm pnpm yarn", needs: "config set", operand: .behindSecretName),
    CredentialProgram("git pulumi gcloud", needs: "config", operand: .behindSecretName),
    CredentialProgram("vault", needs: "login", operand: .last),
    CredentialProgram("rclone", needs: "obscure", operand: .last),
    CredentialProgram("mc", needs: "alias set", operand: .last), CredentialProgram("wpa_passphrase", operand: .last),
    CredentialProgram("htpasswd", needs: "-b", operand: .last),
    CredentialProgram("htpasswd", needs: "-nb", operand: .last),
    CredentialProgram("htpasswd", needs: "-cb", operand: .last),
    CredentialProgram("htpasswd", needs: "-Bb", operand: .last),
    CredentialProgram("htpasswd", needs: "-nbB", operand: .last),
    CredentialProgram("htpasswd", needs: "-bc", operand: .last),
    CredentialProgram("ldapsearch ldapmodify ldapadd ldapdelete ldappasswd ldapwhoami", "-w", glued: "-w"),
    CredentialProgram("smbclient rpcclient smbget", "-U --user", shape: .behind(UInt8(ascii: "%"))),
    CredentialProgram("sqlcmd bcp ipmitool", "-P", glued: "-P"),
    CredentialProgram("cqlsh clickhouse-client twine", "-p"),
    CredentialProgram("influx", "-password"),
    CredentialProgram("keytool jarsigner", "-storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass"),
    CredentialProgram("security", needs: "add-generic-password", "-w"),
    CredentialProgram("security", needs: "add-internet-password", "-w"),
    CredentialProgram("security", needs: "unlock-keychain", "-p"),
    CredentialProgram("sqlplus rman expdp impdp", operand: .last),
    CredentialProgram("lftp", "-u --user", shape: .behind(UInt8(ascii: ","))),
    CredentialProgram("gh", needs: "secret set", "-b --body"), CredentialProgram("snmpwalk snmpget snmpset", "-A -X"),
    CredentialProgram("nmcli", "password"), CredentialProgram("xfreerdp xfreerdp3 wlfreerdp", glued: "/p:"),
  ]

  static let byName: [[UInt8]: [CredentialProgram]] = {
    var result: [[UInt8]: [CredentialProgram]] = [:]
    for program in all { for name in program.names { result[Array(name.utf8), default: []].append(program) } }
    return result
  }()

  /// Whether the word can be a name that counts: by its length and its first and last byte.
  static func mayBeName(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last, word.count <= longestName else { return false }
    return ends[Int(first)].contains(last)
  }

  private static let allNames = Array(byName.keys) + Array(readers.keys) + [Array("echo".utf8), Array("printf".utf8)]
  private static let longestName = allNames.map(\.count).max() ?? 0
  /// With which bytes the names end that begin with a byte.
  private static let ends: [ByteClass] = {
    var ends = [String](repeating: "", count: 256)
    for name in allNames {
      if let first = name.first, let last = name.last { ends[Int(first)] += String(decoding: [last], as: UTF8.self) }
    }
    return ends.map { ByteClass($0) }
  }()

  /// Programs that read a secret from standard input, with a word that says so where one is needed.
  static let readers: [[UInt8]: String?] = {
    var result: [[UInt8]: String?] = [:]
    for name in "docker podman nerdctl buildah helm skopeo crane oras".split(separator: " ") {
      result[Array(name.utf8)] = .some("--password-stdin")
    }
    let others = [
      "gh": "--with-token", "glab": "--stdin", "vault": "login", "sudo": "-S", "passwd": "--stdin",
      "gpg": "--passphrase-fd",
      "wrangler": "put", "fly": "import", "flyctl": "import", "htpasswd": "-i", "smbpasswd": "-s",
    ]
    for (name, word) in others { result[Array(name.utf8)] = .some(word) }
    for name in ["chpasswd", "cryptsetup", "kinit", "secret-tool"] { result[Array(name.utf8)] = .some(nil) }
    return result
  }()
}
