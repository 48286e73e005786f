import Model
import Testing

@testable import Effects

/// Variables that hold secrets by their names, and where their values go.
@Suite struct SecretVariableTests {
  static func prints(_ line: String) -> Bool {
    CommandWorld.expand(line).contains { effect in
      guard case .run(let run) = effect.kind else { return false }
      return run.acts.contains(.printSecret)
    }
  }

  @Test(arguments: [
    "echo $NPM_TOKEN", "printf '%s' \"${DB_PASSWORD}\"", "cat <<< \"$API_KEY\"", "cat <<E\n$GITHUB_TOKEN\nE",
    "declare -p AWS_SECRET_ACCESS_KEY", "typeset -xp GH_TOKEN", "export -p X NPM_TOKEN", "printenv PGPASSWORD",
    "x=$NPM_TOKEN; echo $x", "x=a; x+=$NPM_TOKEN; y=$x; echo \"$y\"", "f() { echo \"$1\"; }; f \"$NPM_TOKEN\"",
    "f() { cat; }; f <<< $NPM_TOKEN", "read x <<< \"$NPM_TOKEN\"; echo $x", "for v in $NPM_TOKEN; do echo $v; done",
    "while read l; do echo $l; done <<< $NPM_TOKEN", "echo ${!name}", "n=NPM_TOKEN; echo ${!n}",
    "echo ${NPM_TOKEN:0:4}",
    "echo ${NPM_TOKEN:-none}", "echo ${NPM_TOKEN@Q}", "awk -v t=$NPM_TOKEN 'BEGIN { print t }'",
    "env echo $DATABASE_URL",
    "sh -c 'echo $NPM_TOKEN'", "echo $(base64 <<< $NPM_TOKEN)", "[ -n \"$X\" ] || echo \"$X_SECRET\"",
    "set -- $NPM_TOKEN; echo $1",
  ])
  func shown(line: String) { #expect(Self.prints(line)) }

  @Test(arguments: [
    "echo $HOME $PWD $OLDPWD", "echo ${NPM_TOKEN:+set}", "echo ${#NPM_TOKEN}", "[ -n \"$NPM_TOKEN\" ] && echo set",
    "TOKEN=abc; echo $TOKEN", "echo $MAX_TOKENS $TOKENIZERS_PARALLELISM", "echo $TOKEN_FILE $CACHE_KEY $PUBLIC_KEY",
    "x=$NPM_TOKEN; x=1; echo $x", "docker login -u a --password-stdin <<< $NPM_TOKEN", "printf -v x %s $NPM_TOKEN",
    "for k in a b; do echo $k; done", "declare -A m=([a]=1); echo ${!m[@]}", "printenv PATH", "declare -p x",
    "cat <<'E'\n$NPM_TOKEN\nE", "echo '$NPM_TOKEN'", "f() { echo $1; }; f a",
  ])
  func notShown(line: String) { #expect(!Self.prints(line)) }

  @Test(arguments: [
    ("NPM_TOKEN", true), ("AWS_SECRET_ACCESS_KEY", true), ("PGPASSWORD", true), ("MYSQL_PWD", true),
    ("DATABASE_URL", true),
    ("STRIPE_API_KEY", true), ("githubToken", true), ("SENTRY_DSN", true), ("apikey", true), ("PWD", false),
    ("KEY", false),
    ("SORT_KEY", false), ("BASE_URL", false), ("NUM_TOKENS", false), ("PASSWORD_FILE", false), ("PATH", false),
    ("COMPASS", false), ("", false),
  ])
  func names(name: String, isSecret: Bool) { #expect(SecretName.isIn(name) == isSecret) }
}
