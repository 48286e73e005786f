import Model
import Testing

@testable import Effects

/// Scripts of the work tree are judged by what is in them.
@Suite struct ScriptTests {
  private static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"), "/srv/app/.git/config": .file(""),
    "/srv/app/clean.sh": .file("#!/bin/bash\nset -e\nrm -rf \"$1\"\n"),
    "/srv/app/plain": .file("cat .env\n"), "/srv/app/dash": .file("#! /usr/bin/env -S dash -e\ncat .env\n"),
    "/srv/app/tool.py": .file("#!/usr/bin/env python3\nimport os\n"), "/srv/app/tool": .file("\u{7F}ELF\0\0"),
    "/srv/app/broken.sh": .file("ls\nif\n"), "/srv/app/loop.sh": .file("bash loop.sh\n"),
    "/srv/app/args.sh": .file("cat \"$@\"\n"), "/srv/app/functions.sh": .file("f() { cat .env; }\nf\n"),
    "/srv/app/bin/link.sh": .link("/opt/other.sh"), "/opt/other.sh": .file("ls\n"), "/tmp/x.sh": .file("ls\n"),
    "/srv/app/Makefile": .file(
      """
      FLAGS := -O2 -Wall
      SOURCES = a.c b.c
      OBJECTS = $(SOURCES:.c=.o)
      .PHONY: all test clean deploy
      all: app ## builds all
      app: $(OBJECTS)
      \tcc $(FLAGS) -o $@ $^
      %.o: %.c
      \tcc -c -o $@ $<
      test: all
      \t@./run-tests || \\
      \t  echo failed
      clean:
      \t-rm -rf $(OBJECTS) $(DESTDIR)/x
      deploy: ; kubectl apply -f k8s
      one two: ; @echo $@
      ifdef CI
      where:
      \tls
      else
      where:
      \tcat .env
      endif
      generated:
      \trm -rf $(shell git ls-files)
      quoted:
      \trm -rf '$(wildcard x/*)'
      nested:
      \t$(MAKE) -C sub all
      money:
      \techo $$HOME
      export TOKEN = x
      """
    ),
    "/srv/app/sub/Makefile": .file("include more.mk\nall:\n\tcat ../.env\n"),
    "/srv/app/sub/more.mk": .file("extra:\n\trm -rf /\n"),
    "/srv/app/odd/Makefile": .file("$(eval all: ; rm -rf /)\nall:\n\tls\n"),
    "/srv/app/package.json": .file(
      #"""
      {"scripts":{"pretest":"ls","test":"jest --ci","posttest":"rm -rf coverage","env":"cat .env",
       "start":"node server.js","all":"npm run env && npm run start","prepare":"husky"},"workspaces":["packages/*"]}
      """#
    ),
    "/srv/app/packages/a/package.json": .file(#"{"scripts":{"build":"tsc","bad":"cat ../../.env"}}"#),
    "/srv/app/packages/b/src/x": .file(""), "/srv/app/packages/b/package.json": .file(#"{"scripts":{"build":"vite"}}"#),
    "/srv/app/damaged/package.json": .file("{"), "/home/dev/x": .file(""),
  ])

  private static func summary(_ line: String) -> String {
    CommandWorld.summary(CommandExpander(workspace: world.workspace).expand(line, in: "/srv/app"))
  }

  @Test(arguments: [
    ("bash clean.sh build", "run bash clean.sh build; read clean.sh; run set -e; run rm -rf build; delete build *"),
    (
      "./clean.sh build",
      "run clean.sh build; run bash ./clean.sh build; read clean.sh; run set -e; run rm -rf build; delete build *"
    ),
    ("sh plain", "run sh plain; read plain; run cat .env; read .env"),
    ("./plain", "run plain; run bash ./plain; read plain; run cat .env; read .env"),
    ("./dash", "run dash; run env -S dash -e ./dash; run dash -e ./dash; read dash; run cat .env; read .env"),
    ("./tool.py a", "run tool.py a; run env python3 ./tool.py a; run python3 ./tool.py a; read tool.py"),
    ("bash args.sh a b", "run bash args.sh a b; read args.sh; run cat a b; read a; read b"),
    (
      "cd /srv && bash app/functions.sh",
      "run cd /srv; run bash app/functions.sh; read functions.sh; run cat .env; read /srv/.env"
    ),
    ("bash <plain", "read plain; run bash; opaque"),
    ("bash broken.sh", "run bash broken.sh; read broken.sh; run ls; opaque"),
    ("bash loop.sh", "run bash loop.sh; read loop.sh; opaque"),
    ("bash /tmp/x.sh", "run bash /tmp/x.sh; read /tmp/x.sh; opaque"),
    ("bash bin/link.sh", "run bash bin/link.sh; read bin/link.sh→/opt/other.sh; opaque"),
    ("bash missing.sh", "run bash missing.sh; read missing.sh; opaque"),
    ("bash tool", "run bash tool; read tool; opaque"),
    ("bash -n clean.sh", "run bash -n clean.sh"),
    ("echo ls >plain; bash plain", "write plain; run echo ls; run bash plain; run ls"),
    ("date >plain; ./plain", "write plain; run date; run plain; opaque"),
    ("cp a plain; sh plain", "run cp a plain; read a; write plain; run sh plain; read plain; opaque"),
  ])
  func scripts(line: String, expected: String) {
    #expect(Self.summary(line) == expected)
  }

  @Test(arguments: [
    ("make clean", "run make clean; read Makefile; run rm -rf a.o b.o /x; delete a.o *; delete b.o *; delete /x *"),
    (
      "make clean DESTDIR=out",
      "run make clean DESTDIR=out; read Makefile; run rm -rf a.o b.o out/x; delete a.o *; delete b.o *; delete out/x *"
    ),
    ("make deploy", "run make deploy; read Makefile; run kubectl apply -f k8s; read k8s"),
    ("make two", "run make two; read Makefile; run echo two"), ("make -n clean", "run make -n clean; read Makefile"),
    ("make where", "run make where; read Makefile; run cat .env; read .env; run ls"),
    (
      "make nested",
      "run make nested; read Makefile; run make -C sub all; read sub/Makefile; run cat ../.env; read .env"
    ),
    ("make -C sub extra", "run make -C sub extra; read sub/Makefile; run rm -rf /; delete / *"),
    ("make money", "run make money; read Makefile; run echo /home/dev"),
    ("make absent", "run make absent; read Makefile"),
    ("cd sub; make", "run cd sub; run make; read sub/Makefile; run rm -rf /; delete / *"),
    ("make --version", "run make --version"), ("cd docs && make", "run cd docs; run make"),
  ])
  func make(line: String, expected: String) {
    #expect(Self.summary(line) == expected)
  }

  /// What is compiled for `all`, in the order of make.
  @Test func makeFollowsPrerequisites() {
    let expected = [
      "run make test", "read Makefile", "run cc -c -o b.o b.c", "run cc -c -o a.o a.c",
      "run cc -O2 -Wall -o app a.o b.o",
      "run run-tests", "run echo failed",
    ]
    let found = Self.summary("make test").split(separator: "; ").map(String.init)
    for step in expected { #expect(found.contains(step), "\(step) in \(found)") }
    let compile = found.firstIndex(of: expected[3]) ?? .max
    #expect(compile < (found.firstIndex(of: expected[4]) ?? 0))
  }

  @Test(arguments: [
    "make generated", "make quoted", "make -C odd", "make -f /tmp/x.mk", "make --eval='x:;ls' x",
    "MAKEFLAGS=-B make two",
    "make $X", "echo 'all:;ls' >Makefile; cat a >>Makefile; make", "cd $X && make",
  ])
  func makeThatCannotBeTold(line: String) {
    #expect(Self.summary(line).contains("opaque"), "\(line)")
  }

  @Test(arguments: [
    ("npm test", "run npm test; read package.json; run ls; run jest --ci; run rm -rf coverage; delete coverage *"),
    ("npm t -- 'a b' $(", "?"), ("npm run env", "run npm run env; read package.json; run cat .env; read .env"),
    ("npm run -s env", "run npm run -s env; read package.json; run cat .env; read .env"),
    (
      "npm run all",
      "run npm run all; read package.json; run npm run env; run cat .env; read .env; run npm run start; run node server.js; read server.js"
    ),
    ("yarn env", "run yarn env; read package.json; run cat .env; read .env"),
    ("pnpm run env x", "run pnpm run env x; read package.json; run cat .env x; read .env; read x"),
    ("bun run env", "run bun run env; read package.json; run cat .env; read .env"),
    ("npm ci", "run npm ci; read package.json; run husky"), ("npm ci --ignore-scripts", "?"),
    ("yarn", "run yarn; read package.json; run husky"),
    ("npm run absent", "run npm run absent"), ("npm ls", "?"), ("yarn why x", "?"),
    (
      "cd packages/b/src && npm run build",
      "run cd packages/b/src; run npm run build; read packages/b/package.json; run vite"
    ),
    (
      "npm --prefix packages/a run bad",
      "run npm --prefix packages/a run bad; read packages/a/package.json; run cat ../../.env; read .env"
    ),
    (
      "npm run build -w a",
      "run npm run build -w a; read packages/a/package.json; run tsc; read packages/b/package.json; run vite"
    ),
    (
      "pnpm -r build",
      "run pnpm -r build; read packages/a/package.json; run tsc; read packages/b/package.json; run vite"
    ),
    ("yarn workspace a bad", "run yarn workspace a bad; read packages/a/package.json; run cat ../../.env; read .env"),
  ])
  func packages(line: String, expected: String) {
    if expected == "?" {
      #expect(!Self.summary(line).contains("jest"), "\(Self.summary(line))")
    } else {
      #expect(Self.summary(line) == expected)
    }
  }

  @Test(arguments: ["cd damaged && npm test", "echo x >package.json; cat a >>package.json; npm test", "npm test $X"])
  func packagesThatCannotBeTold(line: String) {
    #expect(Self.summary(line).contains("opaque"), "\(line)")
  }

  /// A script that was read is no unknown program; a rule that names it still speaks.
  @Test func whatIsReadIsMarked() {
    let effects = CommandExpander(workspace: Self.world.workspace).expand("./plain; ./tool", in: "/srv/app")
    let runs = effects.compactMap { effect in
      if case .run(let run) = effect.kind, run.written.hasPrefix("./") { "\(run.written) \(run.isRead)" } else { nil }
    }
    #expect(runs == ["./plain true", "./tool false"])
  }

  /// Numbers at the edge of their type, rules without targets, and directories that cannot be told.
  @Test(arguments: [
    "seq -9223372036854775808 1 | xargs echo", "seq 1 -9223372036854775808 5", "echo $(seq 1 9223372036854775807)",
    "rm $(seq 9223372036854775807 -9223372036854775808 -9223372036854775808)",
  ])
  func numbersAtTheEdge(line: String) { #expect(!Self.summary(line).isEmpty) }

  @Test func aRuleWithoutTargetsMakesNothing() {
    var world = Self.world
    world.entries["/srv/app/Makefile"] = .file("$(NONE): %.o: %.c\n\trm -rf /\nall:\n\tls\n")
    let effects = CommandExpander(workspace: world.workspace).expand("make", in: "/srv/app")
    #expect(CommandWorld.summary(effects) == "run make; read Makefile; run ls")
  }

  @Test func aVariableThatGrowsIsNotFollowed() {
    var world = Self.world
    let lines = "B := \(String(repeating: "x", count: 60_000))\nA :=\n" + String(repeating: "A += $(B)\n", count: 2_000)
    world.entries["/srv/app/Makefile"] = .file(lines + "all:\n\tcat $(A)\n")
    let effects = CommandExpander(workspace: world.workspace).expand("make", in: "/srv/app")
    #expect(CommandWorld.summary(effects) == "run make; read Makefile; opaque; opaque")
  }

  @Test(arguments: ["npm --prefix \"$D\" run env", "yarn --cwd $D env", "pnpm -C \"$(pwd)/$D\" run env"])
  func aDirectoryThatCannotBeToldIsOpaque(line: String) {
    #expect(Self.summary(line).contains("opaque"), "\(line): \(Self.summary(line))")
    #expect(!Self.summary(line).contains("read .env"), "\(line): \(Self.summary(line))")
  }
}
