import Inspection
import Testing

struct SecretScannerTests {
  /// Text, the secret in it, its kind.
  struct Sample: Sendable, CustomTestStringConvertible {
    let secret: String
    let kind: SecretKind
    let before: String
    let after: String

    init(_ kind: SecretKind, _ secret: String, before: String = "", after: String = "") {
      self.kind = kind
      self.secret = secret
      self.before = before
      self.after = after
    }

    var testDescription: String { "\(kind.rawValue) in \(before)…\(after)" }
  }

  static let tokens: [Sample] = [
    .init(.githubToken, "gh" + "p_" + SecretSamples.body(36), before: "export GH=", after: "\n"),
    .init(
      .githubToken,
      "github" + "_pat_" + SecretSamples.body(22) + "_" + SecretSamples.body(59),
      before: "(",
      after: ")"
    ),
    .init(.gitlabToken, "glp" + "at-" + SecretSamples.body(20), before: "PRIVATE-TOKEN ", after: " x"),
    .init(.slackToken, "xo" + "xb-123456789012-" + SecretSamples.body(24)),
    .init(.slackToken, "hooks.slack.com/" + "services/T0001/B0001/" + SecretSamples.body(24), before: "https://"),
    .init(.npmToken, "np" + "m_" + SecretSamples.body(36), before: "//registry.npmjs.org/:_authToken "),
    .init(.pypiToken, "pypi-" + "AgE" + SecretSamples.body(80)),
    .init(.openAIKey, "sk-" + "proj-" + SecretSamples.body(48)),
    .init(.openAIKey, "sk-" + SecretSamples.body(48), before: "key is "),
    .init(.anthropicKey, "sk-" + "ant-api03-" + SecretSamples.body(60)),
    .init(.stripeKey, "sk_" + "live_" + SecretSamples.body(24)),
    .init(.awsAccessKey, "AK" + "IAIOSFODNN7EXAMPLE", before: "id ", after: ","),
    .init(.googleToken, "AI" + "za" + SecretSamples.body(35), before: "?key=", after: "&x=1"),
    .init(.googleToken, "ya" + "29." + SecretSamples.body(60)),
    .init(.azureSecret, "abc" + "8Q~" + SecretSamples.body(33)),
    .init(.serviceToken, "hv" + "s." + SecretSamples.body(24)),
    .init(.serviceToken, "shp" + "at_" + SecretSamples.hex(32)),
    .init(.jsonWebToken, SecretSamples.webToken, before: "got ", after: " from it"),
    .init(.privateKey, SecretSamples.pem("RSA " + "PRIVATE KEY"), before: "key:\n", after: "\nend"),
    .init(.privateKey, SecretSamples.pem("OPENSSH " + "PRIVATE KEY")),
    .init(
      .privateKey,
      SecretSamples.pem("PRIVATE KEY").split(separator: "\n").joined(separator: "\\n"),
      before: "\"",
      after: "\""
    ),
    .init(.privateKey, "AGE-" + "SECRET-KEY-1" + SecretSamples.body(58).uppercased()),
  ]

  static let assignments: [Sample] = [
    .init(.password, "hunter2", before: "password="),
    .init(.password, "hunter2", before: "DB_PASSWORD=", after: "\nNEXT=1"),
    .init(.password, "swordfish", before: "export PGPASSWORD=", after: " psql"),
    .init(.password, "correct horse battery", before: "\"passphrase\": \"", after: "\","),
    .init(.password, "s3cret!", before: "  password: ", after: "\n"),
    .init(.password, "Pa55;word".prefix(4).description, before: "Server=x;Password=", after: ";Database=y"),
    .init(.password, "hunter2", before: "mysql --password ", after: " -h db"),
    .init(.password, "hunter2", before: "--db-password=", after: " run"),
    .init(.password, "hunter2", before: "{\\\"password\\\": \\\"", after: "\\\"}"),
    .init(.secretValue, SecretSamples.body(40), before: "aws_secret_access_key = "),
    .init(.secretValue, SecretSamples.body(86) + "==", before: "AccountName=x;AccountKey=", after: ";EndpointSuffix=y"),
    .init(.secretValue, SecretSamples.hex(32), before: "\"apiKey\": \"", after: "\""),
    .init(.secretValue, SecretSamples.hex(32), before: "X-Api-Key: ", after: "\r\n"),
    .init(.secretValue, SecretSamples.body(30), before: "client_secret=", after: "&grant_type=x"),
    .init(.secretValue, SecretSamples.body(24), before: "tool --token ", after: " go"),
    .init(.authorization, SecretSamples.body(32), before: "Authorization: Bearer "),
    .init(.authorization, "dXNlcjpwYXNzd29yZA==", before: "-H 'authorization: Basic ", after: "' x"),
    .init(.authorization, SecretSamples.body(32), before: "use bearer ", after: " now"),
    .init(.authorization, SecretSamples.hex(32), before: "Cookie: session=", after: "\n"),
    .init(.urlCredentials, "hunter2", before: "postgres://app:", after: "@db:5432/prod"),
    .init(.urlCredentials, "p%40ss", before: "https://me:", after: "@host/x"),
    .init(.password, "hunter2", before: "curl -u me:", after: " https://host"),
    .init(.password, "hunter2", before: "curl --user 'me:", after: "' https://host"),
    .init(.password, "hunter2", before: "mysql -uroot -p", after: " -e 'select 1'"),
    .init(.password, "hunter2", before: "sshpass -p ", after: " ssh host"),
  ]

  @Test(arguments: tokens + assignments)
  func findsIt(_ sample: Sample) throws {
    let text = sample.before + sample.secret + sample.after
    let start = sample.before.utf8.count
    let finding = try #require(SecretScanner.findings(in: text).first)
    #expect(finding.kind == sample.kind)
    #expect(finding.range == start..<start + sample.secret.utf8.count)
  }

  @Test(arguments: tokens + assignments)
  func redactsItAndNothingElse(_ sample: Sample) {
    let (text, redactions) = Redactor.redact(sample.before + sample.secret + sample.after)
    #expect(text == sample.before + "[redacted:\(sample.kind.rawValue)]" + sample.after)
    #expect(redactions.map(\.original) == [Array(sample.secret.utf8)])
    #expect(Redactor.redact(text).redactions.isEmpty, "redacting twice changes nothing")
  }
}
