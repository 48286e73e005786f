import CProcess
import Glibc

/// Starts a supervisor: the one place of the gateway that starts programs.
struct SupervisorSpawn {
  /// The descriptors in the order of their numbers in the supervisor, from 0 on.
  let descriptors: [OwnedDescriptor]
  /// The program and its words.
  let words: [String]

  /// Starts it in a session and group of its own, with default signals, an empty mask and an empty environment; only the
  /// descriptors named are open in it.
  ///
  /// - Throws: `TransportError.childNotStarted` where it cannot be executed, `.setupFailed` where there is no memory to say how.
  func run() throws(TransportError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var codes = descriptors.enumerated().map { target, source in
      posix_spawn_file_actions_adddup2(&actions, source.number, Int32(target))
    }
    // Ours are all close-on-exec; those of a library that forgot it are closed here.
    codes.append(posix_spawn_file_actions_addclosefrom_np(&actions, Int32(descriptors.count)))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    codes.append(posix_spawnattr_setsigdefault(&attributes, &all))
    codes.append(posix_spawnattr_setsigmask(&attributes, &none))
    let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(CPROCESS_SPAWN_SETSID)
    codes.append(posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags)))
    if let code = codes.first(where: { $0 != 0 }) { throw .setupFailed("preparing a supervisor", code) }
    let arguments = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    let environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var pid: pid_t = 0
    let code = posix_spawn(&pid, words.first ?? "", &actions, &attributes, arguments, environment)
    guard code == 0 else {
      throw .childNotStarted(
        "the supervisor `\(words.first ?? "")` cannot be executed (errno \(code)), reinstall cavra-mcp"
      )
    }
    return pid
  }
}
