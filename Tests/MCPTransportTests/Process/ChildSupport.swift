import Glibc
import TestSupport

@testable import MCPTransport

/// The program that stands in for the product's executable; it lies beside the tests.
enum Fixture {
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/supervise-fixture"
  }()

  static func limits(onErrorLine: @escaping @Sendable (String) -> Void = { _ in }) -> ChildLimits {
    ChildLimits(supervisor: [path, Supervisor.command], onErrorLine: onErrorLine)
  }

  /// What scripts of Python begin with.
  static let prelude = "import ctypes, errno, fcntl, os, signal, socket, subprocess, sys, termios, time"

  /// A child that runs a script of Python or of the shell.
  static func start(python script: String, sandbox: Sandbox? = nil) async throws -> ChildProcess {
    try await start("/usr/bin/python3", ["-I", "-c", prelude + "\n" + script], sandbox: sandbox)
  }

  static func start(shell script: String, sandbox: Sandbox? = nil) async throws -> ChildProcess {
    try await start("/bin/sh", ["-c", script], sandbox: sandbox)
  }

  static func start(_ program: String, _ arguments: [String], sandbox: Sandbox? = nil) async throws -> ChildProcess {
    try await ChildProcess.start(
      ChildDefinition(program: program, arguments: arguments, environment: ["PATH": "/usr/bin:/bin"], sandbox: sandbox),
      limits: limits()
    )
  }
}

extension ChildProcess {
  /// Reads one line of the output, without its line break; what there is where it ends before.
  func line() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads all of the output.
  func everything() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1 { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether a process of that number is there, dead ones that nobody reaped included.
func isThere(_ pid: Int32) -> Bool { kill(pid, 0) == 0 }

/// Whether a process of that number is there and not dead.
func isAlive(_ pid: Int32) -> Bool {
  let descriptor = open("/proc/\(pid)/stat", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: 1024)
  let count = read(descriptor, &buffer, buffer.count)
  let state = String(decoding: buffer[..<max(count, 0)], as: UTF8.self).split(separator: ")").last?.split(
    separator: " "
  ).first
  return state.map { $0 != "Z" && $0 != "X" } ?? false
}

/// The process numbers in a line.
func numbers(_ line: String) -> [Int32] { line.split(separator: " ").compactMap { Int32($0) } }
