import Foundation
import TestSupport

/// A way to write a command so that bash does the same.
struct Disguise: Sendable {
  let name: String
  /// The command written so; nil where it does not fit.
  let write: @Sendable (_ command: String) -> String?

  init(_ name: String, _ write: @escaping @Sendable (_ command: String) -> String?) {
    self.name = name
    self.write = write
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// Those around whole commands, with everything as a text for a shell or as a body.
  static let wrappers: [Disguise] = [
    Disguise("eval") { "eval \(quoted($0))" },
    Disguise("eval of a variable") { "zz=\(quoted($0)); eval \"$zz\"" },
    Disguise("bash -c") { "bash -c \(quoted($0))" },
    Disguise("bash -lc") { "bash --norc -ec \(quoted($0))" },
    Disguise("subshell") { "( \($0)\n)" },
    Disguise("group") { "{ \($0)\n}" },
    Disguise("function") { "zz() { \($0)\n}; zz" },
    Disguise("for") { "for zz in 1; do \($0)\ndone" },
    Disguise("while") { "while true; do \($0)\nbreak; done" },
    Disguise("if") { "if true; then \($0)\nfi" },
    Disguise("case") { "case a in a) \($0)\n;; esac" },
    Disguise("and") { "true && { \($0)\n}" },
    Disguise("or") { "false || { \($0)\n}" },
    Disguise("after") { ":; \($0)" },
    Disguise("no-ops") { String(repeating: ":; ", count: 50) + $0 },
    Disguise("negated") { "! { \($0)\n}" },
    Disguise("timed") { "time { \($0)\n}" },
    Disguise("comment") { $0.contains("\n") || $0.hasSuffix("\\") ? nil : "\($0) # harmless" },
    Disguise("before") { $0.contains("\n") || $0.hasSuffix("\\") ? nil : "# harmless\n\($0)\n:" },
    Disguise("here-document") { "bash <<'ZZ'\n\($0)\nZZ" },
    Disguise("here-string") { "bash <<< \(quoted($0))" },
    Disguise("printf to bash") { "printf '%s\\n' \(quoted($0)) | bash" },
    Disguise("base64") { "echo \(Data($0.utf8).base64EncodedString()) | base64 -d | bash" },
    Disguise("source") { "source <(printf '%s\\n' \(quoted($0)))" },
    // Bash forgets a semicolon behind a here-document there, so that it would be another command (docs/PARSER.md).
    Disguise("substitution") { $0.contains("<<") && $0.contains(";") ? nil : ": \"$(\($0)\n)\"" },
    Disguise("process substitution") { $0.contains("<<") && $0.contains(";") ? nil : ": <(\($0)\n)" },
    Disguise("trap") { "trap \(quoted($0)) EXIT" },
    Disguise("coproc") { "coproc { \($0)\n}" },
    Disguise("background") { "{ \($0)\n} & wait" },
    Disguise("sudo") { "sudo bash -c \(quoted($0))" },
    Disguise("env") { "env bash -c \(quoted($0))" },
    Disguise("nohup") { "nohup bash -c \(quoted($0))" },
    Disguise("timeout") { "timeout 5 bash -c \(quoted($0))" },
    Disguise("nice") { "nice -n 5 bash -c \(quoted($0))" },
    Disguise("xargs") { $0.contains("{}") ? nil : "echo x | xargs -I{} bash -c \(quoted($0))" },
    Disguise("find") { $0.contains("{}") ? nil : "find . -maxdepth 0 -exec bash -c \(quoted($0)) \\;" },
    Disguise("positional") { "set -- \(quoted($0)); eval \"$1\"" },
    Disguise("array") { "zz=(\(quoted($0))); eval \"${zz[0]}\"" },
    Disguise("printf -v") { "printf -v zz %s \(quoted($0)); eval \"$zz\"" },
    Disguise("default") { "unset zz; eval ${zz:-\(quoted($0))}" },
    Disguise("written") { "printf '%s\\n' \(quoted($0)) > zz.sh; bash zz.sh" },
    Disguise("redirection") { "{ \($0)\n} 2>/dev/null" },
    Disguise("exported") { "export zz=\(quoted($0)); bash -c 'eval \"$zz\"'" },
  ]

  /// Those that write the first word in another way.
  static let spellings: [Disguise] = [
    Disguise("quoted program") { first($0) { "'\($0)'" } },
    Disguise("double quotes") { first($0) { "\"\($0)\"" } },
    Disguise("backslash") { first($0) { "\\\($0)" } },
    Disguise("empty quotes") { first($0) { "\($0.prefix(1))''\($0.dropFirst())" } },
    Disguise("ANSI-C") { first($0) { "$'" + $0.utf8.map { "\\x" + String($0, radix: 16) }.joined() + "'" } },
    Disguise("octal") { first($0) { "$'" + $0.utf8.map { "\\" + String($0, radix: 8) }.joined() + "'" } },
    Disguise("variable") { command in first(command) { _ in "$zz" }.map { "zz=\(word(command)); \($0)" } },
    Disguise("halves") { command in
      first(command) { _ in "$za$zb" }.map { "za=\(word(command).prefix(1)) zb=\(word(command).dropFirst()); \($0)" }
    },
    Disguise("echo") { first($0) { "$(echo \($0))" } },
    Disguise("printf") { first($0) { "$(printf '\\x\(String($0.utf8.first ?? 0, radix: 16))%s' \($0.dropFirst()))" } },
    Disguise("default word") { first($0) { "${zz:-\($0)}" }.map { "unset zz; \($0)" } },
    Disguise("braces") { $0.contains(" ") ? nil : first($0) { "{\($0),}" } },
    Disguise("prefix removed") { command in first(command) { _ in "${zz#xx}" }.map { "zz=xx\(word(command)); \($0)" } },
    Disguise("quoted pattern") { command in
      first(command) { _ in "\"${zz%??}\"" }.map { "zz=\(word(command))xx; \($0)" }
    },
    Disguise("slice") { command in first(command) { _ in "${zz:$((1+1))}" }.map { "zz=xx\(word(command)); \($0)" } },
    Disguise("case") { command in
      word(command).utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
        ? first(command) { _ in "${zz,,}" }.map { "zz=\(word(command).uppercased()); \($0)" } : nil
    },
    Disguise("command") { first($0) { "command \($0)" } },
    Disguise("redirection before") { first($0) { "2>/dev/null \($0)" } },
  ]

  /// The first word where it is a plain name and no word of the syntax.
  static func word(_ command: String) -> String {
    String(
      decoding: command.utf8.prefix { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D },
      as: UTF8.self
    )
  }

  private static func first(_ command: String, _ write: (String) -> String) -> String? {
    let name = word(command)
    guard !name.isEmpty, name.utf8.first != 0x2D, command.utf8.dropFirst(name.utf8.count).first == 0x20,
      !reserved.contains(name)
    else { return nil }
    return write(name) + command.dropFirst(name.count)
  }

  /// Words that count only where they stand plain, and builtins whose arguments are read as assignments only then.
  private static let reserved: Set<String> = [
    "if", "for", "while", "until", "case", "select", "function", "time", "coproc", "do", "then", "declare", "export",
    "local", "readonly", "typeset", "alias", "exec", "cd", "command",
  ]
}
