import Testing

@testable import Effects

/// Commands and loops that nothing ends, and those that end.
@Suite struct EndlessTests {
  static func isEndless(_ line: String) -> Bool { CommandWorld.summary(line).contains("opaque") }

  @Test(arguments: [
    "yes > f", "yes | tee f", "cat /dev/urandom > f", "cat < /dev/zero >> f", "tail /dev/zero", "sort /dev/zero",
    "grep x /dev/urandom", "dd if=/dev/zero of=f", "dd if=/dev/zero of=f bs=1G count=100", "dd of=f < /dev/zero",
    "head -c 500G /dev/zero > f", "head -c -1 /dev/zero", "cp /dev/zero f", "cat /dev/urandom | base64 > f",
    "yes | tr y n | gzip > f", "seq 1 inf > f", "seq 1e12", "truncate -s 9T f", "yes > f | head -1",
    "while true; do sleep 9 & done", "while :; do echo x >> f; done", "until false; do yes & done",
    "for ((;;)); do date >> f; done", "for ((i=0;;i++)); do mkdir $i; done", "for ((;1;)); do ls & done",
    "while ! false; do ls & done", "while true; do echo x; done >> f", "env yes > f", "sh -c 'yes > f'",
    "truncate -cs 20G f", "truncate -o -s 20G f", "truncate --si=20G f", "truncate -r 1 --size 20G f",
    "fallocate -l20GiB f", "fallocate -o 1 -l 20G f", "head -qc 20G /dev/zero", "head --byt=20G /dev/zero",
    "head -c 5 -c -1 /dev/zero",
  ])
  func endless(line: String) { #expect(Self.isEndless(line)) }

  @Test(arguments: [
    "yes | head -5", "yes | head -c 10 > f", "head -c 32 /dev/urandom | base64",
    "tr -dc a-z < /dev/urandom | head -c 8",
    "cat /dev/urandom | tr -dc a-z | fold -w 8 | head -n 1", "dd if=/dev/zero of=f bs=1M count=10",
    "od -An -N4 -tu4 /dev/urandom",
    "dd if=a of=b", "seq 10", "seq 1 2 100", "truncate -s 10M f", "timeout 5 cat /dev/zero", "cat a | sort",
    "xxd -l 8 /dev/urandom",
    "while true; do date; sleep 5; done", "while true; do date >> f; sleep 5; done", "while :; do break; done",
    "while read x; do echo $x >> f; done < a", "for ((i=0;i<3;i++)); do date >> f; done",
    "for i in 1 2; do sleep 1 & done; wait",
    "while ! test -f a; do sleep 1; done", "sed 5q /dev/zero", "grep -m1 x /dev/urandom",
    "truncate -r 20G.img f", "truncate --reference=20G.img f", "fallocate -o 20G -l 1M f",
  ])
  func ends(line: String) { #expect(!Self.isEndless(line), "\(CommandWorld.summary(line))") }

  @Test(arguments: [
    ("512", 512), ("1K", 1024), ("10MB", 10 << 20), ("2GiB", 2 << 30), ("2b", 1024), ("9999999999G", Int.max),
    ("", nil), ("x", nil),
  ])
  func sizes(text: String, bytes: Int?) { #expect(EndlessOutput.bytes(text) == bytes) }

  @Test(arguments: [
    "echo x > conftest.py && pytest", "npm pkg set scripts.test=id && npm test", "echo x > a_test.go; go test ./...",
    "cat > build.rs <<< x; cargo build",
    "echo x > jest.config.js; npx jest", "echo x > x.rb && rake", "printf x > lib.py; python3 main.py",
    "touch y; echo x > A.java; mvn test",
  ])
  func loadsWhatItWrites(line: String) { #expect(CommandWorld.summary(line).contains("opaque")) }

  @Test(arguments: [
    "echo x > notes.md && pytest", "echo x > a.go; go build ./...", "echo x > a.py; ls", "echo x > a.js && pytest",
  ])
  func loadsOther(line: String) { #expect(!CommandWorld.summary(line).contains("opaque")) }
}
