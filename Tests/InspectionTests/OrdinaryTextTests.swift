import Inspection
import Testing

/// What looks like a secret to a careless scanner and is none.
struct OrdinaryTextTests {
  @Test(arguments: [
    "commit 3f786850e387550fdab836ed7e6dc881de23001b",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "id 123e4567-e89b-12d3-a456-426614174000",
    "\"integrity\": \"sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==\"",
    "let token = nextToken()",
    "func login(user: String, password: String) throws",
    "password: string;",
    "def connect(password=None, token=None):",
    "password = config.password",
    "api_key = os.environ[\"API_KEY\"]",
    "export API_KEY=$(pass show api)",
    "PASSWORD=${DB_PASSWORD}",
    "password: ${{ secrets.DB_PASSWORD }}",
    "token: <your token>",
    "the password is wrong: try again",
    "Enter password: ",
    "secret sharing is explained in the next chapter",
    "max_tokens: 4096, token_type: 3, tokens=12000000000",
    "primary_key=1234567890123456",
    "password_file: /run/secrets/db1",
    "DB_PASSWORD_FILE=/run/secrets/db1",
    "public_key: 0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "https://example.com:8443/a@b?c=d",
    "git@github.com:acme/app.git ssh://git@github.com/acme/app",
    "docker run -u 1000:1000 -p 8080:80 app",
    "docker run -p 127.0.0.1 x",
    "mkdir -p src/a && curl -s https://example.com -o out",
    "pip install scikit-learn sk-learn-contrib-stacking-estimators",
    "if text.contains(\"-----BEGIN PRIVATE KEY-----\") { return true }",
    "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUJ8p3\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZI\n-----END PUBLIC KEY-----",
    "Authorization is needed for this call",
    "authorization: required",
    "the bearer of this letter",
    "key-value stores, key-binding, keyboard",
    "SKIPPED 0123456789 tests",
    "AKIA is the prefix of an access key",
    "error: token expired, unexpected token: 'else'",
    "--password-stdin --token-file x",
    "terraform plan -out=plan.out -var-file=prod.tfvars",
    "npm_config_cache=/tmp npm_lifecycle_event=test",
    "secret_name = \"projects/app/secrets/db\"",
    "cookie: a small cake",
    "{\"nextToken\": \"eyJOZXh0VG9rZW4iOiBudWxsLCAib3V0IjogMX0\", \"LockToken\": \"d4ab2c1e98f7\"}",
    "--page-token b8f31c7a2e914d05 --idempotency-token a1b2c3d4e5f6",
    "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestSecret-a1b2c3",
    "EncryptionKey: arn:aws:kms:us-west-2:123456789012:alias/aws/s3",
    "--private-key file://PrivateKey1.pem",
    "",
  ])
  func isLeftAlone(_ text: String) {
    let (redacted, redactions) = Redactor.redact(text)
    #expect(redacted == text)
    #expect(redactions.isEmpty)
  }
}
