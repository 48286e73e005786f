import Inspection
import Testing

/// Honest texts with the words of dishonest ones.
struct OrdinaryProseTests {
  @Test(arguments: [
    "Ignores files that match the patterns of .gitignore.",
    "The previous instruction pointer is saved on the stack.",
    "Returns all rules of the firewall, in the order of their evaluation.",
    "You must provide a repository path. Paths must be absolute.",
    "Use this tool to read a file. Returns its contents as text.",
    "Set `override` to replace the existing rule.",
    "Tells the user which tests failed.",
    "The user is informed by email when the job is done.",
    "See https://example.com/docs for the system requirements.",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "commit 3f786850e387550fdab836ed7e6dc881de23001b by the assistant editor",
    "id 123e4567-e89b-12d3-a456-426614174000",
    "src/components/navigation/primary/PrimaryNavigationItem.swift",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "func readFile(_ path: String) throws -> [UInt8] { try Array(contentsOf: path) }",
    "<div class=\"important\"><p>Please note</p></div>",
    "if (!user) { return res.status(401).send('not allowed') }",
    "100 % of the tests passed, 50% faster than before",
    "Sie müssen den Benutzer nicht neu anlegen.",
    "Не забудьте сохранить файл. Пользователь увидит сообщение.",
    "この関数はユーザーの名前を返します。前の値は無視されません。",
    "该函数返回用户的名称。",
    "👩‍👩‍👧‍👦 family, 🏴󠁧󠁢󠁥󠁮󠁧󠁿 England, 1️⃣ first, ❤️ heart",
    "می‌خواهم این را بخوانم",
    "שלום עולם, hello",
    "Δt = 5 μs, α-particles, naïve café",
    "a b c d e f g",
    "x = [INSTALL] done",
    "gv.qvn nopqrs",
    "",
  ])
  func saysNothing(_ text: String) {
    let findings = TextInspector.findings(in: text, minimum: .low)
    #expect(findings.isEmpty, "\(findings)")
  }

  /// Common in honest texts as well: listed, and not marked.
  @Test(arguments: [
    "You must always pass an absolute path.", "Get the API key from the settings page.",
    "\u{1B}[32mok\u{1B}[0m 12 tests",
    "Send the form to the server.", "data:text/html,hello",
  ])
  func saysLittle(_ text: String) {
    let findings = TextInspector.findings(in: text)
    #expect(findings.allSatisfy { $0.severity <= .low }, "\(findings)")
  }
}
