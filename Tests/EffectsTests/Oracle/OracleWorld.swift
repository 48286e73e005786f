@testable import Effects

/// The files that the generated commands find, in the sandbox and in the workspace.
enum OracleWorld {
  static let directory = "/srv/app"

  static let world = MemoryWorld(
    entries: [
      "/srv/app/.env": .file("SECRET=1\n"), "/srv/app/.hidden": .file(""), "/srv/app/a.txt": .file("alpha\n"),
      "/srv/app/b.txt": .file("beta gamma\n"), "/srv/app/c d.txt": .file("s1 z\n"),
      "/srv/app/src/main.c": .file("int\n"),
      "/srv/app/src/util.c": .file("void\n"), "/srv/app/list": .file("a.txt\ns1:x\nrm y\n"),
      "/srv/app/words": .file("s1 from words\nrm -f b.txt\n"), "/srv/app/lnk": .link(".env"),
      "/srv/app/dlink": .link("src"), "/srv/app/run.sh": .file("#!/bin/bash\ns2 from run \"$@\"\ncat .env\nx=s3\n"),
      "/srv/app/vars.sh": .file("v=.env\ncmd='rm -f'\nx=s3\nset -- p\n"),
      "/srv/app/bin/s1": .file("#!/bin/sh\ns3 in bin\n"),
      "/home/dev/.ssh/id_rsa": .file("KEY\n"), "/home/dev/notes": .file("n\n"), "/tmp": .directory,
      "/srv/x/.env": .file("A=b\n"),
    ],
    homes: ["": "/home/dev", "dev": "/home/dev"]
  )

  /// Files that a command has no business to read.
  static let bait: Set<String> = ["/srv/app/.env", "/home/dev/.ssh/id_rsa", "/srv/x/.env"]

  /// The directories that are made anew for each command.
  static let roots = ["/srv", "/home/dev", "/tmp"]

  /// Programs that only write down that they ran.
  static let stubs = ["s1", "s2", "s3", "git", "curl"]
  /// Programs that run the rest of their arguments, as the one that they stand for would.
  static let launchers = ["sudo"]
  /// Programs that write down that they ran, and then are what they are.
  static let real = [
    "cat", "xargs", "find", "env", "tr", "rev", "base64", "bash", "sh", "rm", "touch", "cp", "mv", "mkdir", "tee", "ls",
    "chmod", "ln", "nohup", "nice", "timeout", "stdbuf", "setsid", "basename", "dirname", "cut", "head", "tail", "sort",
    "sed", "grep", "wc",
    "seq",
  ]
}
