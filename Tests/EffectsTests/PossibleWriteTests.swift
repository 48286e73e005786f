import Model
import Testing

@testable import Effects

/// Words of programs without a full table that may be written to.
@Suite struct PossibleWriteTests {
  private func writes(_ line: String) -> [String] {
    CommandWorld.expand(line).compactMap { effect in
      guard case .write(let file) = effect.kind, file.possible else { return nil }
      return String(file.path.dropFirst("/srv/app/".count)) + (file.recursive ? " *" : "")
    }
  }

  @Test(arguments: [
    ("gcc -o .git/hooks/pre-commit x.c", ".git/hooks/pre-commit *"),
    ("gcc -o.git/hooks/post-merge x.c", ".git/hooks/post-merge *"),
    ("clang -MF .git/config a.c", ".git/config *"),
    ("gcc -Wp,-MD,.claude/settings.json a.c", ".claude/settings.json *"),
    ("go build -o .husky/pre-push ./cmd", ".husky/pre-push *"),
    ("go test -coverprofile=.git/config ./...", ".git/config *"),
    ("cargo build --target-dir .claude", ".claude *"), ("tsc --outDir .github/workflows", ".github/workflows *"),
    ("tsc --declarationDir=.claude/hooks", ".claude/hooks *"), ("pytest --basetemp=.git/hooks", ".git/hooks *"),
    ("pytest --junitxml .mcp.json", ".mcp.json *"), ("mypy --cache-dir .cavra", ".cavra *"),
    ("javac -d .git/hooks A.java", ".git/hooks *"), ("cmake -B .git", ".git *"),
    ("COVERAGE_FILE=.git/config pytest", ".git/config *"),
    ("env LESSHISTFILE=.git/hooks/x less a", ".git/hooks/x *"),
    ("export HISTFILE=.claude/settings.json", ".claude/settings.json *"),
    ("docker build --output type=local,dest=.git/hooks .", ".git/hooks *"),
    ("make DESTDIR=.git/hooks install", ".git/hooks *"),
    ("swiftc -emit-module-path .claude/x a.swift", ".claude/x *"),
  ])
  func told(line: String, expected: String) { #expect(writes(line).contains(expected), "\(writes(line))") }

  @Test(arguments: [
    "gcc -Wall -c src/main.c", "pytest -k iam", "npm test -- --grep security", "docker build -t security/scanner:1 .",
    "tokei --exclude .git", "cargo test --workspace", "kubectl get pods -o wide", "go test ./...", "tsc --noEmit -p .",
    "terraform plan -var-file=dev.tfvars", "mypy --config-file .config/mypy.ini src", "make -C src all",
    "f=.claude/settings.json; echo $f", "FOO=bar make", "go test -v ./internal/iam/...", "docker compose up -d web",
  ])
  func notTold(line: String) { #expect(writes(line).isEmpty, "\(writes(line))") }

  @Test(arguments: [
    ("prettier --check a", "read a"), ("prettier --write a", "read a; write a"), ("black a", "read a; write a"),
    ("black --check a", "read a"), ("eslint a", "read a"), ("eslint --fix a", "read a; write a"),
    ("eslint -o out.json a", "write out.json; read a"), ("shfmt -w a", "read a; write a"), ("shfmt -d a", "read a"),
    ("ruff check a", "read a"), ("ruff check --fix a", "read a; write a"), ("ruff format a", "read a; write a"),
    ("ruff format --check a", "read a"), ("gofmt -l a", "read a"), ("gofmt -w a", "read a; write a"),
    ("rubocop -A a", "read a; write a"), ("biome format --write a", "read a; write a"),
  ])
  func inPlace(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == "run \(line); \(expected)")
  }

  @Test func moreThanTheBoundIsOpaque() {
    let many = (0..<100).map { "-o .git/x\($0)" }.joined(separator: " ")
    #expect(CommandWorld.summary("gcc \(many) a.c").contains("opaque"))
    let parts = (0..<600).map { "-I.x\($0)/y:z" }.joined(separator: " ")
    #expect(CommandWorld.summary("gcc \(parts) a.c").contains("opaque"))
  }

  @Test(arguments: [
    ("gcc @.env", ".env"), ("clang -I.env x.c", ".env"), ("docker build --secret id=a,src=.env .", ".env"),
    ("go vet -c=.env", ".env"),
    ("somelinter --rules=a:.env", ".env"), ("helm template --set-file x=.env .", ".env"),
  ])
  func reads(line: String, expected: String) {
    let read = CommandWorld.expand(line).contains { effect in
      if case .read(let file) = effect.kind { file.path == "/srv/app/\(expected)" } else { false }
    }
    #expect(read)
  }
}
