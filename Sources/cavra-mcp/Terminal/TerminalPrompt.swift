import Glibc
import Signing

/// Asks the person at the controlling terminal for a passphrase. Nothing else is ever asked: no argument, no variable of the
/// environment and no pipe can give one, so that what an agent can run does not answer.
struct TerminalPrompt {
  struct NoTerminal: Error, CustomStringConvertible {
    let description = "there is no terminal to ask for the passphrase at, run the command in one"
  }

  struct Mismatch: Error, CustomStringConvertible {
    let description = "the two passphrases differ, run the command again"
  }

  private static let longest = 1_024

  private let terminal: CInt

  init() throws {
    terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw NoTerminal() }
  }

  func close() { _ = Glibc.close(terminal) }

  /// Shows what the answer will be to, at the terminal itself: standard output may go elsewhere.
  func show(_ lines: [String]) { say(lines.map { $0 + "\n" }.joined()) }

  /// Asks once.
  func passphrase(_ question: String) throws -> SecretBytes {
    say(question)
    var bytes = try withoutEcho { try line() }
    say("\n")
    return try SecretBytes(wiping: &bytes)
  }

  /// Asks twice, for a passphrase that is new.
  func newPassphrase(_ question: String) throws -> SecretBytes {
    let first = try passphrase(question)
    let second = try passphrase("Once more: ")
    var (left, right) = (first.withUnsafeBytes { Array($0) }, second.withUnsafeBytes { Array($0) })
    defer {
      SecretBytes.wipe(&left)
      SecretBytes.wipe(&right)
    }
    guard ConstantTime.areEqual(left, right) else { throw Mismatch() }
    return first
  }

  private func say(_ text: String) { _ = Output.write(Array(text.utf8), to: terminal) }

  private func withoutEcho<Result>(_ body: () throws -> Result) throws -> Result {
    var old = termios()
    guard tcgetattr(terminal, &old) == 0 else { throw NoTerminal() }
    var new = old
    new.c_lflag &= ~tcflag_t(ECHO)
    // An interrupt would leave the terminal without echo: it is read as a character, and ends the question.
    new.c_lflag &= ~tcflag_t(ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &new) == 0 else { throw NoTerminal() }
    defer { _ = tcsetattr(terminal, TCSAFLUSH, &old) }
    return try body()
  }

  /// One line, byte by byte, without its newline.
  private func line() throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.longest)
    while bytes.count < Self.longest {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 0x03, byte != 0x04 else {
        SecretBytes.wipe(&bytes)
        throw NoTerminal()
      }
      if byte == 0x0A || byte == 0x0D { break }
      bytes.append(byte)
    }
    return bytes
  }
}
