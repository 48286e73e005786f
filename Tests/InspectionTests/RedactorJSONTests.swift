import CanonicalJSON
import Inspection
import Testing

struct RedactorJSONTests {
  @Test func takesMembersAndStrings() {
    let token = "gh" + "p_" + SecretSamples.body(36)
    let value: JSON = [
      "password": "hunter2", "note": .string("uses \(token) twice: \(token)"),
      "nested": ["apiKey": .string(SecretSamples.hex(32)), "port": 8080, "ok": true],
    ]
    let (redacted, redactions) = Redactor.redact(value)
    #expect(
      redacted == [
        "password": "[redacted:password]",
        "note": "uses [redacted:github-token] twice: [redacted:github-token]",
        "nested": ["apiKey": "[redacted:secret-value]", "port": 8080, "ok": true],
      ]
    )
    #expect(redactions.map(\.pointer) == ["/password", "/note", "/note", "/nested/apiKey"])
    #expect(redactions.map(\.placeholder) == [0..<19, 5..<28, 36..<59, 0..<23])
    #expect(Redactor.redact(redacted).value == redacted)
  }

  @Test func takesTheWordAfterAnOption() {
    let value: JSON = [
      "arguments": ["--password", "hunter2", "-u", "me:hunter2", "--user", "1000:1000", "--verbose", "x"]
    ]
    let (redacted, redactions) = Redactor.redact(value)
    #expect(
      redacted == [
        "arguments": [
          "--password", "[redacted:password]", "-u", "me:[redacted:password]", "--user", "1000:1000", "--verbose", "x",
        ]
      ]
    )
    #expect(redactions.map(\.original) == Array(repeating: Array("hunter2".utf8), count: 2))
    #expect(redactions.map(\.placeholder) == [0..<19, 3..<22])
  }

  @Test func keepsSchemasAndReferences() {
    let value: JSON = [
      "password": ["type": "string", "minLength": 8], "token": "${TOKEN}", "secret": "string", "token_count": 12,
      "a/b~c": "plain",
    ]
    #expect(Redactor.redact(value).value == value)
  }

  @Test func keepsNamesApartThatDifferInTheirSecretsOnly() {
    let name = "sk-" + "proj-" + SecretSamples.body(40)
    let value: JSON = .object([name: 1, name + "x": 2])
    #expect(Redactor.redact(value).value == .object(["[redacted:openai-key]": 1, "[redacted:openai-key]'": 2]))
  }

  @Test func takesNumbersThatArePasswords() {
    #expect(Redactor.redact(JSON.object(["passcode": 123456])).value == .object(["passcode": "[redacted:password]"]))
  }
}
