import Glibc
import Testing

@testable import MCPTransport

/// What concerns the whole process is tried out in processes of their own.
@Suite struct ProcessTests {
  @Test("a signal reaches the callback") func signalCode() async {
    await #expect(processExitsWith: .exitCode(143)) {
      try TerminationSignals.deliver { exit(128 + $0) }
      kill(getpid(), SIGTERM)
      while true { pause() }
    }
  }

  @Test("a second signal cuts the shutdown short") func secondSignal() async {
    await #expect(processExitsWith: .exitCode(130)) {
      let first = try TestClient.pipe()
      try TerminationSignals.deliver { _ in _ = write(first.writeEnd, "x", 1) }
      kill(getpid(), SIGHUP)
      var byte: UInt8 = 0
      _ = read(first.readEnd, &byte, 1)
      kill(getpid(), SIGINT)
      while true { pause() }
    }
  }

  @Test("signals are delivered to one place only") func once() async {
    await #expect(processExitsWith: .success) {
      try TerminationSignals.deliver { _ in }
      do {
        try TerminationSignals.deliver { _ in }
        exit(1)
      } catch let error as TransportError { exit(error.code == .setupFailed ? 0 : 2) }
    }
  }

  @Test("after the take-over the standard descriptors are harmless") func takeOver() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let (input, output) = (try TestClient.pipe(), try TestClient.pipe())
      dup2(input.readEnd, STDIN_FILENO)
      dup2(output.writeEnd, STDOUT_FILENO)
      let streams = try StandardStreams.takeOver()
      print("stray")
      fflush(nil)
      var byte: UInt8 = 0
      // Standard input is empty, the real one is where we say; nothing stray is in the real output.
      guard read(STDIN_FILENO, &byte, 1) == 0, write(input.writeEnd, "i", 1) == 1,
        read(streams.input, &byte, 1) == 1, byte == UInt8(ascii: "i"), write(streams.output, "o", 1) == 1,
        read(output.readEnd, &byte, 1) == 1, byte == UInt8(ascii: "o")
      else { exit(1) }
      guard streams.input > 2, streams.output > 2, fcntl(streams.output, F_GETFD) == FD_CLOEXEC else { exit(2) }
      // A reader that has gone is an error, not our end.
      close(output.readEnd)
      guard write(streams.output, "x", 1) == -1, errno == EPIPE else { exit(3) }
      exit(7)
    }
  }

  @Test("a closed standard error does not make the protocol's output the place for stray text") func closedError() async
  {
    await #expect(processExitsWith: .exitCode(7)) {
      let output = try TestClient.pipe()
      dup2(output.writeEnd, STDOUT_FILENO)
      close(STDERR_FILENO)
      let streams = try StandardStreams.takeOver()
      guard write(STDERR_FILENO, "e", 1) == 1, write(STDOUT_FILENO, "s", 1) == 1 else { exit(1) }
      var byte: UInt8 = 0
      guard write(streams.output, "o", 1) == 1, read(output.readEnd, &byte, 1) == 1 else { exit(2) }
      exit(byte == UInt8(ascii: "o") ? 7 : 3)
    }
  }
}
