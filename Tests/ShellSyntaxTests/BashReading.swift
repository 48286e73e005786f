import Foundation

/// How bash reads a text that it does not run.
struct BashReading: Equatable {
  enum Acceptance: UInt8 {
    case accepted = 0x79
    case refused = 0x6E
    /// Bash did not end: some texts send its parser round in circles.
    case endless = 0x3F
  }

  /// Whether `bash -n` finds an error.
  let acceptance: Acceptance
  /// The commands, put in braces so that they are one, as bash's own printer lays them out (`bash --pretty-print`); nil where
  /// bash does not accept them in braces, as a here-document that only the end of the text ends.
  let layout: [UInt8]?

  /// What bash makes of each of the texts, which have no NUL.
  static func of(_ texts: [[UInt8]]) throws -> [BashReading] {
    // Bash's exit code is 0 for some errors inside `[[`, so its words count.
    // What is read byte by byte must not depend on which bytes are characters; what bash parses is in UTF-8.
    let script = """
      LC_ALL=C
      while IFS= read -r -d '' c; do
        e=$(ulimit -t 2; LC_ALL=C.UTF-8 exec "$BASH" --norc -n -c -- "$c" 2>&1 </dev/null); s=$?
        if (( s > 128 )); then printf '?\\0\\0'; continue; fi
        if (( s )) || [[ $e == *'syntax error'* || $e == *conditional* || $e == *expected* ]]; then a=n; else a=y; fi
        printf '%s\\0' "$a"
        (ulimit -t 2; LC_ALL=C.UTF-8 exec "$BASH" --norc --pretty-print <(printf '{\\n%s\\n}\\n' "$c") </dev/null) && printf y
        printf '\\0'
      done
      """
    let input = Data(texts.flatMap { $0 + [0] })
    let output = try Bash.output(of: script, input: input).split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: output.count - 1, by: 2).map { index in
      let acceptance = output[index].first.flatMap(Acceptance.init(rawValue:)) ?? .endless
      return BashReading(
        acceptance: acceptance,
        layout: output[index + 1].last == 0x79 ? output[index + 1].dropLast() : nil
      )
    }
  }
}
