import Glibc

extension ChildDefinition {
  /// Refuses what cannot be started, with the reason and what to do, before anything is started.
  ///
  /// The checks do not replace the answer of `execve`, which the supervisor reports; they only say it better.
  func check() throws(TransportError) {
    for text in [program, directory] + arguments + environment.flatMap({ [$0.key, $0.value] })
    where text.utf8.contains(0) {
      throw .childInvalid("the definition of `\(program)` contains a NUL character, correct its record")
    }
    for name in environment.keys where name.isEmpty || name.utf8.contains(UInt8(ascii: "=")) {
      throw .childInvalid("`\(name)` is no name of an environment variable, correct the record of `\(program)`")
    }
    guard program.utf8.first == UInt8(ascii: "/") else {
      throw .childInvalid("the program `\(program)` is no absolute path, name it in full")
    }
    guard directory.utf8.first == UInt8(ascii: "/") else {
      throw .childInvalid("the directory `\(directory)` of `\(program)` is no absolute path, name it in full")
    }
    var entry = Glibc.stat()
    guard stat(program, &entry) == 0 else {
      throw .childNotStarted(
        errno == ENOENT || errno == ENOTDIR
          ? "the program `\(program)` does not exist, install it or correct its path"
          : "the program `\(program)` cannot be looked at (errno \(errno)), correct its permissions"
      )
    }
    guard entry.st_mode & S_IFMT == S_IFREG else {
      throw .childNotStarted("the program `\(program)` is no file, correct its path")
    }
    guard access(program, X_OK) == 0 else {
      throw .childNotStarted("the program `\(program)` is not executable, run `chmod +x` on it or correct its path")
    }
  }
}
