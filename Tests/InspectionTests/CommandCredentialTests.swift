import CanonicalJSON
import Inspection
import Testing

/// Secrets that programs take by options and operands of their own.
struct CommandCredentialTests {
  /// `§` stands for the secret.
  static let commands = [
    "mysql -uroot -p§ db", "mysqldump -p§ -h db app", "docker exec db mysql -p§", "mongosh -u a -p §",
    "docker login -u me -p § ghcr.io", "podman login --username me -p §", "helm registry login h -u me -p §",
    "az login -u a -p §",
    "redis-cli -h h -a § ping", "redis-cli --pass §", "curl -u me:§ https://h", "curl -ume:§ https://h",
    "curl -U me:§ h",
    "curl -b session=§ https://h", "curl --cookie sid=§ h", "curl --oauth2-bearer § h", "curl -E cert.pem:§ h",
    "zip -P § -r x.zip src", "zip -P§ x.zip a", "unzip -P § x.zip", "7z a -p§ x.7z src", "7z x -p§ x.7z",
    "openssl enc -aes-256-cbc -k § -in a", "openssl rsa -passin pass:§ -in k", "openssl pkcs12 -password pass:§",
    "aws configure set aws_secret_access_key §", "aws configure set profile.x.aws_session_token §",
    "npm config set //r/:_authToken §",
    "sshpass -p § ssh h", "sshpass -p§ ssh h", "psql postgres://u:§@h/db", "vault login §", "rclone obscure §",
    "htpasswd -b f me §", "htpasswd -nb me §", "ldapsearch -x -w § -b dc=x", "smbclient //h/s -U me%§",
    "sqlcmd -S h -U sa -P §",
    "keytool -list -storepass §", "security unlock-keychain -p § login.keychain", "sqlplus scott/§@db",
    "lftp -u me,§ h",
    "gh secret set X --body §", "mc alias set m https://h key §", "sudo docker login -p § h", "bash -c 'mysql -p§'",
    "echo § | docker login --password-stdin h", "echo § | sudo -S id", "printf '%s' § | gh auth login --with-token",
    "docker login --password-stdin h <<< §", "gh auth login --with-token <<<§", "sudo -S id <<< '§'",
    "wpa_passphrase net §",
    "docker login -p 'a §' h", "influx -password §",
  ]

  @Test(arguments: commands)
  func isTaken(command: String) {
    let secret = "hun" + "ter2Xy"
    let line = command.split(separator: "§", omittingEmptySubsequences: false).joined(separator: secret)
    let (redacted, redactions) = Redactor.redact(line)
    #expect(!redacted.contains(secret), "\(redacted)")
    #expect(!redactions.isEmpty)
    #expect(Redactor.redact(redacted).text == redacted)
  }

  @Test(arguments: [
    "mkdir -p dir", "mkdir -p src/components", "cp -a src dst", "docker run -p 80:80 app",
    "docker run -p localhost:80:80 app",
    "docker run -u user app", "git commit -m message -p", "ssh -p 2222 host", "curl -b cookies.txt https://h",
    "curl -u me https://h",
    "zip -r x.zip src", "unzip -p x.zip a.txt", "openssl dgst -sha256 -k", "aws configure set region eu-west-1",
    "aws configure set output json", "npm config set registry https://r.example", "vault login -method=oidc",
    "mysql -p", "mysql -P 3306 db",
    "redis-cli ping", "ps -p 123", "kill -9 1234", "echo hello | grep -S x", "echo hello | sudo tee file",
    "sort -k 2 a",
    "7z l x.7z", "git config user.name dev", "sqlplus /nolog", "echo done; docker login --password-stdin h",
    "docker login ghcr.io",
    "gh pr create --body text", "curl -u $USER:$PASS https://h", "sshpass -p \"$P\" ssh h", "tar -pxf a.tar",
  ])
  func isLeftAlone(command: String) {
    let (redacted, redactions) = Redactor.redact(command)
    #expect(redacted == command)
    #expect(redactions.isEmpty)
  }

  @Test(arguments: [
    ("curl", ["-u", "me:hunter2Xy", "https://h"], 1), ("mysql", ["-phunter2Xy"], 0),
    ("redis-cli", ["-a", "hunter2Xy", "ping"], 1),
    ("docker", ["login", "-p", "hunter2Xy"], 2), ("sshpass", ["-p", "hunter2 Xy", "ssh", "h"], 1),
    ("aws", ["configure", "set", "aws_secret_access_key", "hunter2Xy"], 3), ("zip", ["-P", "hunter2Xy", "x.zip"], 1),
    ("bash", ["-c", "mysql -phunter2Xy"], 1),
  ])
  func inArguments(program: String, words: [String], index: Int) {
    let value = JSON.object(["program": .string(program), "arguments": JSON(words)])
    let (redacted, redactions) = Redactor.redact(value)
    let texts = redacted["arguments"]?.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(texts.count == words.count)
    #expect(!texts.joined().contains("hunter2"), "\(texts)")
    #expect(redactions.map(\.pointer) == ["/arguments/\(index)"])
    for (place, word) in words.enumerated() where place != index { #expect(texts[place] == word) }
  }
}
