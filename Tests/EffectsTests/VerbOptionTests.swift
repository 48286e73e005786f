import Model
import Testing

@testable import Effects

/// Options that only choose where to look, and those of a rehearsal.
@Suite struct VerbOptionTests {
  private static func run(_ line: String) -> ProgramRun? {
    for effect in CommandWorld.expand(line) { if case .run(let run) = effect.kind { return run } }
    return nil
  }

  @Test(arguments: [
    ("kubectl -n prod get pods -o wide", "get pods -o wide"), ("kubectl --context=x delete ns y", "delete ns y"),
    ("kubectl get -n prod secret", "get secret"), ("terraform -chdir=infra destroy", "destroy"),
    ("npm --prefix web run test", "run test"), ("pnpm --filter web test", "test"), ("pnpm -r --silent run x", "run x"),
    ("aws --profile p s3 ls s3://b", "s3 ls s3://b"), ("psql -h db -U me -d x -c 'select 1'", "-c select 1"),
    ("kubectl --kubeconfig f get pods", "--kubeconfig f get pods"), ("cargo -q test --locked", "test"),
  ])
  func verbs(line: String, expected: String) {
    #expect(Self.run(line)?.verbs.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "terraform destroy --help", "terraform destroy -help", "dropdb --help", "kubectl delete ns prod --dry-run=client",
    "kubectl --context x delete pod y --dry-run=server", "aws s3 rm s3://b --recursive --dryrun",
    "helm uninstall x --dry-run",
    "aws iam create-access-key help", "cargo publish -p app --dry-run --locked", "npm publish --dry-run",
    "apt-get -s install x", "gh repo delete --help", "docker system prune --help", "pip install x --dry-run",
  ])
  func rehearsals(line: String) { #expect(Self.run(line)?.rehearses == true, "\(line)") }

  @Test(arguments: [
    "terraform destroy", "kubectl delete ns prod --dry-run=none",
    "kubectl delete ns prod --dry-run=client --dry-run=none",
    "kubectl exec p --dry-run=client -- rm -rf /", "kubectl exec p -- sh --help", "aws s3 rb s3://help",
    "helm uninstall --namespace --dry-run x",
    "terraform destroy $X --help", "dropdb -U --help", "aws iam create-access-key --user-name help",
    "npm run deploy --dry-run", "rm -rf / --help", "gh repo delete -R --help", "cargo run -- --help --dry-run",
    "aws iam delete-user --dry-run",
  ])
  func noRehearsals(line: String) { #expect(Self.run(line)?.rehearses == false, "\(line)") }
}
