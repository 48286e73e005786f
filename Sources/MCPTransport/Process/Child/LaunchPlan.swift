/// What a supervisor is handed for one definition: the order, and the descriptors of a wrapper.
struct LaunchPlan {
  let order: SupervisorOrder
  /// In the order of `SupervisorOrder.Slot` from `filter` on; empty without a sandbox.
  let descriptors: [OwnedDescriptor]

  /// - Throws: `TransportError.sandboxUnavailable` where a sandbox is asked for and cannot be had, `.childInvalid` where it
  ///   is asked for in a way that makes no sense.
  init(_ definition: ChildDefinition) throws(TransportError) {
    let variables = definition.environment.sorted { $0.key < $1.key }
    guard let sandbox = definition.sandbox else {
      order = SupervisorOrder(
        directory: definition.directory,
        wrappers: 0,
        words: [definition.program] + definition.arguments,
        environment: variables.map { "\($0.key)=\($0.value)" }
      )
      descriptors = []
      return
    }
    guard let filter = SystemCallFilter.native else {
      throw .sandboxUnavailable(
        "`\(definition.program)` needs a sandbox, and this machine's system calls are not known"
      )
    }
    guard let bubblewrap = SandboxProbe.findBubblewrap() else {
      throw .sandboxUnavailable("`\(definition.program)` needs a sandbox, and bubblewrap is not installed")
    }
    let arguments = try sandbox.arguments(for: definition)
    let encoded = arguments.flatMap { word -> [UInt8] in Array(word.utf8) + [0] }
    descriptors = [
      try OwnedDescriptor.memory(filter.bytes, "a system call filter"),
      try OwnedDescriptor.memory(encoded, "the arguments of bubblewrap"),
    ]
    order = SupervisorOrder(
      directory: "/",
      wrappers: 2,
      words: [bubblewrap, "--args", "\(SupervisorOrder.Slot.wrapperArguments)", "--", definition.program]
        + definition.arguments,
      environment: []
    )
  }
}
