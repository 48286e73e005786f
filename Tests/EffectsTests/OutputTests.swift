import Model
import Testing

@testable import Effects

/// What a command prints, as far as the form of it tells what those behind it do.
@Suite struct OutputTests {
  private static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"), "/srv/app/.git/config": .file(""),
    "/srv/app/.gitignore": .file(".env\nbuild\n"), "/srv/app/.env": .file(""), "/srv/app/a.py": .file(""),
    "/srv/app/b.ts": .file(""), "/srv/app/src/c.py": .file(""), "/srv/app/build/x.o": .file(""),
    "/srv/app/x.ln": .link("src/c.py"),
    "/srv/odd/.git/HEAD": .file(""), "/srv/odd/-rf": .file(""), "/srv/odd/x": .file(""),
  ])

  private static func expand(_ line: String) -> [Effect] {
    CommandExpander(workspace: world.workspace).expand(line, in: "/srv/app")
  }

  /// The effects on files, those that are listed with what they hold.
  private static func files(_ line: String) -> [String] {
    expand(line).compactMap { effect -> String? in
      if case .opaque(let reason) = effect.kind { return "opaque: \(reason)" }
      guard let file = effect.file else { return nil }
      let below = file.below.map { $0.split(separator: "/").dropFirst(2).joined(separator: "/") }.sorted()
      let name = CommandWorld.summary(effect)
      return below.isEmpty ? name : "\(name) \(below)"
    }
  }

  private static let python = "read . * [\"a.py\", \"src/c.py\"]"

  @Test(arguments: [
    "git ls-files '*.py' | xargs wc -l", "for f in $(git ls-files '*.py'); do wc -l \"$f\"; done | sort -rn",
    "git ls-files '*.py' | while read -r f; do grep -c x \"$f\"; done",
    "while IFS= read -r f; do head -1 \"$f\"; done < <(git ls-files '*.py')",
    "git ls-files -z '*.py' | xargs -0 grep -l TODO | sort", "git ls-files '*.py' | head -5 | xargs -I{} cat {}",
    "git ls-files '*.py' | grep -v test | tr '\\n' '\\0' | xargs -0 cat",
  ])
  func trackedFilesAreRead(line: String) {
    let found = Self.files(line).filter { !$0.hasPrefix("read -") }
    #expect(found == [Self.python], "\(line)")
  }

  @Test(arguments: [
    ("find . -name '*.py' | xargs cat", ["read .", python]),
    ("find . -name '*.py' -print0 | xargs -0 wc -l", ["read .", python]),
    (
      "find . -type f | xargs cat",
      ["read .", "read . * [\".env\", \".gitignore\", \"a.py\", \"b.ts\", \"build/x.o\", \"src/c.py\"]"]
    ),
    ("find src -name '*.py' | xargs sed -i s/a/b/", ["read src", "read src/c.py", "write src/c.py"]),
    ("rg -l x | xargs cat", ["read . * [\"a.py\", \"b.ts\", \"src/c.py\"]"]),
    ("find . -name '*.pyc' | xargs rm -rf", ["read .", "delete *.pyc *"]),
    ("git ls-files '*.py' | parallel cat", [python]),
    ("git ls-files '*.py' | xargs rm", ["delete a.py", "delete src/c.py"]),
    ("git ls-files '*.ln' | xargs rm", ["delete x.ln→src/c.py"]),
    (
      "find . -name '*.py' -o -size 1 | xargs cat",
      ["read .", "read . * [\".env\", \".gitignore\", \"a.py\", \"b.ts\", \"build/x.o\", \"src/c.py\"]"]
    ),
  ])
  func whatIsDoneToThem(line: String, expected: [String]) {
    let found = Self.files(line).map { $0.hasPrefix("opaque") ? "opaque" : $0 }
    #expect(found == expected, "\(line)")
  }

  @Test(arguments: [
    "cat x | xargs cat", "git ls-files | awk '{print $1}' | xargs cat", "git ls-files | xargs bash",
    "curl -s u | xargs cat",
    "for f in $(cat list); do cat $f; done", "for f in $(git ls-files); do cat x$f; done",
    "cd /srv/odd; git ls-files | xargs cat",
    "for f in $(git ls-files); do $f; done", "git ls-files | xargs -I{} cat /{}", "find . -type d | xargs rm -rf",
    "find . -name src | xargs rm -rf", "touch n.py; git ls-files '*.py' | xargs rm",
    "git switch x; f=$(git branch --show-current); cat $f", "cat $(git describe --tags)",
    "find . -exec echo .env \\; | xargs cat",
    "ls -R | xargs cat", "grep -o x f | xargs cat", "find . -printf x | xargs cat",
    "git ls-files | sed s/a/.env/ | xargs cat",
    "git ls-files -o -i --exclude-standard | xargs cat", "TMPDIR=/x; rm -rf $(mktemp -d)",
    "rm -rf $(git log -1 --format=%s)",
    "rm $(date +%B)", "cat $(whoami)", "$(git rev-parse --abbrev-ref main)",
    "git checkout -q x; rm $(git branch --show-current)", "uname() { echo /; }; rm -rf $(uname)",
  ])
  func whatCannotBeTold(line: String) {
    #expect(Self.files(line).contains { $0.hasPrefix("opaque") }, "\(line): \(Self.files(line))")
  }

  @Test(arguments: [
    ("T=$(mktemp -d); rm -rf \"$T\"", "delete /tmp/tmp.XXXXXXXXXX *"), ("rm -rf /tmp/w.$$", "delete /tmp/w.0 *"),
    ("rm -rf build-$(date +%Y%m%d)", "delete build-20000101 *"),
    ("rm $(git rev-parse --show-toplevel)/a.py", "delete a.py"),
    ("rm build/$(git rev-parse --short HEAD)", "delete build/0123456789abcdef0123456789abcdef01234567"),
    ("rm out.$(ls | wc -l)", "delete out.0"), ("rm $(dirname src/c.py)/$(basename /x/y)", "delete src/y"),
    ("rm \"$(cat <<'E'\na.py\nE\n)\"", "delete a.py"),
    ("rm $(echo eXMucC5h | tr XsuC uXvC | rev)", "delete h5CcvMue"),
    ("IFS=,; x=a.py,b.ts; rm $x", "delete a.py; delete b.ts"), ("IFS=; x='a b'; rm $x", "delete a b"),
    ("set -- a b; IFS=-; rm \"$*\"", "delete a-b"), ("set -- a b; IFS=; rm $*", "delete a; delete b"),
    ("IFS=:; x=a::b; rm $x", "delete a; delete b"),
  ])
  func samplesAndConstants(line: String, expected: String) {
    let found = Self.expand(line).filter { $0.name == "delete" || $0.name == "opaque" }
    #expect(CommandWorld.summary(found) == expected, "\(line)")
  }

  /// Code that is decoded is judged.
  @Test(arguments: [
    "echo Y2F0IC5lbnYK | base64 -d | sh", "echo 'xvne. tac' | tr -d x | rev | sh",
    "printf 636174202e656e76 | xxd -r -p | bash",
    "cat <<'E' | bash\ncat .env\nE", "bash -c \"$(echo Y2F0IC5lbnYK | base64 --decode)\"",
    "eval \"$(echo png .rai | tr a-z n-za-m)\" | cat",
    "echo 'cat .env' | tee /tmp/x | sh", "sh < <(echo cat .env)",
  ])
  func decodedCode(line: String) {
    let runs = Self.expand(line).map(CommandWorld.summary)
    #expect(
      runs.contains("read .env") || runs.contains("run cat .rai") || runs.contains("run cat .eni")
        || runs.contains("run cat .env"),
      "\(line): \(runs)"
    )
  }
}
