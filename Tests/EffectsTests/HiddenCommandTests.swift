import Model
import Testing

@testable import Effects

/// Commands that stand where no table looks: in an index, in a script's label, in a list, behind a verb.
@Suite struct HiddenCommandTests {
  @Test(arguments: [
    // Bash reads the index of a single element of `declare` once more, also in quotes.
    "declare 'a[$(rm -rf q)0]=1'", "typeset 'a[`rm q`]=1'", "f() { local 'a[$(rm q)0]=1'; }; f",
    "x='a[$(rm q)0]'; declare \"$x=1\"",
    // What is read may hold such an index, and arithmetic would run it.
    "read y < v; echo $((y))", "read y < v; (( y ))", "read y < v; arr[$y]=1", "read y < v; arr[y]=1",
    "read y < v; z=abc; echo ${z:y:1}", "mapfile -t A < v; echo $((A[0]))", "n=$(cat VERSION); (( n ))",
    "n=$(cat VERSION); echo $(( $n + 1 ))", "for f in $(ls); do (( f )); done", "read -a y < v; let x=y",
    // A loop does not change what is read-only.
    "readonly x=q; for x in build; do :; done; rm -rf $x", "declare -r x=q; for x in b; do :; done; rm $x",
    // A label of GNU sed ends at a blank, a semicolon or a brace.
    "sed ':a;N;$!ba;e rm -rf q' f", "sed ': a;e id' f", "sed ':a e id' f", "sed ':a;N;$!ba;w /x' f",
    "sed ':a;s/.*/id/e' f", "sed -n ':a;n;ba;r .env' f", "sed 'ba;:a;e id' f", "sed '# x \\\ne id' f",
    "awk 'BEGIN{ARGV[1]=\".env\";ARGC=2}1'", "awk 'BEGIN{ARGV[ARGC++]=\".env\"}1'",
    "awk 'BEGIN{split(\".env\",ARGV)}1' f", "awk 'BEGIN{ARGV[1] = x}1' f",
    // Names that nobody can tell.
    "curl -s x.example | tar cf a.tar -T -", "rsync --files-from=<(s1) . out/", "s1 | zip -@ x.zip",
  ])
  func opaque(line: String) { #expect(CommandWorld.summary(line).contains("opaque"), "\(CommandWorld.summary(line))") }

  @Test(arguments: [
    "sed ':a;N;$!ba;s/\\n/,/g' f", "sed -e ':a' -e 'N;$!ba;s/\\n/ /g' f", "sed ':x; /\\\\$/ { N; bx }' f",
    "sed '# just a comment' f", "sed 's/a/b/;ta;s/c/d/;:a;p' f",
    "awk 'END{print ARGV[1]}' f", "awk 'ARGV[1] == \"x\" {print}' f", "awk 'BEGIN{print ARGC}' f",
    "for i in $(seq 1 3); do echo $((i+1)); done", "n=$(wc -l < f); echo $((n * 2))", "x=3; declare \"y=$x\"",
    "declare -A m; declare 'm[k]=1'", "while read -r l; do echo \"$l\"; done < f", "read -r a b < f; echo \"$a\"",
    "n=$(git rev-list --count HEAD); echo $((n+1))", "i=0; while read -r l; do i=$((i+1)); done < f; echo $i",
  ])
  func told(line: String) { #expect(!CommandWorld.summary(line).contains("opaque"), "\(CommandWorld.summary(line))") }

  /// Files by a list that the line makes or that is there.
  @Test(arguments: [
    ("echo .env > l; tar cf a.tar -T l", "read .env *"), ("printf 'a\\n.env\\n' | tar czf a.tgz -T -", "read .env *"),
    ("echo .env | zip -@ x.zip", "read .env *"), ("echo .env > l; rsync --files-from=l . out/", "read .env *"),
    ("tar cf a.tar --files-from=<(echo .env)", "read .env *"),
  ])
  func listed(line: String, effect: String) {
    #expect(CommandWorld.summary(line).contains(effect), "\(CommandWorld.summary(line))")
  }

  /// Programs that run what stands among their words.
  @Test(arguments: [
    "npm explore x -- rm -rf q", "npm explore jest rm -rf q", "yarn workspace x exec rm -rf q",
    "cargo watch -- rm -rf q", "cargo watch -s 'rm -rf q'", "stack exec -- rm -rf q", "cabal exec rm -- -rf q",
    "opam exec -- rm -rf q", "dune exec -- rm -rf q", "meson devenv rm -rf q", "composer exec rm -- -rf q",
    "rustup run stable rm -rf q", "nvm exec 18 rm -rf q", "volta run rm -rf q", "lerna exec -- rm -rf q",
    "tsc-watch --onSuccess 'rm -rf q'", "rollup -w --watch.onEnd='rm -rf q'", "nx run x:y --command='rm -rf q'",
    "netlify dev --command 'rm -rf q'", "meson test --wrapper 'rm -rf q'", "tox exec -- rm -rf q",
    "hatch env run -- rm -rf q", "bun run rm -rf q", "goenv exec rm -rf q",
  ])
  func handedOn(line: String) {
    #expect(CommandWorld.summary(line).contains("delete q *"), "\(CommandWorld.summary(line))")
  }

  /// What such a program may make where rules speak of it.
  @Test(arguments: [
    "sass a.scss .git/hooks/pre-commit", "wrangler types .git/hooks/x",
    "lessc a.less ~/.bashrc",
  ])
  func made(line: String) {
    let isSaid = CommandWorld.expand(line).contains { effect in
      guard case .write(let file) = effect.kind else { return false }
      return file.possible && (file.path.contains("/.git/hooks/") || file.path.hasSuffix("/.bashrc"))
    }
    #expect(isSaid, "\(CommandWorld.summary(line))")
  }

  @Test(arguments: [
    "cargo test -- --nocapture", "cargo run -- list", "npm run build -- --watch", "nx run app:build",
    "gh pr create --title 'rm dead code' --body 'git push works'", "lerna run test -- --silent",
    "cargo clippy -- -D warnings", "vitest run src/a.test.ts", "turbo run build --filter='./packages/*'",
  ])
  func plainWords(line: String) {
    let said = CommandWorld.summary(line)
    #expect(!said.contains("opaque") && !said.contains("delete"), "\(said)")
  }
}
