import Testing

@testable import Effects

/// Everyday commands that must not be taken for more than they are, beside those that are more.
@Suite struct EverydayCommandTests {
  @Test(arguments: [
    ("find . -name '*.pyc' -delete", "delete *.pyc *"),
    ("find src -type f -name '*.o' -delete", "delete src/*.o *"),
    (#"find . \( -name '*.orig' -o -name '*.rej' \) -delete"#, "delete *.orig *; delete *.rej *"),
    (#"find . -name __pycache__ -type d -prune -exec rm -rf {} +"#, "delete __pycache__ *"),
    ("find . -name '*~' -mtime +3 -delete", "delete *~ *"),
    ("find . -delete -name '*.pyc'", "delete . *; delete *.pyc"),
    ("find . -name '*.c' -delete", "delete . *; delete *.c"),
    ("find . ! -name '*.pyc' -delete", "delete . *; delete *.pyc"),
    ("find . -name '*.pyc' -o -delete", "delete . *; delete *.pyc"),
    (#"find . \( -name '*.pyc' -o -size 0 \) -delete"#, "delete . *; delete *.pyc"),
    ("find . -name '*.pyc' , -delete", "delete . *; delete *.pyc"),
    ("find . -iname '*' -delete", "delete . *; delete *"),
    (#"find . -exec touch x \; -name '*.pyc' -delete"#, "delete *.pyc *"),
    ("fish -c 'rm -rf build'", "delete build *"), ("fish -c 'rm -rf build; id'", ""), ("fish -c 'set -x A b'", ""),
    ("printf '%s\\0' a b | xargs -0 rm", "delete a; delete b"),
  ])
  func deletes(line: String, expected: String) {
    let deletes = CommandWorld.summary(line).split(separator: "; ").filter { $0.hasPrefix("delete ") }
    #expect(deletes.joined(separator: "; ") == expected)
  }

  @Test(arguments: [
    "sleep 1 & kill $!", "kill \"$!\"", "env -i PATH=\"$PATH\" make", "xcrun git status", "xcrun --find swift",
    "fish -c 'git status'", "printf '%s\\0' -A | xargs -0 -L1 helm list",
  ])
  func nothingOpaque(line: String) { #expect(!CommandWorld.summary(line).contains("opaque")) }

  @Test(arguments: [
    "kill $PID", "env PATH=\"$X\" make", "env PATH=\"$PATH:/tmp\" make", "PATH=/tmp; env PATH=$PATH make",
    "fish -c 'rm -rf $HOME'", "fish -c 'source x.fish'", "fish -c \"echo (id)\"", "csh -c 'eval x'",
    "echo \(String(repeating: "a ", count: 200)) | xargs cat",
  ])
  func opaque(line: String) { #expect(CommandWorld.summary(line).contains("opaque")) }

  @Test func nulIsDroppedAsBashDoes() {
    #expect(CommandWorld.summary(#"printf '%s\0' 'rm -rf b' | bash"#).contains("delete b *"))
    #expect(CommandWorld.summary(#"$(printf '%s\0' rm) -rf b"#).contains("delete b *"))
  }
}
