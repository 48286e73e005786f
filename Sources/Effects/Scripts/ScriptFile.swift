/// How the kernel and the shell start a file that was made executable (execve(2), "Interpreter scripts"; POSIX Shell Command
/// Language, 2.9.1.1).
enum ScriptFile {
  /// A script: the words that start it, before its own name.
  case interpreted([String])
  /// Text without `#!`, which the shell that finds it runs itself.
  case shellText
  /// Anything else: a program in machine code, or a first line that names no interpreter.
  case program

  init(_ bytes: [UInt8]) {
    // What a shell takes for a binary file: NUL in its first line.
    let line = bytes.prefix { $0 != 0x0A }
    guard !line.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      self = .program
      return
    }
    guard line.starts(with: "#!".utf8) else {
      self = .shellText
      return
    }
    let text = String(decoding: line.dropFirst(2), as: UTF8.self)
    let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    // All that follows the interpreter is one argument.
    let parts = text.split(maxSplits: 1, whereSeparator: blanks).map { part in
      String(part.drop(while: blanks).reversed().drop(while: blanks).reversed())
    }
    self = parts.isEmpty ? .program : .interpreted(parts)
  }
}
