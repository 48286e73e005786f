import Glibc
import MCPTransport

/// The supervisor alone, for tests of a module that does not know the product's executable, and gateways to be watched.
@main
enum Fixture {
  /// Not asynchronous, as the product's is not: a supervisor must have one thread.
  static func main() {
    if Supervisor.isAsked(in: CommandLine.arguments) { Supervisor.run() }
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count == 2, words[0] == "--cycles", let count = Int(words[1]) {
      Task.detached {
        await Cycles.run(count)
        exit(0)
      }
    } else {
      Task.detached { await hold(words) }
    }
    while true { pause() }
  }

  /// Starts one child and says so.
  private static func hold(_ words: [String]) async {
    guard let program = words.first else { exit(64) }
    do {
      let child = try await ChildProcess.start(
        ChildDefinition(program: program, arguments: Array(words.dropFirst()))
      )
      print("running \(child.pid)")
      fflush(nil)
      // Held until this process is killed.
      _ = await child.end()
      exit(0)
    } catch {
      print(error)
      exit(1)
    }
  }
}
