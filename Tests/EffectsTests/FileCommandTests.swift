import Testing

@testable import Effects

/// What tools write, delete and move.
@Suite struct FileCommandTests {
  @Test(arguments: [
    ("cp a b", "run cp a b; read a; write b"),
    ("cp a b docs", "run cp a b docs; read a; read b; write docs/a; write docs/b"),
    ("cp -r src /mnt/backup", "run cp -r src /mnt/backup; read src *; write /mnt/backup *"),
    ("cp -t docs a b", "run cp -t docs a b; write docs; read a; read b; write docs/a; write docs/b"),
    ("mv a b", "run mv a b; read a *; delete a *; write b *"),
    ("mv a docs/", "run mv a docs/; read a *; delete a *; write docs/a *"),
    ("rm -rf build/", "run rm -rf build/; delete build *"),
    ("rm -- -f", "run rm -- -f; delete -f"),
    (
      "rm -r *",
      "run rm -r A.md B.md a b config docs package.json src; delete A.md *; delete B.md *; delete a *; delete b *; delete config→/etc/app *; delete docs *; delete package.json *; delete src *"
    ),
    ("rmdir d", "run rmdir d; delete d"),
    ("mkdir -p x/y", "run mkdir -p x/y; write x/y; write x"),
    ("touch x y", "run touch x y; write x; write y"),
    ("ln -s a b", "run ln -s a b; read a; write b *"),
    ("tee -a log", "run tee -a log; write log"),
    ("dd if=/dev/zero of=disk.img bs=1M count=1", "run dd if=/dev/zero of=disk.img bs=1M count=1; write disk.img"),
    ("dd of=~/x", "run dd of=/home/dev/x; write /home/dev/x"),
    ("truncate -s 0 log", "run truncate -s 0 log; write log"),
    ("shred -u key", "run shred -u key; delete key"),
    ("chmod -R 777 src", "run chmod -R 777 src; write src *"),
    ("chown dev:dev a", "run chown dev:dev a; write a"),
    ("install -m 755 a /usr/local/bin", "run install -m 755 a /usr/local/bin; read a; write /usr/local/bin"),
    ("rsync -a src/ dst/", "run rsync -a src/ dst/; read src *; write dst *"),
    (
      "rsync -a --delete src/ host:/srv",
      "run rsync -a --delete src/ host:/srv; read src *; connect rsync://host"
    ),
    ("rsync -a --delete src/ dst", "run rsync -a --delete src/ dst; read src *; write dst *; delete dst *"),
    ("tar czf out.tgz src", "run tar czf out.tgz src; write out.tgz; read src *"),
    ("tar xzf in.tgz -C docs", "run tar xzf in.tgz -C docs; read in.tgz; write docs *"),
    ("tar -xf in.tar --to-command=sh", "run tar -xf in.tar --to-command=sh; opaque; read in.tar; write . *; opaque"),
    ("zip -r out.zip src", "run zip -r out.zip src; write out.zip *; read src *"),
    ("unzip in.zip -d docs", "run unzip in.zip -d docs; write docs; read in.zip; write docs *"),
    ("gzip a", "run gzip a; read a; write a"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
