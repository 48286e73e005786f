/// Quotes words so that a POSIX shell reads them back unchanged (POSIX.1-2017, Shell Command Language, section 2.2.2).
package enum ShellQuoting {
  /// The word as it is where nothing in it means anything to a shell, else in single quotes.
  package static func quote(_ word: String) -> String {
    let plain = !word.isEmpty && word.utf8.allSatisfy(isPlain) && !reserved.contains(word)
    return plain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// The words as one command line.
  package static func commandLine(_ words: [String]) -> String { words.map(quote).joined(separator: " ") }

  /// Words that a shell takes for syntax where a command may begin: those of POSIX and those that bash and zsh add. The
  /// others of that kind (`{`, `[[`, `!`) have bytes that are quoted anyway.
  private static let reserved: Set<String> = [
    "if", "then", "elif", "else", "fi", "for", "in", "do", "done", "while", "until", "case", "esac", "select",
    "function", "coproc", "time", "foreach", "end", "repeat", "nocorrect",
  ]

  /// Whether the byte means nothing to a shell wherever it stands in a word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
